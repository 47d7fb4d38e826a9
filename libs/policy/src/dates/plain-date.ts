import { Temporal } from 'temporal-polyfill';

declare const plain: unique symbol;

/** A calendar date, `YYYY-MM-DD`. Never an instant: it has no zone and no clock. */
export type PlainDate = string & { readonly [plain]: true };

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** The date that a text holds, or undefined: only `YYYY-MM-DD` and only days that exist. */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!shape.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as PlainDate;
  } catch {
    return undefined;
  }
}

/** The date that a text holds; throws RangeError when there is none. For values that are known to be dates. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new RangeError(`Not a calendar date: ${text}`);
  return date;
}

/** The calendar date of a year, month (1 to 12) and day, or undefined when there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() as PlainDate;
  } catch {
    return undefined;
  }
}

/** The date in England at an instant, whatever the host's zone: what the decisions are given as `today`. */
export function dateInLondon(epochMilliseconds: number): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toString() as PlainDate;
}

/** The date so many days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  // As below: reminders count back from every due date, every day.
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as PlainDate;
}

const DAY = 86_400_000;

/** Days from one date to another, negative when the second is earlier. */
export function daysBetween(from: PlainDate, until: PlainDate): number {
  // A date alone is read as midnight UTC, where every day is as long: the register asks this of every row.
  return (Date.parse(until) - Date.parse(from)) / DAY;
}

/** The last day of the month in which a date stands. */
export function endOfMonth(date: PlainDate): PlainDate {
  const day = Temporal.PlainDate.from(date);
  return day.with({ day: day.daysInMonth }).toString() as PlainDate;
}

/** Month names as they are printed; index 0 is January. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A date as it is said on screen and in print: `30 November 2027`. */
export function sayDate(date: PlainDate): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}
