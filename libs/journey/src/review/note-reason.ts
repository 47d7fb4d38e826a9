import { decideNoteReason } from '@ratify/policy';
import type { ReviewReason, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface NoteReasonInput {
  readonly policyId: string;
  readonly words: string;
}

/** Notes that something happened which is a reason to review a policy; head and clerk are told. */
export async function noteReason(
  journey: Journey,
  scope: Scope,
  { policyId, words }: NoteReasonInput,
): Promise<Outcome<ReviewReason>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: policyId });
    const isInForce = policy.adoptedOn !== null || policy.adoptedRevisionId !== null;
    const decision = decideNoteReason(
      { actor, policy: { id: policy.id, isInForce } },
      { reasonId: journey.ids.id(), words },
    );
    return settle(decision, async (plan) => {
      const reason = await rows.reviewReasons.add(plan.reason);
      await record(work, plan);
      return reason;
    });
  });
}
