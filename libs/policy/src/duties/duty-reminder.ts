import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';
import { mondayOf, nextWorkingDay } from '../remind/working-days.ts';

/** Days before a duty is due on which it is told of. */
const TELL_BEFORE_DAYS = 14;

/** The last due date that may be told of on a day. */
export function dutiesToldUntil(today: PlainDate): PlainDate {
  return addDays(today, TELL_BEFORE_DAYS);
}

/** The step that a duty stands at: two weeks before, on the day, and at the start of each week after it. */
export function dutyReminder(dueOn: PlainDate, today: PlainDate): string | null {
  const monday = mondayOf(today);
  if (monday > dueOn) return `${dueOn}:overdue-${monday}`;
  if (nextWorkingDay(dueOn) <= today) return `${dueOn}:due-0`;
  return nextWorkingDay(addDays(dueOn, -TELL_BEFORE_DAYS)) <= today ? `${dueOn}:due-${TELL_BEFORE_DAYS}` : null;
}

/** The reminder in one plain sentence. */
export function sayDutyReminder(words: string, policyTitle: string, dueOn: PlainDate, today: PlainDate): string {
  const when =
    dueOn < today ? `was due on ${sayDate(dueOn)}` : `is due ${dueOn === today ? 'today' : `on ${sayDate(dueOn)}`}`;
  return `${shortDuty(words)} It ${when}, as ${policyTitle} asks.`;
}

const LONGEST = 140;

/** The words of a duty as a title: its first sentence, cut where that is long. */
export function shortDuty(words: string): string {
  const [first = ''] = words.split(/(?<=[.!?])\s+|\n/);
  return first.length > LONGEST ? `${first.slice(0, LONGEST - 1)}…` : first;
}
