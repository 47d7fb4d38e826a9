import { Temporal } from 'temporal-polyfill';
import { type PlainDate, addDays, daysBetween } from '../dates/plain-date.ts';

const A_MONDAY = '2024-01-01' as PlainDate;

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: PlainDate): number {
  return (((daysBetween(A_MONDAY, date) % 7) + 7) % 7) + 1;
}

/** Whether mail may go out on a day: never at a weekend. */
export function isWorkingDay(date: PlainDate): boolean {
  return weekdayOf(date) <= 5;
}

/** The day itself, or the Monday after a weekend. */
export function nextWorkingDay(date: PlainDate): PlainDate {
  return isWorkingDay(date) ? date : addDays(date, 8 - weekdayOf(date));
}

/** The Monday of the week in which a day stands. */
export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The first and the last hour of a day in which reminders go out. */
const FIRST_HOUR = 7;
const LAST_HOUR = 18;

/** A date and the hour on the clock of a zone. */
export interface ZonedHour {
  readonly date: PlainDate;
  readonly hour: number;
}

/** What the clock of a zone says at an instant, whatever the host's own zone. */
export function hourIn(zone: string, epochMilliseconds: number): ZonedHour {
  const there = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
  return { date: there.toPlainDate().toString() as PlainDate, hour: there.hour };
}

/** Whether reminders have to wait: at night, early, late, and at weekends. */
export function isQuiet({ date, hour }: ZonedHour): boolean {
  return !isWorkingDay(date) || hour < FIRST_HOUR || hour > LAST_HOUR;
}
