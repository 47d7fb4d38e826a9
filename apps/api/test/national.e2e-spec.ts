import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAdoption, buildOrganisation, buildPolicy } from '@ratify/test-kit';
import { Policy } from '@ratify/store';
import { startApi, type Caller, type TestApi } from './api.ts';

// The operator of the service sees of every organisation where its policies stand, and nobody else sees across organisations.

const QUESTION = `query ($council: String, $after: String) {
  nationalTotals { policies overdue councils { slug organisationName overdue } }
  nationalOverdue(council: $council, first: 1, after: $after) { hasMore endCursor entries { organisationName title reviewDueOn } }
}`;

let api: TestApi;
let council: string;
const ask = (caller: Caller, variables = {}) => caller.ask<Record<string, unknown>>(QUESTION, variables);

beforeAll(async () => {
  api = await startApi();
  council = (await buildOrganisation(api.database, { kind: 'council' })).id;
  const school = await buildOrganisation(api.database, { name: 'Marsh School' });
  for (const [title, reviewDueOn] of [
    ['Attendance', '2021-03-01'],
    ['Behaviour', '2022-03-01'],
    ['Complaints', '2099-03-01'],
  ]) {
    const policy = await buildPolicy(api.database, { organisationId: school.id, title: title ?? '' });
    const { adoptedOn } = await buildAdoption(api.database, { organisationId: school.id, policyId: policy.id });
    await api.database.owner
      .getRepository(Policy)
      .update({ id: policy.id }, { adoptedOn, reviewDueOn: reviewDueOn ?? null });
  }
});
afterAll(() => api?.close());

describe('the national register', () => {
  it('tells the operator how many stand where and, page by page, what is overdue', async () => {
    const operator = await api.as({ organisationId: council, roles: ['operator'] });
    const first = (await ask(operator)) as { nationalOverdue: { endCursor: string } };
    expect(first).toEqual({
      nationalTotals: {
        policies: 3,
        overdue: 2,
        councils: [{ slug: null, organisationName: 'In no council’s area', overdue: 2 }],
      },
      nationalOverdue: {
        hasMore: true,
        endCursor: expect.any(String),
        entries: [{ organisationName: 'Marsh School', title: 'Attendance', reviewDueOn: '2021-03-01' }],
      },
    });
    const next = await ask(operator, { after: first.nationalOverdue.endCursor });
    expect(next.nationalOverdue).toMatchObject({ hasMore: false, entries: [{ title: 'Behaviour' }] });
    expect((await ask(operator, { council: 'nowhere' })).nationalOverdue).toMatchObject({ entries: [] });
  });

  it('tells everybody else nothing', async () => {
    const officer = await api.as({ organisationId: council, roles: ['compliance-officer', 'publisher'] });
    for (const caller of [officer, api.anybody()]) {
      expect(await ask(caller)).toEqual({
        nationalTotals: null,
        nationalOverdue: { hasMore: false, endCursor: null, entries: [] },
      });
    }
  });
});
