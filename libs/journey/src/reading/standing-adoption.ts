import { standingAdoption, type AdoptionFact, type PlainDate } from '@ratify/policy';
import type { Adoption, Policy, Repositories } from '@ratify/store';

/** An adoption as the rules see it. */
export function adoptionFact(each: Adoption): AdoptionFact {
  const { id, revisionId, evidence, recordedAt } = each;
  return {
    ...{ id, revisionId, evidence, recordedAt },
    adoptedOn: each.adoptedOn as PlainDate | null,
    effectiveFrom: each.effectiveFrom as PlainDate | null,
    reviewDueOn: each.reviewDueOn as PlainDate | null,
  };
}

/** The adoption on which a policy stands: of the version in force, else the latest by its own day, whenever it was entered. */
export async function readStandingAdoption(
  rows: Repositories,
  policy: Pick<Policy, 'organisationId' | 'id' | 'adoptedRevisionId'>,
  today: PlainDate,
): Promise<Adoption | null> {
  const { organisationId, id: policyId } = policy;
  const adoptions = await rows.adoptions.list({ organisationId, policyId, setAsideAt: null });
  const found = standingAdoption(policy, adoptions.map(adoptionFact), today);
  return adoptions.find(({ id }) => id === found?.id) ?? null;
}
