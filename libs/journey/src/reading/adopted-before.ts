import type { Adoption, Policy, Repositories } from '@ratify/store';

/** Where adoptions are read from: all of them, or those that a role may read. */
type Rows = { readonly adoptions: Pick<Repositories['adoptions'], 'find'> };

/** The adoption from before the record that the dates of a policy are of; null where it stands on a decision, or its day is not known. */
export async function readAdoptedBefore(
  rows: Rows,
  { organisationId, id: policyId, adoptedRevisionId, adoptedOn }: Policy,
): Promise<Adoption | null> {
  if (adoptedRevisionId !== null || adoptedOn === null) return null;
  return rows.adoptions.find(
    { organisationId, policyId, adoptedOn, historic: true, setAsideAt: null },
    { order: { recordedAt: 'desc' } },
  );
}
