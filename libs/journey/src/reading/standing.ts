import { OPEN_REVISION_STATES, policyStatus, unsettledOf, type PlainDate, type PolicyStatus } from '@ratify/policy';
import type { Policy, Repositories } from '@ratify/store';
import { findAmendingDecision } from '../adopt/amending.ts';
import { readRound } from '../adopt/load-signing.ts';
import { readStandingAdoption } from './standing-adoption.ts';

/** The status of one policy today, derived from its record. */
export async function readStatus(rows: Repositories, policy: Policy, today: PlainDate): Promise<PolicyStatus> {
  const { organisationId, id: policyId } = policy;
  const adoption = await readStandingAdoption(rows, policy, today);
  const open = await rows.revisions.find({ organisationId, policyId, state: OPEN_REVISION_STATES });
  // Adopted with changes, and the changed text not yet confirmed: it still waits.
  const amending = open ? null : await findAmendingDecision(rows, organisationId, policyId);
  const openRevision = amending ? ({ state: 'submitted' } as const) : open;
  const requests = adoption ? await readRound(rows, { organisationId, adoptionId: adoption.id }) : [];
  const unsignedRequests = unsettledOf(requests).length;
  return policyStatus(
    {
      policy: { retiredOn: policy.retiredOn as PlainDate | null, reviewDueOn: policy.reviewDueOn as PlainDate | null },
      adoption,
      openRevision,
      asksForSignature: requests.length > 0,
      unsignedRequests,
    },
    today,
  );
}
