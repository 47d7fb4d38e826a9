import { substanceOf, type DelegatedOffice, type PlainDate } from '@ratify/policy';
import type { Repositories, Revision } from '@ratify/store';

/** The offices that may adopt a submitted revision without a meeting: none unless it is editorial through and through. */
export async function officesThatAdopt(
  rows: Repositories,
  { organisationId, policyId, state, amendsId, predecessorId, materiality }: Revision,
  today: PlainDate,
): Promise<DelegatedOffice[]> {
  if (state !== 'submitted' || amendsId !== null) return [];
  const policy = await rows.policies.get({ organisationId, id: policyId });
  if (substanceOf(policy, { predecessorId, changes: materiality.changes ?? null })?.length !== 0) return [];
  const delegations = await rows.delegations.list({ organisationId });
  return delegations
    .filter(({ resolvedOn, endedOn }) => resolvedOn <= today && !(endedOn && endedOn <= today))
    .map((each) => each.office);
}
