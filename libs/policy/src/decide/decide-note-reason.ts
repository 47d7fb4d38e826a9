import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface NoteReasonPlan extends PlanRecord {
  readonly reason: {
    readonly id: string;
    readonly policyId: string;
    readonly words: string;
    readonly notedBy: string;
    readonly notedByName: string;
  };
}

/** Notes why a policy in force is to be looked at before its date. No date moves by it: only a review or an adoption does that. */
export function decideNoteReason(
  { actor, policy }: { readonly actor: Actor; readonly policy: { readonly id: string; readonly isInForce: boolean } },
  { reasonId, words }: { readonly reasonId: string; readonly words: string },
): Decided<NoteReasonPlan> {
  return decided(
    [!policy.isInForce && refuse('NOT_ADOPTED'), isBlankText(words) && refuse('REASON_MISSING', { where: 'reason' })],
    () => ({
      reason: {
        ...{ id: reasonId, policyId: policy.id, words: words.trim() },
        ...{ notedBy: actor.personId, notedByName: actor.name },
      },
      audit: [{ action: 'review.reason-noted', subject: 'Policy', subjectId: policy.id, data: { reasonId } }],
      jobs: [],
    }),
  );
}
