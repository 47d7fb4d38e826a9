import { SIGNING_OFFICES, type CoveredSetting, type RecordDecisionPlan, type SigningOffice } from '@ratify/policy';
import { syncDuties } from '../duties/sync-duties.ts';
import type { Journey } from '../shell/ports.ts';
import type { Work } from '../shell/writing.ts';

/** Writes what an adoption plans: its row, the policy's dates, the document to be printed, signatures asked for, settings covered. */
export async function adoptText(
  { rows }: Pick<Work, 'rows'>,
  adopted: NonNullable<RecordDecisionPlan['adopted']>,
): Promise<void> {
  await rows.adoptions.add(adopted.adoption);
  const { id, ...projection } = adopted.policy;
  const isBack = await endRetirement(rows, adopted.adoption);
  await rows.policies.change({ id }, { ...projection, ...(isBack ? { retiredOn: null } : {}) });
  for (const each of adopted.voidedRequestIds) await rows.signatureRequests.change({ id: each }, { state: 'void' });
  const { revisionId, adoptedOn } = adopted.adoption;
  if (revisionId && adoptedOn) await syncDuties(rows, { id }, { revisionId, adoptedOn });
  await rows.documents.add(adopted.document);
  await rows.signatureRequests.addAll(adopted.signatureRequests);
  if (adopted.coveredText) {
    const { organisationId, policyId, revisionId } = adopted.adoption;
    // What those whom it covers know of it: they do not see the revision.
    const revision = await rows.revisions.get({ organisationId, id: revisionId ?? '' });
    const { number, materiality } = revision;
    await rows.coveredTexts.add({ ...adopted.coveredText, policyId, number, level: materiality.level });
  }
  for (const each of adopted.coverages) await rows.cover(each.adoptionId, each.organisationId);
  for (const settingId of adopted.endedCovers) await rows.uncover(id, settingId, adopted.adoption.adoptedOn);
}

/** An adoption brings back what was withdrawn from use. */
async function endRetirement(
  rows: Work['rows'],
  adoption: NonNullable<RecordDecisionPlan['adopted']>['adoption'],
): Promise<boolean> {
  const { organisationId, policyId, id: endedAdoptionId, effectiveFrom, adoptedOn } = adoption;
  const standing = await rows.retirements.find({ organisationId, policyId, endedOn: null });
  if (!standing) return false;
  await rows.retirements.change({ id: standing.id }, { endedOn: effectiveFrom ?? adoptedOn, endedAdoptionId });
  return true;
}

/** The other settings that a policy covers now. */
export async function coversOf({ rows }: Work, { id }: { readonly id: string }): Promise<CoveredSetting[]> {
  return rows.coversOf(id);
}

/** An id for each office that may be asked to sign. */
export function requestIds({ ids }: Journey): Readonly<Record<SigningOffice, string>> {
  return Object.fromEntries(SIGNING_OFFICES.map((office) => [office, ids.id()])) as Record<SigningOffice, string>;
}

/** Requests still open on the revision in force. */
export async function openRequestsOf(
  { rows, organisationId }: Work,
  { adoptedRevisionId }: { readonly adoptedRevisionId: string | null },
): Promise<string[]> {
  if (!adoptedRevisionId) return [];
  const requests = await rows.signatureRequests.list({ organisationId, revisionId: adoptedRevisionId, state: 'open' });
  return requests.map((each) => each.id);
}
