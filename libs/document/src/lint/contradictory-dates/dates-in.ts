import { allMatches } from '../all-matches.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';

/** A date as written in prose, as the first and last day it can mean. */
export interface WrittenDate {
  readonly index: number;
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

export const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?';
const PATTERN = new RegExp(
  [
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(?:day\\s+)?of)?\\s+(?<month>${MONTH}),?\\s+(?<year>\\d{4}\\b|[’']\\d{2}\\b)`,
    `(?<americanMonth>${MONTH})\\s+(?<americanDay>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<americanYear>\\d{4})\\b`,
    `(?<onlyMonth>${MONTH})(?:\\s+of)?\\s+(?<monthYear>\\d{4}|\\d{2}(?!\\d|st|nd|rd|th))`,
    '(?<term>Spring|Summer|Autumn)(?:\\s+term)?,?(?:\\s+of)?\\s+(?<termYear>\\d{4})(?:[/–-](?<termEnd>\\d{2}))?(?!\\d)',
    '(?:academic|school) year (?<schoolYear>\\d{4})[/–-]\\d{2,4}',
    '(?:financial|fiscal|tax) year (?<financialYear>\\d{4})[/–-]\\d{2,4}',
    '(?<![\\d/–-])(?<yearOfSchool>\\d{4})[/–-]\\d{2,4} (?:academic|school) year',
    // `2/3/26`, `7.11.2024`, `7-11-2024`; two digits for a year only after strokes, as `1.2.24` numbers a paragraph.
    '(?<![\\d.])(?<slashDay>\\d{1,2})(?<stroke>[/.-])(?<slashMonth>\\d{1,2})\\k<stroke>(?<slashYear>\\d{4}|(?<=/)\\d{2})(?!\\d)',
    // `06.03.26`, whose day and month have two digits each.
    '(?<![\\d.])(?<dotDay>[0-3]\\d)\\.(?<dotMonth>[01]\\d)\\.(?<dotYear>[12]\\d)(?![\\d.]*\\d)',
    '(?<iso>\\d{4}-\\d{2}-\\d{2})',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'gi',
);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/**
 * The widest that a term can be: Easter falls anywhere from late March to late April, so April is in both. The exact days are
 * the organisation's to say; dates are reported only when they contradict each other whatever those are.
 */
const TERMS: Readonly<Record<string, readonly [string, string]>> = {
  spring: ['01-01', '04-30'],
  summer: ['04-01', '08-31'],
  autumn: ['09-01', '12-31'],
};

/** Dates written in a text, day first, each with the precision it was written with. */
export function datesIn(text: string): WrittenDate[] {
  if (!/\d\d/.test(text)) return [];
  return allMatches(PATTERN, text).flatMap((match): WrittenDate[] => {
    const days = daysOf(match.groups ?? {});
    return days ? [{ index: match.index, words: match[0], from: days[0], to: days[1] }] : [];
  });
}

/** The dates of a block, found once. */
export const datesOf = remembered(({ text }: Prose): readonly WrittenDate[] => datesIn(text));

/** Whether two dates cannot mean the same day. */
export function areApart(one: WrittenDate, other: WrittenDate): boolean {
  return one.from > other.to || one.to < other.from;
}

/** 1 for `jan`, in full or cut short. */
export function monthNumber(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function daysOf(groups: Record<string, string | undefined>): readonly [string, string] | undefined {
  if (groups.iso) return [groups.iso, groups.iso];
  if (groups.day) return oneDay(groups.year, monthNumber(groups.month), Number(groups.day));
  if (groups.americanDay)
    return oneDay(groups.americanYear, monthNumber(groups.americanMonth), Number(groups.americanDay));
  if (groups.slashDay) return oneDay(groups.slashYear, Number(groups.slashMonth), Number(groups.slashDay));
  if (groups.dotDay) return oneDay(groups.dotYear, Number(groups.dotMonth), Number(groups.dotDay));
  if (groups.onlyMonth) {
    const prefix = `${fullYear(groups.monthYear)}-${two(monthNumber(groups.onlyMonth))}`;
    return [`${prefix}-01`, `${prefix}-31`];
  }
  const schoolYear = groups.schoolYear ?? groups.yearOfSchool;
  if (schoolYear) return [`${schoolYear}-09-01`, `${Number(schoolYear) + 1}-08-31`];
  // A council's begins in April, a trust's in September: the widest.
  if (groups.financialYear) return [`${groups.financialYear}-04-01`, `${Number(groups.financialYear) + 1}-08-31`];
  return daysOfTerm(groups);
}

/** `Spring 2026/27` is the spring of 2027: the years are those of the school year. */
function daysOfTerm(groups: Record<string, string | undefined>): readonly [string, string] | undefined {
  const name = groups.term?.toLowerCase() ?? '';
  const term = TERMS[name];
  if (!term) return undefined;
  const year = Number(groups.termYear) + (groups.termEnd && name !== 'autumn' ? 1 : 0);
  return [`${year}-${term[0]}`, `${year}-${term[1]}`];
}

/** A day that a month does not have is kept: that there is none is a finding of its own. */
function oneDay(year: string | undefined, month: number, day: number): readonly [string, string] | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = `${fullYear(year)}-${two(month)}-${two(day)}`;
  return [date, date];
}

function fullYear(year = ''): string {
  const digits = year.replace(/^[’']/, '');
  return digits.length === 2 ? `20${digits}` : digits;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
