import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  correctDecision,
  readableRows,
  readMyReadings,
  readRegisterOn,
  readRetirement,
  realClock,
  realIds,
  recordDecision,
  recordReview,
  retirePolicies,
  submitPolicy,
  type Journey,
  type RetirePoliciesInput,
} from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import type { Body, Organisation, Policy, Scope } from '@ratify/store';
import {
  buildBody,
  buildBodySetting,
  buildDraft,
  buildLink,
  buildOrganisation,
  buildPolicy,
  buildRequiredPolicy,
  buildRevision,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// A trust has two policies that say the same: one of them takes the place of the other, here and in the academy that both cover.

const TODAY = plainDate('2026-11-12');
const text = (title: string): string =>
  `---\ntitle: ${title}\nslug: ${title.toLowerCase()}\nreview: {every: P1Y}\n---\n\n## Doors {#doors}\n\n:::clause{#keys}\nBe kind.\n:::\n`;

let database: TestDatabase;
let journey: Journey;
let trust: Organisation;
let academy: Organisation;
let body: Body;
let bullying: Policy;
let behaviour: Policy;
let clerk: Scope;

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: { ...realClock(), today: () => TODAY }, ids: realIds };
});
afterAll(() => database?.close());

beforeEach(async () => {
  trust = await buildOrganisation(database, { kind: 'trust' });
  academy = await buildOrganisation(database, { kind: 'school' });
  await buildLink(database, { kind: 'academy-of', organisationId: academy.id, upperId: trust.id });
  body = await buildBody(database, { organisationId: trust.id, kind: 'board', routes: ['delegated'], signatories: [] });
  for (const settingId of [trust.id, academy.id])
    await buildBodySetting(database, { organisationId: trust.id, bodyId: body.id, settingId });
  for (const title of ['Bullying', 'Swimming'])
    await buildRequiredPolicy(database, { organisationId: trust.id, title });
  bullying = await buildPolicy(database, { organisationId: trust.id, title: 'Bullying', slug: 'bullying' });
  behaviour = await buildPolicy(database, { organisationId: trust.id, title: 'Behaviour', slug: 'behaviour' });
  ({ scope: clerk } = await signIn(database, { organisationId: trust.id, roles: ['clerk', 'head'] }));
  await adopt(bullying, '2025-03-01');
  await adopt(behaviour, '2026-02-01');
});

async function adopt(policy: Policy, decidedOn: string, revisionId?: string): Promise<string> {
  const made =
    revisionId ??
    (
      await buildRevision(database, {
        ...{ organisationId: trust.id, policyId: policy.id, text: text(policy.title), submittedByName: 'A head' },
      })
    ).id;
  const { value, refusals } = await recordDecision(journey, clerk, {
    ...{ revisionId: made, bodyId: body.id, route: 'delegated', outcome: 'adopted', minuteReference: '4' },
    ...{ decidedOn: plainDate(decidedOn), settingIds: [trust.id, academy.id] },
  });
  expect(refusals).toEqual([]);
  return value?.decision.id ?? '';
}

const retire = (more: Partial<RetirePoliciesInput> = {}) =>
  retirePolicies(journey, clerk, {
    ...{ policyIds: [bullying.id], successorId: behaviour.id, bodyId: body.id, route: 'delegated' },
    ...{ decidedOn: plainDate('2026-11-10'), reason: 'One policy says it all.', minuteReference: '9' },
    ...more,
  });

/** What stands in the register of the academy, as its trust sees it: once counted anew, and once from the rows. */
async function register(): Promise<string[]> {
  const { scope } = await signIn(database, { organisationId: trust.id, roles: ['compliance-officer'] });
  const read = () =>
    database.store.inContext(scope, {}, async (work) => {
      const { rows } = await work.register.page({ today: TODAY, settingId: academy.id, first: 50 });
      return rows.filter((row) => row.organisationId === academy.id).map(({ title, status }) => `${title}: ${status}`);
    });
  const before = await read();
  await database.store.recountRegister(TODAY);
  expect(await read()).toEqual(before);
  return before.toSorted();
}

const heldOn = async ({ id }: Organisation, on: string): Promise<string[]> => {
  const { scope } = await signIn(database, { organisationId: id, roles: ['head'] });
  const lines = await database.store.inContext(scope, {}, (work) =>
    readRegisterOn(readableRows(work), plainDate(on), id),
  );
  return lines.map(({ title }) => title);
};

const read = (policyId: string) =>
  database.store.inContext(clerk, {}, async (work) => {
    const policy = await work.policies.get({ id: policyId });
    return { policy, retirement: await readRetirement(readableRows(work), policy) };
  });

it('leaves the register and what is read, here and where it covered, and what is expected is held by what took its place', async () => {
  expect(await register()).toEqual(['Behaviour: covered', 'Bullying: overdue', 'Swimming: missing']);
  const { value, refusals } = await retire();
  expect(refusals).toEqual([]);
  expect(value).toHaveLength(1);
  expect(await register()).toEqual(['Behaviour: covered', 'Swimming: missing']);
  const { scope } = await signIn(database, { organisationId: academy.id, roles: ['staff'] });
  const { texts } = await database.store.inContext(scope, {}, (work) => readMyReadings(work, TODAY));
  expect(texts.map(({ title }) => title)).toEqual(['Behaviour']);
  expect((await read(bullying.id)).retirement).toMatchObject({
    ...{ retiredOn: '2026-11-10', reason: 'One policy says it all.', minuteReference: '9' },
    successor: { title: 'Behaviour' },
  });
});

it('is missing where nothing took its place, and where that has gone as well', async () => {
  await retire({ successorId: null });
  expect(await register()).toEqual(['Behaviour: covered', 'Bullying: missing', 'Swimming: missing']);
});

it('was held until the day on which it went, whatever is asked later', async () => {
  await retire();
  for (const held of [trust, academy]) {
    expect(await heldOn(held, '2026-11-09')).toEqual(['Behaviour', 'Bullying']);
    expect(await heldOn(held, '2026-11-10')).toEqual(['Behaviour']);
  }
});

it('is reviewed no more, and comes back by a new adoption only, until that is set aside', async () => {
  await retire();
  const review = { policyId: bullying.id, outcome: 'no-change', reason: 'Read through.' } as const;
  expect((await recordReview(journey, clerk, review)).refusals).toMatchObject([{ code: 'POLICY_RETIRED' }]);
  expect((await retire()).refusals).toMatchObject([{ code: 'POLICY_RETIRED' }]);
  await buildDraft(database, { organisationId: trust.id, policyId: bullying.id, text: text('Bullying') });
  const sent = await submitPolicy(journey, clerk, { policyId: bullying.id, version: 1 });
  expect(sent.refusals).toEqual([]);
  const decisionId = await adopt(bullying, '2026-11-11', sent.value?.id);
  expect(await read(bullying.id)).toMatchObject({ policy: { retiredOn: null }, retirement: null });
  expect(await register()).toEqual(['Behaviour: covered', 'Bullying: covered', 'Swimming: missing']);
  expect(await heldOn(trust, '2026-11-10')).toEqual(['Behaviour']);
  expect(await heldOn(trust, '2026-11-11')).toEqual(['Behaviour', 'Bullying']);
  const corrected = await correctDecision(journey, clerk, { decisionId, reason: 'That was another policy.' });
  expect(corrected.refusals).toEqual([]);
  expect(await read(bullying.id)).toMatchObject({
    ...{ policy: { retiredOn: '2026-11-10' }, retirement: { minuteReference: '9' } },
  });
  expect(await register()).toEqual(['Behaviour: covered', 'Swimming: missing']);
});
