import { decideWithdraw } from '@ratify/policy';
import type { Revision, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Takes a revision back before it is decided. */
export async function withdrawRevision(
  journey: Journey,
  scope: Scope,
  input: { readonly revisionId: string; readonly reason: string },
): Promise<Outcome<Revision>> {
  return writing(journey, scope, ['withdraw', 'Revision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const revision = await rows.revisions.get({ organisationId, id: input.revisionId }, { lock: true });
    return settle(decideWithdraw({ actor, revision }, { reason: input.reason }), async (plan) => {
      await rows.revisions.change({ id: revision.id }, { state: plan.revision.to });
      await record(work, plan);
      return { ...revision, state: plan.revision.to };
    });
  });
}
