import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readableRows, readRegisterOn } from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import {
  buildAdoption,
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
  await buildReview(database, { ...reviewed, reviewedOn: '2026-03-01', nextDueOn: '2027-09-14' });
  await buildReview(database, { ...reviewed, reviewedOn: '2026-09-01', nextDueOn: '2028-04-30' });
  const dueOn = async (on: string) => {
    const [line] = await database.store.inContext(scope, {}, (work) =>
      readRegisterOn(readableRows(work), plainDate(on), organisationId),
    );
    return [line?.reviewDueOn, line?.reviewDueSaid];
  };
  expect(await dueOn('2025-04-01')).toEqual(['2027-04-30', 'Spring term 2027']);
  expect(await dueOn('2026-04-01')).toEqual(['2027-09-14', null]);
  expect(await dueOn('2026-10-01')).toEqual(['2028-04-30', 'Spring term 2028']);
});
