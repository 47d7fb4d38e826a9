import { monthsAfter } from './plain-calendar.ts';

/** A policy as the rules on paper see it: days are places in the calendar, cycles are months. */
export interface PaperPolicy {
  /** The day whose anniversaries fall due. */
  anchor: number;
  readonly cycle: number;
  /** Months that the law allows between two reviews. */
  readonly maximum: number | null;
  due: number;
}

const EARLY = 60;

/** Adopted: due on the first anniversary, or when the law says, or on the day that the minute names. */
export function adoptOnPaper(policy: PaperPolicy, day: number, named: number | null): void {
  policy.anchor = named ?? day;
  policy.due = named ?? atMost(policy, day, monthsAfter(day, policy.cycle));
}

/**
 * Looked at and left as it is: of all anniversaries the last one that comes no later than a cycle and 60 days after the look; the
 * anchor itself, where even its first anniversary is later than that.
 */
export function reviewOnPaper(policy: PaperPolicy, day: number): void {
  const limit = monthsAfter(day, policy.cycle) + EARLY;
  const anniversaries = Array.from({ length: 40 }, (_, times) => monthsAfter(policy.anchor, times * policy.cycle));
  policy.due = atMost(policy, day, Math.max(policy.anchor, ...anniversaries.filter((each) => each <= limit)));
}

/** How a policy stands on a day. */
export function standingOnPaper({ due }: PaperPolicy, day: number): 'overdue' | 'due-soon' | 'in-date' {
  if (due < day) return 'overdue';
  return due <= day + EARLY ? 'due-soon' : 'in-date';
}

function atMost({ maximum }: PaperPolicy, since: number, due: number): number {
  return maximum === null ? due : Math.min(due, monthsAfter(since, maximum));
}
