import type { ReviewCycle } from '@ratify/document';
import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { isReviewCycle, latestReviewDue, nextReviewDue } from '../dates/review-cycle.ts';
import { type StatedPrecision, isDated, parseStatedDate, sayStatedDate } from '../dates/stated-date.ts';
import { type TermCalendar, endOfStatedDate } from '../dates/term-calendar.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

/** When a review falls due: the day it counts by, how exactly that was said, and the words on screen. */
export interface ReviewDue {
  readonly reviewDueOn: PlainDate | null;
  readonly reviewDuePrecision: Exclude<StatedPrecision, 'blank' | 'unread'> | null;
  readonly reviewDueSaid: string | null;
}

export const NO_REVIEW_DUE: ReviewDue = { reviewDueOn: null, reviewDuePrecision: null, reviewDueSaid: null };

export interface ReviewDueQuestion {
  readonly adoptedOn: PlainDate;
  /** A review held since; without it the date follows the adoption. */
  readonly reviewedOn?: PlainDate | undefined;
  /** What the text itself says. */
  readonly review: ReviewCycle | null;
  /** What the person wrote, if anything. */
  readonly stated?: string | null | undefined;
  readonly anchor?: PlainDate | undefined;
  readonly termCalendar: TermCalendar;
}

/** Works out a due date: what was written wins where the law allows it, else the policy's cycle; neither is a refusal. */
export function reviewDueFor(question: ReviewDueQuestion): {
  readonly due: ReviewDue;
  readonly refusals: readonly Refusal[];
} {
  const { review, adoptedOn, reviewedOn, anchor } = question;
  const stated = parseStatedDate(question.stated ?? '');
  if (stated.precision === 'unread') return refused(refuse('DATE_NOT_READ', { where: `review due: ${stated.text}` }));
  if (isDated(stated)) return statedDue(question);
  const { every, statutoryMaximum } = cyclesOf(review);
  if (every === undefined) return refused(refuse('REVIEW_DUE_MISSING', { where: 'review due' }));
  const dueOn = nextReviewDue({ adoptedOn, every, statutoryMaximum, reviewedOn, anchor });
  return { due: { reviewDueOn: dueOn, reviewDuePrecision: 'day', reviewDueSaid: sayDate(dueOn) }, refusals: [] };
}

/** The due date that a document states of itself, taken as it stands; nothing is worked out and nothing refused. */
export function statedReviewDue(written: string | null | undefined, termCalendar: TermCalendar): ReviewDue {
  const stated = parseStatedDate(written ?? '');
  if (stated.precision === 'blank' || stated.precision === 'unread') return NO_REVIEW_DUE;
  return {
    reviewDueOn: endOfStatedDate(stated, termCalendar) ?? null,
    reviewDuePrecision: stated.precision,
    reviewDueSaid: sayStatedDate(stated),
  };
}

/** The cycles of a text that can be read as such. */
export function cyclesOf(review: ReviewCycle | null): { readonly every?: string; readonly statutoryMaximum?: string } {
  const maximum = review?.statutoryMaximum;
  return {
    ...(review && isReviewCycle(review.every) ? { every: review.every } : {}),
    ...(maximum !== undefined && isReviewCycle(maximum) ? { statutoryMaximum: maximum } : {}),
  };
}

function statedDue(question: ReviewDueQuestion) {
  const due = statedReviewDue(question.stated, question.termCalendar);
  const since = question.reviewedOn ?? question.adoptedOn;
  const latest = latestReviewDue(since, cyclesOf(question.review).statutoryMaximum);
  const where = `review due: ${due.reviewDueSaid}`;
  if (!due.reviewDueOn || due.reviewDueOn <= since) return refused(refuse('REVIEW_DUE_NOT_AFTER', { where }));
  if (latest && due.reviewDueOn > latest) {
    return refused(refuse('REVIEW_DUE_TOO_LATE', { where, details: { latest } }));
  }
  return { due, refusals: [] };
}

function refused(refusal: Refusal) {
  return { due: NO_REVIEW_DUE, refusals: [refusal] };
}
