/**
 * A calendar made by counting, with nothing of the library under test and no `Date`: every day is a place in one long list, and
 * a question about dates is a look along the list.
 */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const lengthOf = (year: number, month: number): number =>
  month === 1 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 29 : (LENGTHS[month] as number);

const FIRST_YEAR = 2020;
const LAST_YEAR = 2180; // forty cycles of three years from the last day looked at

/** Every day's text, in order. */
export const DAYS: readonly string[] = Array.from(
  { length: LAST_YEAR - FIRST_YEAR + 1 },
  (_, at) => FIRST_YEAR + at,
).flatMap((year) =>
  LENGTHS.flatMap((_, month) =>
    Array.from({ length: lengthOf(year, month) }, (_unused, day) =>
      [year, String(month + 1).padStart(2, '0'), String(day + 1).padStart(2, '0')].join('-'),
    ),
  ),
);

const PLACES: ReadonlyMap<string, number> = new Map(DAYS.map((text, place) => [text, place]));

/** The place of a day in the list. */
export function placeOf(text: string): number {
  const place = PLACES.get(text);
  if (place === undefined) throw new RangeError(`not in the calendar: ${text}`);
  return place;
}

/** So many months later, on the same day of the month or, where the month has no such day, on its last. */
export function monthsAfter(place: number, months: number): number {
  const [year = 0, month = 0, day = 0] = (DAYS[place] as string).split('-').map(Number);
  const all = year * 12 + month - 1 + months;
  const there = { year: Math.floor(all / 12), month: all % 12 };
  const last = Math.min(day, lengthOf(there.year, there.month));
  return placeOf([there.year, String(there.month + 1).padStart(2, '0'), String(last).padStart(2, '0')].join('-'));
}

/** 1 January 2020 was a Wednesday; Sundays are 0. */
const weekdayOf = (place: number): number => (place + 3) % 7;

function lastSundayOf(year: number, month: number): number {
  let place = placeOf(`${year}-${String(month).padStart(2, '0')}-31`); // March and October have one
  while (weekdayOf(place) !== 0) place -= 1;
  return place;
}

/** Whether summer time is in force in the United Kingdom at a quarter of an hour, counted in UTC from the first day. */
function isSummerTime(quarter: number): boolean {
  const place = Math.floor(quarter / 96);
  const year = Number((DAYS[place] as string).slice(0, 4));
  const turn = (sunday: number): number => sunday * 96 + 4; // at one o'clock UTC
  return quarter >= turn(lastSundayOf(year, 3)) && quarter < turn(lastSundayOf(year, 10));
}

/** The day in London at a quarter of an hour. */
export function londonDayAt(quarter: number): number {
  return Math.floor((quarter + (isSummerTime(quarter) ? 4 : 0)) / 96);
}

/** Milliseconds since 1970 at a quarter of an hour: 18,262 days lie before 2020. */
export const instantAt = (quarter: number): number => (18_262 * 96 + quarter) * 15 * 60_000;
