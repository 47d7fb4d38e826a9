import { ConfirmationRound, ReadingQuestion, RoundCount, RoundPolicy, RoundReminder } from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { buildPolicy } from './adopting.ts';
import { buildPerson } from './organisations.ts';
import { insert } from './insert.ts';
import { placed, type In } from './placed.ts';
import { SOMEBODY } from './publishing.ts';

/** The staff of a school asked to confirm by a day; its policies are `buildRoundPolicy`'s. */
export async function buildRound(
  database: TestDatabase,
  overrides: In<ConfirmationRound> = {},
): Promise<ConfirmationRound> {
  const organisationId = await placed(database, overrides);
  return insert(database, ConfirmationRound, {
    ...{ title: 'Autumn reading', audience: ['staff'], isRenewal: false, openedOn: '2026-11-01', dueOn: '2099-11-30' },
    ...{ openedBy: SOMEBODY, openedByName: 'A head', ...overrides, organisationId },
  });
}

/** A round as it was counted. */
export async function buildRoundCount(database: TestDatabase, overrides: In<RoundCount> = {}): Promise<RoundCount> {
  const organisationId = await placed(database, overrides);
  const roundId = overrides.roundId ?? (await buildRound(database, { organisationId })).id;
  const figures = { title: 'Autumn reading', dueOn: '2099-11-30', asked: 12, confirmed: 7, countedFor: '2026-11-02' };
  return insert(database, RoundCount, { ...figures, ...overrides, organisationId, roundId });
}

/** A policy of a round. */
export async function buildRoundPolicy(database: TestDatabase, overrides: In<RoundPolicy> = {}): Promise<RoundPolicy> {
  const organisationId = await placed(database, overrides);
  const roundId = overrides.roundId ?? (await buildRound(database, { organisationId })).id;
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  return insert(database, RoundPolicy, {
    ...{ title: 'A policy', position: 1, policyOrganisationId: organisationId },
    ...{ ...overrides, organisationId, roundId, policyId },
  });
}

/** That a round was reminded of by hand. */
export async function buildRoundReminder(
  database: TestDatabase,
  overrides: In<RoundReminder> = {},
): Promise<RoundReminder> {
  const organisationId = await placed(database, overrides);
  const roundId = overrides.roundId ?? (await buildRound(database, { organisationId })).id;
  const said = { kind: 'by-hand', remindedOn: '2026-11-02', people: 1 } as const;
  return insert(database, RoundReminder, { ...said, ...overrides, organisationId, roundId });
}

/** A question about a policy that nobody has answered. */
export async function buildReadingQuestion(
  database: TestDatabase,
  overrides: In<ReadingQuestion> = {},
): Promise<ReadingQuestion> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  // Who asks is told of the answer.
  const personId = overrides.personId ?? (await buildPerson(database)).id;
  return insert(database, ReadingQuestion, {
    ...{
      policyTitle: 'A policy',
      personName: 'A member of staff',
      question: 'Whose phone is meant?',
    },
    ...{ policyOrganisationId: organisationId, ...overrides, organisationId, policyId, personId },
  });
}
