import type { ReviewCycle } from '@ratify/document';
import type { PlainDate } from '../dates/plain-date.ts';
import { isAnniversary } from '../dates/review-cycle.ts';
import type { TermCalendar } from '../dates/term-calendar.ts';
import type { ReviewOutcome } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';
import { type ReviewDue, cyclesOf, reviewDueFor } from './review-due.ts';

export interface RecordReviewState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly title?: string; readonly retiredOn?: string | null } & ReviewDue;
  /** The adoption in force, historic ones included; `reviewDueOn` is the date that it was adopted with. */
  readonly adoption: {
    readonly id: string;
    readonly adoptedOn: PlainDate | null;
    readonly reviewDueOn?: PlainDate | null | undefined;
  } | null;
  /** Of the latest review of it that is recorded. */
  readonly lastReviewedOn: PlainDate | null;
  readonly review: ReviewCycle | null;
  readonly termCalendar: TermCalendar;
}

export interface RecordReviewInput {
  readonly reviewId: string;
  readonly outcome: ReviewOutcome;
  readonly reason: string;
  /** Today when it is left out. */
  readonly reviewedOn?: PlainDate | null | undefined;
  /** As it is written; without it the policy's cycle counts. Only with `no-change`. */
  readonly nextDue?: string | null | undefined;
}

export interface RecordReviewPlan extends PlanRecord {
  readonly review: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string;
    readonly adoptionId: string;
    readonly reviewedOn: PlainDate;
    readonly outcome: ReviewOutcome;
    readonly reason: string;
    readonly nextDueOn: PlainDate | null;
    readonly nextDueSaid: string | null;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
  readonly policy: { readonly id: string } & ReviewDue;
}

/**
 * Records a look at an adopted policy. "No change" moves the due date on; "changed" leaves it, for the new text still needs
 * its decision, and that will move it. One from before a later review is kept with the date that it gave, and moves nothing now.
 */
export function decideRecordReview(
  state: RecordReviewState,
  input: RecordReviewInput,
  today: PlainDate,
): Decided<RecordReviewPlan> {
  const { adoption } = state;
  const reviewedOn = input.reviewedOn ?? today;
  if (!adoption) return { refusals: [refuse('NOT_ADOPTED')] };
  const { due, refusals } = nextDue(state, input, reviewedOn);
  return decided(
    [
      Boolean(state.policy.retiredOn) && refuse('POLICY_RETIRED', { where: state.policy.title ?? 'policy' }),
      isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
      reviewedOn > today && refuse('DATE_IN_FUTURE', { where: 'reviewed on' }),
      adoption.adoptedOn &&
        reviewedOn < adoption.adoptedOn &&
        refuse('REVIEWED_BEFORE_ADOPTION', { where: 'reviewed on' }),
      ...refusals,
    ],
    () => reviewPlan(state, input, { adoptionId: adoption.id, reviewedOn, due }),
  );
}

function nextDue(
  state: RecordReviewState,
  input: RecordReviewInput,
  reviewedOn: PlainDate,
): { readonly due: ReviewDue; readonly refusals: readonly Refusal[] } {
  if (input.outcome === 'changed') return { due: dueOf(state.policy), refusals: [] };
  const adoptedOn = state.adoption?.adoptedOn ?? reviewedOn;
  return reviewDueFor({
    adoptedOn: adoptedOn > reviewedOn ? reviewedOn : adoptedOn,
    reviewedOn,
    review: state.review,
    stated: input.nextDue,
    anchor: anchorOf(state, adoptedOn),
    termCalendar: state.termCalendar,
  });
}

/**
 * The day whose anniversaries fall due: of the date that the adoption was given by hand, else of the adoption itself. Counted from
 * there each time; going on from the last due date would lose the 31st in the first short month. A due date that is neither's was
 * set by hand since, and goes on from itself.
 */
function anchorOf({ policy, adoption, review }: RecordReviewState, adoptedOn: PlainDate): PlainDate {
  const { every, statutoryMaximum } = cyclesOf(review);
  const { reviewDueOn, reviewDuePrecision } = policy;
  if (!reviewDueOn || every === undefined) return adoptedOn;
  const first = adoption?.reviewDueOn;
  // Off the anniversary because the law's maximum came first: the adoption's day still counts.
  const isLaws = reviewDuePrecision === 'day' && statutoryMaximum !== undefined;
  const anchor = first && !isLaws && !isAnniversary(first, adoptedOn, every) ? first : adoptedOn;
  return reviewDueOn === anchor || isAnniversary(reviewDueOn, anchor, every) || isLaws ? anchor : reviewDueOn;
}

function dueOf({ reviewDueOn, reviewDuePrecision, reviewDueSaid }: ReviewDue): ReviewDue {
  return { reviewDueOn, reviewDuePrecision, reviewDueSaid };
}

function reviewPlan(
  state: RecordReviewState,
  input: RecordReviewInput,
  { adoptionId, reviewedOn, due }: { adoptionId: string; reviewedOn: PlainDate; due: ReviewDue },
): RecordReviewPlan {
  const { actor, organisationId, policy, lastReviewedOn } = state;
  const isOvertaken = lastReviewedOn !== null && reviewedOn < lastReviewedOn;
  return {
    review: {
      id: input.reviewId,
      organisationId,
      policyId: policy.id,
      adoptionId,
      reviewedOn,
      outcome: input.outcome,
      reason: input.reason.trim(),
      ...{ nextDueOn: due.reviewDueOn, nextDueSaid: due.reviewDueSaid },
      recordedBy: actor.personId,
      recordedByName: actor.name,
    },
    policy: { id: policy.id, ...(isOvertaken ? dueOf(policy) : due) },
    audit: [
      {
        action: 'review.recorded',
        subject: 'Review',
        subjectId: input.reviewId,
        data: { policyId: policy.id, adoptionId, reviewedOn, outcome: input.outcome, nextDueOn: due.reviewDueOn },
      },
    ],
    jobs: [],
  };
}
