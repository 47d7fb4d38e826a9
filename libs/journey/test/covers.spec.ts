import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  correctDecision,
  readableRows,
  readInspection,
  readMyReadings,
  readRegisterOn,
  realClock,
  realIds,
  recordDecision,
  recordReview,
  type Journey,
  type RecordDecisionInput,
} from '@ratify/journey';
import type { PlainDate } from '@ratify/policy';
import type { Body, Organisation, Policy, Scope } from '@ratify/store';
import {
  buildAcknowledgement,
  buildBody,
  buildBodySetting,
  buildLink,
  buildNotApplicable,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  createDatabase,
  signIn,
  SOMEBODY,
  type TestDatabase,
} from '@ratify/test-kit';

// A trust adopts one text for its academies, year after year. What covers an academy is always what the trust has in force.

const text = (words: string): string =>
  `---\ntitle: Lone working\nslug: lone-working\nreview: {every: P1Y}\n---\n\n## Doors {#doors}\n\n:::clause{#keys}\n${words}\n:::\n`;

let database: TestDatabase;
let journey: Journey;
let trust: Organisation;
let north: Organisation;
let south: Organisation;
let body: Body;
let policy: Policy;
let clerk: Scope;

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
});
afterAll(() => database?.close());

beforeEach(async () => {
  const academy = async (): Promise<Organisation> => {
    const made = await buildOrganisation(database, { kind: 'school' });
    await buildLink(database, { kind: 'academy-of', organisationId: made.id, upperId: trust.id });
    return made;
  };
  trust = await buildOrganisation(database, { kind: 'trust' });
  [north, south] = [await academy(), await academy()];
  body = await buildBody(database, { organisationId: trust.id, kind: 'board', routes: ['delegated'], signatories: [] });
  for (const settingId of [trust.id, north.id, south.id])
    await buildBodySetting(database, { organisationId: trust.id, bodyId: body.id, settingId });
  policy = await buildPolicy(database, { organisationId: trust.id, title: 'Lone working' });
  ({ scope: clerk } = await signIn(database, { organisationId: trust.id, roles: ['clerk', 'head'] }));
});

async function adopt(words: string, decidedOn: string, more: Partial<RecordDecisionInput> = {}): Promise<string> {
  const revision = await buildRevision(database, {
    organisationId: trust.id,
    policyId: policy.id,
    text: text(words),
    submittedByName: 'A head',
  });
  const { value, refusals } = await recordDecision(journey, clerk, {
    ...{ revisionId: revision.id, bodyId: body.id, route: 'delegated', outcome: 'adopted', minuteReference: '4' },
    ...{ decidedOn: decidedOn as PlainDate, ...more },
  });
  expect(refusals).toEqual([]);
  return value?.decision.id ?? '';
}

/** What somebody of an academy is given to read. */
async function readAt({ id }: Organisation): Promise<string[]> {
  const { scope } = await signIn(database, { organisationId: id, roles: ['staff'] });
  const { texts } = await database.store.inContext(scope, {}, (work) => readMyReadings(work, journey.clock.today()));
  return texts.map((each) => /\n:::clause\{#keys\}\n(.*)\n/.exec(each.text)?.[1] ?? '');
}

async function heldAt({ id }: Organisation, on: string): Promise<string[]> {
  const { scope } = await signIn(database, { organisationId: id, roles: ['head'] });
  const lines = await database.store.inContext(scope, {}, (work) =>
    readRegisterOn(readableRows(work), on as PlainDate, id),
  );
  return lines.map(({ title, status, adoptedOn, reviewDueOn }) => `${title}: ${status} ${adoptedOn} ${reviewDueOn}`);
}

describe('an academy that its trust covers', () => {
  it('is covered by what the trust adopts next, and by nothing older', async () => {
    await adopt('One key.', '2025-03-01', { settingIds: [north.id, south.id] });
    expect(await readAt(north)).toEqual(['One key.']);
    await adopt('Two keys.', '2026-02-01');
    expect(await readAt(north)).toEqual(['Two keys.']);
    expect(await readAt(south)).toEqual(['Two keys.']);
  });

  it('is covered no more once an adoption names others, and its register of a past day still says that it was', async () => {
    await adopt('One key.', '2025-03-01', { settingIds: [north.id, south.id] });
    await adopt('Two keys.', '2026-02-01', { settingIds: [south.id] });
    expect(await readAt(north)).toEqual([]);
    expect(await readAt(south)).toEqual(['Two keys.']);
    expect(await heldAt(north, '2025-02-28')).toEqual([]);
    expect(await heldAt(north, '2026-01-31')).toEqual(['Lone working: covered 2025-03-01 2026-03-01']);
    expect(await heldAt(north, '2026-02-01')).toEqual([]);
    expect(await heldAt(south, '2026-01-31')).toEqual(['Lone working: covered 2025-03-01 2026-03-01']);
    expect(await heldAt(south, '2026-02-01')).toEqual(['Lone working: covered 2026-02-01 2027-02-01']);
  });

  it('is not overdue once the trust has reviewed without a change, and was until then', async () => {
    await adopt('One key.', '2025-03-01', { settingIds: [north.id] });
    const review = { policyId: policy.id, outcome: 'no-change', reason: 'Read through.' } as const;
    const { refusals } = await recordReview(journey, clerk, { ...review, reviewedOn: '2026-06-01' as PlainDate });
    expect(refusals).toEqual([]);
    expect(await heldAt(north, '2026-05-31')).toEqual(['Lone working: overdue 2025-03-01 2026-03-01']);
    expect(await heldAt(north, '2026-06-01')).toEqual(['Lone working: covered 2025-03-01 2027-03-01']);
    const { scope } = await signIn(database, { organisationId: north.id, roles: ['head'] });
    const covers = await database.store.inContext(scope, {}, (work) => work.coverages.list());
    expect(covers).toMatchObject([{ reviewDueOn: '2027-03-01' }]);
  });

  it('is covered as before where the adoption that followed is set aside', async () => {
    await adopt('One key.', '2025-03-01', { settingIds: [north.id] });
    const wrong = await adopt('Two keys.', '2026-02-01', { settingIds: [north.id, south.id] });
    const { refusals } = await correctDecision(journey, clerk, { decisionId: wrong, reason: 'It was not decided.' });
    expect(refusals).toEqual([]);
    expect(await readAt(north)).toEqual(['One key.']);
    expect(await readAt(south)).toEqual([]);
    expect(await heldAt(north, '2026-02-10')).toEqual(['Lone working: covered 2025-03-01 2026-03-01']);
    expect(await heldAt(south, '2026-02-10')).toEqual([]);
  });

  it('shows an inspector who confirmed the trust’s policy, of those whom it means', async () => {
    await adopt('One key.', '2025-03-01', { settingIds: [north.id] });
    const appointed = async (role: 'staff' | 'governor') =>
      (await signIn(database, { organisationId: north.id, roles: [role] })).person;
    const [read, unread, governor] = [await appointed('staff'), await appointed('staff'), await appointed('governor')];
    const [own] = await database.owner.query(`select id from app.adoptions where policy_id = $1`, [policy.id]);
    await buildAcknowledgement(database, {
      ...{ organisationId: north.id, personId: read.id, personName: read.fullName, revisionId: null },
      ...{ adoptingOrganisationId: trust.id, adoptionId: own.id },
    });
    const { scope } = await signIn(database, { organisationId: north.id, roles: ['head'] });
    const { confirmations } = await database.store.inContext(scope, {}, (work) =>
      readInspection(work, north.id, { isNamed: true, today: journey.clock.today() }),
    );
    const states = new Map(confirmations?.map((each) => [each.person, `${each.policy}: ${each.state}`]));
    expect(states.get(read.fullName)).toBe('Lone working: confirmed');
    expect(states.get(unread.fullName)).toBe('Lone working: none');
    expect(states.has(governor.fullName)).toBe(false);
  });

  it('is not told to lack on a past day what it had said that it does not need', async () => {
    await buildNotApplicable(database, {
      ...{ organisationId: north.id, title: 'Swimming', declaredAt: new Date('2025-05-01T12:00:00Z') },
      ...{ endedAt: new Date('2026-05-01T12:00:00Z'), endedBy: SOMEBODY, endedByName: 'A head' },
    });
    await buildNotApplicable(database, {
      ...{ organisationId: north.id, title: 'Lone working', declaredAt: new Date('2025-02-01T12:00:00Z') },
    });
    await adopt('One key.', '2025-03-01', { settingIds: [north.id] });
    expect(await heldAt(north, '2025-02-10')).toEqual(['Lone working: not-applicable null null']);
    expect(await heldAt(north, '2025-05-01')).toEqual([
      'Lone working: covered 2025-03-01 2026-03-01',
      'Swimming: not-applicable null null',
    ]);
    expect(await heldAt(north, '2026-05-01')).toEqual(['Lone working: overdue 2025-03-01 2026-03-01']);
  });

  it('was covered by the former adoption until the day on which the next was decided in truth', async () => {
    await adopt('One key.', '2025-03-01', { settingIds: [north.id] });
    const wrong = await adopt('Two keys.', '2026-02-01');
    const instead = { bodyId: body.id, route: 'delegated', outcome: 'adopted', minuteReference: '4' } as const;
    const { refusals } = await correctDecision(journey, clerk, {
      ...{ decisionId: wrong, reason: 'It was later.' },
      instead: { ...instead, decidedOn: '2026-02-20' as PlainDate },
    });
    expect(refusals).toEqual([]);
    expect(await readAt(north)).toEqual(['Two keys.']);
    expect(await heldAt(north, '2026-02-10')).toEqual(['Lone working: covered 2025-03-01 2026-03-01']);
    expect(await heldAt(north, '2026-02-20')).toEqual(['Lone working: covered 2026-02-20 2027-02-20']);
  });
});
