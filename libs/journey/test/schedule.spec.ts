import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildOrganisation, buildPolicy, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import pg from 'pg';
import { enterSchedule, realClock, realIds, type Journey } from '../src/index.ts';

// A school that kept a list of its policies for years enters all of it.

let database: TestDatabase;
let journey: Journey;
beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
});
afterAll(() => database?.close());

const listOf = (lines: number): string =>
  ['Policy,Adopted,Review due', ...Array.from({ length: lines }, (_, at) => `Policy ${at},May 2024,May 2027`)].join(
    '\n',
  );

/** Enters a list, and says how many times the database was asked. */
async function entered(organisationId: string, text: string): Promise<{ asked: number; standings: string[] }> {
  const { scope } = await signIn(database, { organisationId, roles: ['clerk'] });
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  try {
    const { value, refusals } = await enterSchedule(journey, scope, { text, evidence: 'minute', isTrial: false });
    expect(refusals).toEqual([]);
    return { asked: asked.mock.calls.length, standings: (value?.entries ?? []).map(({ standing }) => standing) };
  } finally {
    asked.mockRestore();
  }
}

describe('an existing schedule', () => {
  it('asks the database as often for 300 policies as for two, whether they are new or held without an adoption', async () => {
    const school = async (): Promise<string> => (await buildOrganisation(database, { kind: 'school' })).id;
    // The first opens the connection that the others use.
    await entered(await school(), listOf(2));
    const few = await entered(await school(), listOf(2));
    const large = await school();
    for (const at of [3, 120])
      await buildPolicy(database, { organisationId: large, slug: `held-${at}`, title: `Policy ${at}` });
    const many = await entered(large, listOf(300));
    expect(many.standings.filter((each) => each === 'held')).toHaveLength(2);
    expect(few.asked).toBeGreaterThan(5);
    expect(many.asked).toBe(few.asked);
    const rows = await database.owner.query<{ title: string; due: string; on: string }[]>(
      `select title, review_due_on::text as due, adopted_on::text as "on" from app.policies where organisation_id = $1 order by title`,
      [large],
    );
    expect(rows).toHaveLength(300);
    expect(new Set(rows.map(({ due, on }) => `${on} ${due}`)).size).toBe(1);
    expect(rows[0]).toMatchObject({ on: '2024-05-01' });
    const [{ count } = { count: 0 }] = await database.owner.query<{ count: number }[]>(
      'select count(*)::int as count from app.adoptions where organisation_id = $1',
      [large],
    );
    expect(count).toBe(300);
    // Each policy, then its adoption, in the order of the list.
    const audit = await database.owner.query<{ action: string }[]>(
      'select action from app.audit_events where organisation_id = $1 order by id limit 4',
      [large],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      ...['policy.entered', 'adoption.recorded-as-historic'],
      ...['policy.entered', 'adoption.recorded-as-historic'],
    ]);
  });
});
