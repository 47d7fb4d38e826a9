import { type PlainDate, addDays, daysBetween } from '../dates/plain-date.ts';
import { anniversaryAfter } from '../dates/review-cycle.ts';

/** How a duty comes round. */
export interface DutyCycle {
  /** `P3M`; null: done when something happens, never due. */
  readonly every: string | null;
  /** Its dates are counted from here, each time: late or early doing never moves those that follow. */
  readonly anchorOn: PlainDate;
  readonly dueOn: PlainDate | null;
}

/** When a duty is due for the first time. */
export function firstDutyDue(every: string | null, anchorOn: PlainDate): PlainDate | null {
  return every === null ? null : anniversaryAfter(anchorOn, every, anchorOn);
}

/** The same for a duty that nobody kept a record of until a day: the first of its dates from then on. */
export function dutyDueFrom(every: string | null, anchorOn: PlainDate, today: PlainDate): PlainDate | null {
  const first = firstDutyDue(every, anchorOn);
  return every === null || first === null || first >= today
    ? first
    : anniversaryAfter(anchorOn, every, addDays(today, -1));
}

/** Whether something done on a day counts for the date that is due: from the middle of the cycle before it. */
export function answersDue({ every, anchorOn, dueOn }: DutyCycle, doneOn: PlainDate): boolean {
  if (every === null || dueOn === null) return false;
  let before = anchorOn;
  for (let next = anchorOn; next < dueOn; next = anniversaryAfter(anchorOn, every, next)) before = next;
  return doneOn >= addDays(dueOn, -Math.floor(daysBetween(before, dueOn) / 2));
}

/** When a duty is next due once it was done: the next date of its row after both that day and the date it counted for. */
export function nextDutyDue(cycle: DutyCycle, doneOn: PlainDate): PlainDate | null {
  const { every, anchorOn, dueOn } = cycle;
  if (every === null || dueOn === null || !answersDue(cycle, doneOn)) return dueOn;
  return anniversaryAfter(anchorOn, every, doneOn > dueOn ? doneOn : dueOn);
}
