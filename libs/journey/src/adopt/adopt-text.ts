import type { RecordDecisionPlan } from '@ratify/policy';
import type { Work } from '../shell/writing.ts';

/** Writes what an adoption plans: its row, the policy's dates, the document to be printed, signatures asked for, settings covered. */
export async function adoptText(
  { rows }: Pick<Work, 'rows'>,
  adopted: NonNullable<RecordDecisionPlan['adopted']>,
): Promise<void> {
  await rows.adoptions.add(adopted.adoption);
  const { id, ...projection } = adopted.policy;
  await rows.policies.change({ id }, projection);
  for (const each of adopted.voidedRequestIds) await rows.signatureRequests.change({ id: each }, { state: 'void' });
  await rows.documents.add(adopted.document);
  if (adopted.signatureRequest) await rows.signatureRequests.add(adopted.signatureRequest);
  if (adopted.coveredText) await rows.coveredTexts.add(adopted.coveredText);
  for (const each of adopted.coverages) await rows.cover(each.adoptionId, each.organisationId);
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
