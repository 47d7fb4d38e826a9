import { readRound } from '@ratify/journey';
import { unsettledOf } from '@ratify/policy';
import type { JobWork } from '@ratify/store';

/**
 * Whether a document waits for a signature: somebody may still sign, or declined and the clerk has not said what follows. Of a
 * version that a later decision has superseded nobody is waited for.
 */
export async function isAwaited(
  work: JobWork,
  { adoptionId, revisionId }: { readonly adoptionId: string | null; readonly revisionId: string },
): Promise<boolean> {
  if (adoptionId === null) return false;
  const { organisationId } = work;
  const unsettled = unsettledOf(await readRound(work, { organisationId, adoptionId }));
  if (unsettled.length === 0) return false;
  const { state } = await work.revisions.get({ organisationId, id: revisionId });
  return state === 'adopted' || unsettled.some((each) => each.state === 'open');
}
