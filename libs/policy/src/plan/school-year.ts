import { type PlainDate, dateOf } from '../dates/plain-date.ts';

/** A school year, 1 September to 31 August. */
export interface SchoolYear {
  /** The calendar year in which it begins. */
  readonly first: number;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** `2026 to 2027`. */
  readonly said: string;
}

/** The school year that begins in a calendar year; undefined outside 1900 to 2200, for which nobody plans. */
export function schoolYear(first: number): SchoolYear | undefined {
  if (!Number.isInteger(first) || first < 1900 || first > 2200) return undefined;
  const [from, until] = [dateOf(first, 9, 1), dateOf(first + 1, 8, 31)];
  return from && until && { first, from, until, said: `${first} to ${first + 1}` };
}

/** The calendar year in which the school year of a day begins. */
export function schoolYearOf(day: PlainDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
}
