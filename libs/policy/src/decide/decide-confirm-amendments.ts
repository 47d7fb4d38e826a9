import type { ReviewCycle } from '@ratify/document';
import type { PlainDate } from '../dates/plain-date.ts';
import type { TermCalendar } from '../dates/term-calendar.ts';
import { canMove, type RevisionState } from '../journey/revision-states.ts';
import type { ConfirmingOffice, Role } from '../journey/vocabulary.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { AmendingDecision } from './decide-enter-amendments.ts';
import type { DecisionAdoption, RecordDecisionInput, RevisionMove, TakesEffect } from './decision-state.ts';
import { adoptedAudit, adoptingMoves, planAdoption, type AdoptingState } from './plan-adoption.ts';
import { type PlanRecord, isBlankText, job } from './plan-parts.ts';
import { reviewDueFor } from './review-due.ts';

export interface ConfirmAmendmentsState extends AdoptingState {
  /** The offices that the actor holds. */
  readonly offices: readonly Role[];
  readonly decision: AmendingDecision & {
    readonly revisionId: string;
    readonly decidedOn: PlainDate;
    readonly confirmedBy: ConfirmingOffice | null;
    readonly takesEffect: TakesEffect;
  };
  readonly revision: {
    readonly id: string;
    readonly number: number;
    readonly state: RevisionState;
    readonly text: string;
    readonly review: ReviewCycle | null;
    readonly amendsId: string | null;
    readonly submittedBy: string;
  };
  readonly termCalendar: TermCalendar;
}

export interface ConfirmAmendmentsInput extends Pick<RecordDecisionInput, 'verifyCode'> {
  readonly ids: Omit<RecordDecisionInput['ids'], 'decision'>;
  /** Whether the text is what the minute says. */
  readonly matches: boolean;
  /** What does not match, if it does not. */
  readonly reason?: string | null | undefined;
}

export interface ConfirmAmendmentsPlan extends PlanRecord {
  readonly revisions: readonly RevisionMove[];
  /** Null when it does not match. */
  readonly adopted: DecisionAdoption | null;
}

/**
 * Confirms that a text changed by a meeting matches its minute: only then is it adopted, from the date of the meeting, printed and
 * signed. One that does not match is taken back, to be entered again.
 */
export function decideConfirmAmendments(
  state: ConfirmAmendmentsState,
  input: ConfirmAmendmentsInput,
  today: PlainDate,
): Decided<ConfirmAmendmentsPlan> {
  const { actor, decision, revision } = state;
  const where = `version ${revision.number}`;
  const waits = revision.amendsId === decision.revisionId && !decision.isAdopted && canMove(revision.state, 'adopted');
  const isNamed = decision.confirmedBy !== null && state.offices.includes(decision.confirmedBy);
  return decided(
    [
      !waits && refuse('REVISION_NOT_OPEN', { where }),
      waits && !isNamed && refuse('CONFIRMING_OFFICE_NOT_HELD', { where: decision.confirmedBy ?? 'office' }),
      waits && isNamed && actor.personId === revision.submittedBy && refuse('OWN_ENTRY_NOT_CONFIRMED', { where }),
      !input.matches && isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => (input.matches ? confirmPlan(state, input, today) : rejectPlan(state, input)),
  );
}

function confirmPlan(
  state: ConfirmAmendmentsState,
  input: ConfirmAmendmentsInput,
  today: PlainDate,
): ConfirmAmendmentsPlan {
  const { decision, revision } = state;
  const { decidedOn, takesEffect } = decision;
  // The clerk's own words were read when the decision was recorded.
  const { due } = reviewDueFor({
    adoptedOn: decidedOn,
    review: revision.review,
    stated: takesEffect.reviewDue,
    termCalendar: state.termCalendar,
  });
  const adopting = {
    ids: { ...input.ids, decision: decision.id },
    verifyCode: input.verifyCode,
    decidedOn,
    effectiveFrom: (takesEffect.effectiveFrom ?? null) as PlainDate | null,
    alsoCovers: takesEffect.settingIds,
  };
  return {
    revisions: adoptingMoves(state.policy, revision),
    adopted: planAdoption(state, adopting, revision, due, today),
    audit: [
      {
        action: 'amendments.confirmed',
        subject: 'Revision',
        subjectId: revision.id,
        data: { decisionId: decision.id, office: decision.confirmedBy },
      },
      adoptedAudit(state, adopting, revision.id),
    ],
    jobs: [job('print-document', { documentId: input.ids.document }, input.ids.document)],
  };
}

function rejectPlan(
  { decision, revision }: ConfirmAmendmentsState,
  { reason }: ConfirmAmendmentsInput,
): ConfirmAmendmentsPlan {
  return {
    revisions: [{ id: revision.id, from: revision.state, to: 'withdrawn' }],
    adopted: null,
    audit: [
      {
        action: 'amendments.rejected',
        subject: 'Revision',
        subjectId: revision.id,
        data: { decisionId: decision.id },
        personal: { reason: reason?.trim() ?? '' },
      },
    ],
    jobs: [],
  };
}
