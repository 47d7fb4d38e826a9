import { decideAcknowledge } from '@ratify/policy';
import type { Acknowledgement, Scope } from '@ratify/store';
import { readableRows } from '../reading/readable.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Confirms that the person has read and understood the revision in force: that text and no other. */
export async function acknowledgePolicy(
  journey: Journey,
  scope: Scope,
  input: { readonly revisionId: string },
): Promise<Outcome<Acknowledgement>> {
  return writing(journey, scope, ['acknowledge', 'Revision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const revision = await readableRows(rows).revisions.get({ organisationId, id: input.revisionId });
    const hasAcknowledged =
      (await rows.acknowledgements.count({ organisationId, revisionId: revision.id, personId: actor.personId })) > 0;
    const decision = decideAcknowledge(
      { actor, organisationId, revision, hasAcknowledged },
      { acknowledgementId: journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      const acknowledgement = await rows.acknowledgements.add(plan.acknowledgement);
      await record(work, plan);
      return acknowledgement;
    });
  });
}
