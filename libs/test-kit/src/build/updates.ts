import { Choice, DeclinedChange, TakenUpdate, UpdateOffer } from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { buildPolicy } from './adopting.ts';
import { insert } from './insert.ts';
import { placed, type In } from './placed.ts';
import { buildEdition, hashText, SOMEBODY } from './publishing.ts';

interface OfEdition {
  readonly policyId?: string;
  readonly editionId?: string;
  readonly editionOrganisationId?: string;
}

/** The policy and the edition a row is about, made where none is given. */
async function around(database: TestDatabase, overrides: In<OfEdition>) {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  if (overrides.editionId) return { organisationId, policyId };
  const edition = await buildEdition(database);
  return { organisationId, policyId, editionId: edition.id, editionOrganisationId: edition.organisationId };
}

/** An edition of another organisation, offered and not answered. */
export async function buildUpdateOffer(database: TestDatabase, overrides: In<UpdateOffer> = {}): Promise<UpdateOffer> {
  return insert(database, UpdateOffer, { ...overrides, ...(await around(database, overrides)) });
}

/** An answer that kept the school's own words. */
export async function buildChoice(database: TestDatabase, overrides: In<Choice> = {}): Promise<Choice> {
  const words = { clauseId: 'a-clause', key: 'a-key', answer: 'ours' } as const;
  return insert(database, Choice, { ...words, ...overrides, ...(await around(database, overrides)) });
}

/** A change of one clause that a school does not take. */
export async function buildDeclinedChange(
  database: TestDatabase,
  overrides: In<DeclinedChange> = {},
): Promise<DeclinedChange> {
  return insert(database, DeclinedChange, {
    ...{ clauseId: 'a-clause', theirsSha256: hashText('their words'), number: '1.1', title: 'A clause' },
    reason: 'We do it otherwise.',
    ...overrides,
    ...(await around(database, overrides)),
  });
}

/** A taking of an edition that has not been undone. */
export async function buildTakenUpdate(database: TestDatabase, overrides: In<TakenUpdate> = {}): Promise<TakenUpdate> {
  const found = await around(database, overrides);
  const { editionId = overrides.editionId, editionOrganisationId = overrides.editionOrganisationId } = found;
  return insert(database, TakenUpdate, {
    ...{ beforeEditionId: editionId, beforeEditionOrganisationId: editionOrganisationId },
    ...{ beforeText: '# A policy\n', offersBefore: [], version: 2, revisionNumber: 0 },
    ...{ takenBy: SOMEBODY, takenByName: 'Somebody' },
    ...overrides,
    ...found,
  });
}
