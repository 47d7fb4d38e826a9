import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  readableRows,
  readAdoptedBefore,
  readAdoptionsBefore,
  readInspection,
  readRecord,
  readTimeline,
  realClock,
  realIds,
  recordHistoricAdoption,
  type Journey,
} from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import type { Adoption, ListOptions, Policy, Scope, UnitOfWork, Where } from '@ratify/store';
import {
  buildOrganisation,
  buildPolicy,
  buildRevision,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// A policy that was adopted in some month long ago, as a minute shows: no page says a day that nobody ever said.

let database: TestDatabase;
let journey: Journey;
let clerk: Scope;
let policy: Policy;
const TODAY = plainDate('2026-11-12');

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
  const { id: organisationId } = await buildOrganisation(database, { kind: 'school' });
  clerk = (await signIn(database, { organisationId, roles: ['clerk'] })).scope;
  const { id: policyId } = await buildPolicy(database, { organisationId, title: 'Keys' });
  const said = { policyId, evidence: 'minute' } as const;
  for (const each of [
    { ...said, adoptedSaid: '2019' },
    { ...said, adoptedSaid: 'Spring 2024', minuteReference: 'FGB 12/24', reviewDueSaid: 'Spring 2026' },
  ])
    expect((await recordHistoricAdoption(journey, clerk, each)).refusals).toEqual([]);
  policy = await look((rows) => rows.policies.get({ id: policyId }));
});
afterAll(() => database?.close());

const look = <T>(read: (rows: UnitOfWork) => Promise<T>): Promise<T> => database.store.inContext(clerk, {}, read);

it('sorts by its first day and keeps what was said', async () => {
  expect(policy.adoptedOn).toBe('2024-01-01');
  expect(await look((rows) => readAdoptedBefore(rows, policy))).toMatchObject({
    ...{ adoptedOn: '2024-01-01', adoptedPrecision: 'term', adoptedSaid: 'Spring term 2024' },
    ...{ evidence: 'minute', minuteReference: 'FGB 12/24' },
  });
  // Once there is a decision of its own, its day is a day.
  expect(await look((rows) => readAdoptedBefore(rows, { ...policy, adoptedRevisionId: realIds.id() }))).toBeNull();
});

it('is told so to an inspector', async () => {
  const { policies } = await look((rows) =>
    readInspection(rows, policy.organisationId, { isNamed: true, today: TODAY }),
  );
  expect(policies).toMatchObject([
    { adopted: 'Spring term 2024', effectiveFrom: 'Spring term 2024', minuteReference: 'FGB 12/24' },
  ]);
});

it('is told so in the history that a later version prints, oldest first', async () => {
  const { organisationId, id: policyId } = policy;
  const revision = await buildRevision(database, { organisationId, policyId });
  const { history } = await look((rows) => readRecord(rows, revision, TODAY));
  expect(history).toEqual([
    { on: '2019', what: 'Adopted, before this record began', by: '' },
    { on: 'Spring term 2024', what: 'Adopted, before this record began, minute FGB 12/24', by: '' },
  ]);
});

it('is told so in the timeline', async () => {
  const asked = { policyId: policy.id, before: null, signIns: false, first: 10 };
  const lines = await look((rows) => readTimeline(readableRows(rows), asked));
  expect(lines.map(({ action, adoptedSaid, minuteReference }) => [action, adoptedSaid, minuteReference])).toEqual([
    ['adoption.recorded-as-historic', 'Spring term 2024', 'FGB 12/24'],
    ['adoption.recorded-as-historic', '2019', null],
  ]);
});

it('names no minute where something else is the evidence', async () => {
  const asked = { policyId: policy.id, evidence: 'signed-copy', adoptedSaid: '2018', minuteReference: '7' } as const;
  const { refusals } = await recordHistoricAdoption(journey, clerk, asked);
  expect(refusals.map(({ code }) => code)).toEqual(['MINUTE_NOT_THE_EVIDENCE']);
});

it('is read of a list in one question, of each the adoption that its date is of, and of none in no question', async () => {
  const { organisationId } = policy;
  const other = await buildPolicy(database, { organisationId, title: 'Trips' });
  const unknown = await buildPolicy(database, { organisationId, title: 'Doors' });
  const before = { policyId: other.id, evidence: 'signed-copy', adoptedSaid: 'June 2017' } as const;
  expect((await recordHistoricAdoption(journey, clerk, before)).refusals).toEqual([]);
  await look(async (rows) => {
    let questions = 0;
    const list = (where: Where<Adoption>, options: ListOptions<Adoption>): Promise<Adoption[]> => {
      questions += 1;
      return rows.adoptions.list(where, options);
    };
    const read = (policies: readonly Policy[]) => readAdoptionsBefore({ adoptions: { list } }, policies);
    const found = await read(await rows.policies.list({ organisationId }));
    expect([...found].map(([id, { adoptedSaid }]) => [id, adoptedSaid]).sort()).toEqual(
      [
        [policy.id, 'Spring term 2024'],
        [other.id, 'June 2017'],
      ].sort(),
    );
    expect(questions).toBe(1);
    expect((await read([unknown])).size + questions).toBe(1);
  });
});
