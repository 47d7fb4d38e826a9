import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readableRows, readRegisterOn } from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import {
  buildAdoption,
  buildLink,
  buildOrganisation,
  buildPolicy,
  buildReview,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// The register of a past day says a date as it was given: `Spring term 2027`, not the last day of that term.

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.close());

it('says when a review was due in the words of that day', async () => {
  const { id: organisationId } = await buildOrganisation(database, { kind: 'school' });
  const { scope } = await signIn(database, { organisationId, roles: ['clerk'] });
  const policy = await buildPolicy(database, {
    ...{ organisationId, title: 'First aid', adoptedOn: '2025-03-10' },
    ...{ reviewDueOn: '2028-04-30', reviewDuePrecision: 'term', reviewDueSaid: 'Spring term 2028' },
  });
  const its = { organisationId, policyId: policy.id };
  const adoption = await buildAdoption(database, {
    ...{ ...its, revisionId: null, decisionId: null, historic: true, evidence: 'stated-in-document' },
    ...{ adoptedOn: '2025-03-10', effectiveFrom: '2025-03-10' },
    ...{ reviewDueOn: '2027-04-30', reviewDuePrecision: 'term', reviewDueSaid: 'Spring term 2027' },
  });
  const reviewed = { ...its, adoptionId: adoption.id };
  await buildReview(database, { ...reviewed, reviewedOn: '2026-02-01', nextDueOn: '2027-08-14' });
  await buildReview(database, {
    ...{ ...reviewed, reviewedOn: '2026-03-01' },
    ...{ nextDueOn: '2027-12-31', nextDueSaid: 'Autumn term 2027' },
  });
  await buildReview(database, { ...reviewed, reviewedOn: '2026-09-01', nextDueOn: '2028-04-30' });
  const dueOn = async (on: string) => {
    const [line] = await database.store.inContext(scope, {}, (work) =>
      readRegisterOn(readableRows(work), plainDate(on), organisationId),
    );
    return [line?.reviewDueOn, line?.reviewDueSaid];
  };
  expect(await dueOn('2025-04-01')).toEqual(['2027-04-30', 'Spring term 2027']);
  // A review from before words were kept.
  expect(await dueOn('2026-02-10')).toEqual(['2027-08-14', null]);
  expect(await dueOn('2026-04-01')).toEqual(['2027-12-31', 'Autumn term 2027']);
  expect(await dueOn('2026-10-01')).toEqual(['2028-04-30', 'Spring term 2028']);
});

it('says when something was adopted before the record as its document does, and by which minute to those who read minutes', async () => {
  const { id: organisationId } = await buildOrganisation(database, { kind: 'school' });
  const clerk = await signIn(database, { organisationId, roles: ['clerk'] });
  const council = await buildOrganisation(database, { kind: 'council' });
  await buildLink(database, { kind: 'maintained-by', organisationId, upperId: council.id });
  const publisher = await signIn(database, { organisationId: council.id, roles: ['publisher'] });
  const { id: policyId } = await buildPolicy(database, { organisationId, title: 'Keys', adoptedOn: '2024-01-01' });
  const before = {
    ...{ organisationId, policyId, revisionId: null, decisionId: null, historic: true },
    ...{ reviewDueOn: null, evidence: 'minute' as const },
  };
  await buildAdoption(database, {
    ...{ ...before, adoptedOn: '2019-01-01', effectiveFrom: '2019-01-01', evidence: 'minute' },
    ...{ adoptedPrecision: 'year', adoptedSaid: '2019', minuteReference: 'FGB 3/19' },
  });
  await buildAdoption(database, { ...before, adoptedOn: '2024-01-01', effectiveFrom: '2024-01-01' });
  const heldOn = async (on: string, { scope } = clerk) => {
    const [line] = await database.store.inContext(scope, {}, (work) =>
      readRegisterOn(readableRows(work), plainDate(on), organisationId),
    );
    return [line?.adoptedOn, line?.adoptedSaid, line?.minuteReference];
  };
  expect(await heldOn('2020-01-01')).toEqual(['2019-01-01', '2019', 'FGB 3/19']);
  expect(await heldOn('2020-01-01', publisher)).toEqual(['2019-01-01', '2019', null]);
  // Entered before words were kept.
  expect(await heldOn('2025-01-01')).toEqual(['2024-01-01', null, null]);
});
