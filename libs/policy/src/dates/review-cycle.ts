import { Temporal } from 'temporal-polyfill';
import { type PlainDate, addDays, daysBetween } from './plain-date.ts';

/** A review counts for the due date that it comes this many days before, and "due soon" begins as early. */
export const REVIEW_WINDOW_DAYS = 60;

const shape = /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/;

/** Whether a text is a review cycle: an ISO 8601 duration of whole days or longer, such as `P2Y`, `P18M`, and not zero. */
export function isReviewCycle(text: string): boolean {
  return shape.test(text) && Temporal.Duration.from(text).sign > 0;
}

export interface ReviewSchedule {
  readonly adoptedOn: PlainDate;
  /** ISO 8601 duration, `P2Y`. */
  readonly every: string;
  /** The longest time that law allows between two reviews. */
  readonly statutoryMaximum?: string | undefined;
  /** The review just held. Without it, the first due date after the adoption is meant. */
  readonly reviewedOn?: PlainDate | undefined;
  /** The day whose anniversaries fall due, when a date was set by hand; else the adoption's. */
  readonly anchor?: PlainDate | undefined;
}

/**
 * When the next review is due. Due dates are anniversaries of the adoption, counted from it each time, so that neither late
 * reviews nor short months make them drift (31 August + 6 months is 28 February, + 12 is 31 August again). A review up to 60
 * days early counts for the date it precedes. The law's maximum runs from the last review or adoption and always wins.
 * Throws RangeError for a cycle that is none: ask `isReviewCycle` first.
 */
export function nextReviewDue(schedule: ReviewSchedule): PlainDate {
  const { adoptedOn, statutoryMaximum, reviewedOn } = schedule;
  const anchor = schedule.anchor ?? adoptedOn;
  const since = reviewedOn ?? adoptedOn;
  const due = reviewedOn
    ? lastAnniversaryUntil(anchor, schedule.every, addDays(after(reviewedOn, schedule.every, 1), REVIEW_WINDOW_DAYS))
    : firstAnniversaryAfter(anchor, schedule.every, since);
  if (statutoryMaximum === undefined) return due;
  const latest = after(since, statutoryMaximum, 1);
  return due > latest ? latest : due;
}

/** The latest day that law allows for the next review, or undefined where no law sets one. */
export function latestReviewDue(since: PlainDate, statutoryMaximum: string | undefined): PlainDate | undefined {
  return statutoryMaximum === undefined ? undefined : after(since, statutoryMaximum, 1);
}

/** Whether a date is one on which a cycle counted from `anchor` falls due. */
export function isAnniversary(date: PlainDate, anchor: PlainDate, every: string): boolean {
  return date > anchor && lastAnniversaryUntil(anchor, every, date) === date;
}

export type ReviewStatus = 'overdue' | 'due-soon' | 'in-date' | 'none';

/** How a due date stands today; a policy due today is not yet overdue. */
export function reviewStatus(dueOn: PlainDate | null | undefined, today: PlainDate): ReviewStatus {
  if (!dueOn) return 'none';
  if (dueOn < today) return 'overdue';
  return daysBetween(today, dueOn) <= REVIEW_WINDOW_DAYS ? 'due-soon' : 'in-date';
}

/** A cycle as it is said: `2 years`, `18 months`, `1 year and 6 months`. */
export function sayReviewCycle(every: string): string {
  const { years, months, weeks, days } = cycleOf(every);
  const parts = Object.entries({ year: years, month: months, week: weeks, day: days })
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return parts.join(' and ');
}

function cycleOf(every: string): Temporal.Duration {
  if (!isReviewCycle(every)) throw new RangeError(`Not a review cycle: ${every}`);
  return Temporal.Duration.from(every);
}

/** `times` cycles after a day, in one step: adding one cycle at a time would lose the ends of months. */
function after(anchor: PlainDate, every: string, times: number): PlainDate {
  const { years, months, weeks, days } = cycleOf(every);
  return Temporal.PlainDate.from(anchor)
    .add({ years: years * times, months: months * times, weeks: weeks * times, days: days * times })
    .toString() as PlainDate;
}

/** The first day of a row counted from `anchor` that comes after a day. Throws RangeError for a cycle that is none. */
export function anniversaryAfter(anchor: PlainDate, every: string, day: PlainDate): PlainDate {
  return firstAnniversaryAfter(anchor, every, day);
}

function firstAnniversaryAfter(anchor: PlainDate, every: string, day: PlainDate): PlainDate {
  let times = 0;
  while (after(anchor, every, times) <= day) times += 1;
  return after(anchor, every, times);
}

function lastAnniversaryUntil(anchor: PlainDate, every: string, day: PlainDate): PlainDate {
  let times = 0;
  while (after(anchor, every, times + 1) <= day) times += 1;
  return after(anchor, every, times);
}
