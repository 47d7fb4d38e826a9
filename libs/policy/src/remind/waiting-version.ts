import { type PlainDate, daysBetween, sayDate } from '../dates/plain-date.ts';
import type { RevisionState } from '../journey/revision-states.ts';

/** For how long a version that stands on no agenda is believed to be on its way, in days. */
export const ON_ITS_WAY_DAYS = 60;

/** A version of a policy that was sent for a decision and waits for it. */
export interface WaitingVersion {
  readonly state: RevisionState;
  /** The day on which it was sent, or deferred last. */
  readonly since: PlainDate;
  /** The day of the meeting on whose agenda it stands. */
  readonly tabledFor: PlainDate | null;
}

/** Whether a version is on its way to a decision: its meeting is to come, or it was sent not long ago. */
export function isOnItsWay({ state, since, tabledFor }: WaitingVersion, today: PlainDate): boolean {
  if (state === 'tabled' && tabledFor !== null) return today <= tabledFor;
  return daysBetween(since, today) <= ON_ITS_WAY_DAYS;
}

/**
 * Whether the review of a policy need not be told of, since a version that comes of it is on its way. Once the review is overdue, whoever sees to
 * the agendas hears of it all the same.
 */
export function isSeenTo(
  { waiting, dueOn }: { readonly waiting: WaitingVersion | null; readonly dueOn: PlainDate },
  { seesToAgendas }: { readonly seesToAgendas: boolean },
  today: PlainDate,
): boolean {
  return waiting !== null && isOnItsWay(waiting, today) && !(seesToAgendas && dueOn < today);
}

/** That a version waits, in one plain sentence. */
export function sayWaiting(waiting: WaitingVersion, today: PlainDate): string {
  const { state, since, tabledFor } = waiting;
  if (isOnItsWay(waiting, today)) return 'A version is waiting for a decision.';
  if (state === 'tabled' && tabledFor !== null)
    return `A version is waiting for a decision: it was on the agenda of ${sayDate(tabledFor)}, and none is recorded.`;
  return `A version is waiting for a decision since ${sayDate(since)}, on no agenda.`;
}
