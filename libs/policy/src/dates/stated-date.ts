import { type PlainDate, MONTH_NAMES, dateOf, parsePlainDate, sayDate } from './plain-date.ts';
import { type Term, usualTermStart } from './term-calendar.ts';

export const STATED_PRECISIONS = ['day', 'month', 'term', 'year', 'ongoing', 'blank', 'unread'] as const;

/**
 * How exactly a date was written. `ongoing`: no end was meant. `blank`: a dotted line or nothing. `unread`: words that are no
 * date; never guessed at.
 */
export type StatedPrecision = (typeof STATED_PRECISIONS)[number];

/** A date as people write it, with the words kept. */
export interface StatedDate {
  readonly precision: StatedPrecision;
  /** First day of what was written; for a term the usual first day. A `year` that begins on 1 September is a school year. */
  readonly date?: PlainDate;
  /** With precision `term`. */
  readonly term?: Term;
  /** The words as they stand, spaces folded. */
  readonly text: string;
}

type Read = Omit<StatedDate, 'text'>;
type Rule = readonly [RegExp, (groups: Record<string, string>) => Read | undefined];

const months: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.flatMap((name, at): [string, number][] => [
    [name.toLowerCase(), at + 1],
    [name.slice(0, 3).toLowerCase(), at + 1],
  ]),
  ['sept', 9],
]);

const month = `(?<month>${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const year = `(?<year>\\d{4}|['’]?\\d{2})`;
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const whole = (pattern: string) => new RegExp(`^${pattern}$`);

const rules: readonly Rule[] = [
  [whole('(?<iso>\\d{4}-\\d{2}-\\d{2})'), ({ iso = '' }) => onDay(parsePlainDate(iso))],
  [whole(`${day}(?: of)? ${month},? ${year}`), (g) => onDay(dateOf(yearOf(g.year), monthOf(g.month), Number(g.day)))],
  [whole(`${month} ${day},? ${year}`), (g) => onDay(dateOf(yearOf(g.year), monthOf(g.month), Number(g.day)))],
  // Day first, always: 2/3/23 is 2 March 2023.
  [
    whole(`${day} ?[/.-] ?(?<number>\\d{1,2}) ?[/.-] ?${year}`),
    (g) => onDay(dateOf(yearOf(g.year), Number(g.number), Number(g.day))),
  ],
  [whole('(?<year>\\d{4})-(?<number>0[1-9]|1[0-2])'), (g) => inMonth(yearOf(g.year), Number(g.number))],
  [whole('(?<number>\\d{1,2}) ?[/.-] ?(?<year>\\d{4})'), (g) => inMonth(yearOf(g.year), Number(g.number))],
  [whole(`${month},? ${year}`), (g) => inMonth(yearOf(g.year), monthOf(g.month))],
  [whole('(?<term>autumn|spring|summer)(?: term)?,? (?<year>\\d{4}) ?[/-] ?(?<next>\\d{2}|\\d{4})'), termOfSchoolYear],
  [whole(`(?<term>autumn|spring|summer)(?: term)?(?: of)?,? ${year}`), (g) => inTerm(g.term as Term, yearOf(g.year))],
  [whole('(?:school |academic )?(?:year )?(?<year>\\d{4}) ?(?:/|-|–|to) ?(?<next>\\d{2}|\\d{4})'), schoolYear],
  [whole('(?<year>(?:19|20)\\d{2})'), (g) => fromDate('year', dateOf(yearOf(g.year), 1, 1))],
];

const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /;
const leadIn = /^(?:by |on |in |due |dated |from |until |before |the |end of |early |late )+/;
const ongoing = /(?:^|[ ,;(&+-])(?:and |& ?)?on-?going\)?$|^on-?going(?: from| since)? /;
const nothing = /^(?:[.…_\-–—\s/]*|n\/?a|none|t\.?b\.?[cad]\.?|to be (?:confirmed|agreed|decided))$/;

/** The date in the words of a document or a form; never throws and never guesses: what it cannot read is `unread`. */
export function parseStatedDate(written: string): StatedDate {
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const words = text.toLowerCase().replace(/[.,;:]+$/, '');
  if (nothing.test(words)) return { precision: 'blank', text };
  if (ongoing.test(words)) {
    const since = readDate(words.replace(ongoing, '').replace(/[\s,;(&+-]+$/, ''));
    return { precision: 'ongoing', ...(since?.date ? { date: since.date } : {}), text };
  }
  return { ...(readDate(words) ?? { precision: 'unread' }), text };
}

/** Whether a stated date fixes a day, month, term or year. */
export function isDated(stated: StatedDate): stated is StatedDate & { readonly date: PlainDate } {
  return stated.date !== undefined && stated.precision !== 'ongoing';
}

/** A stated date as it is said: `5 July 2018`, `March 2027`, `Spring term 2027`, `2027`; otherwise its own words. */
export function sayStatedDate(stated: StatedDate): string {
  if (!isDated(stated)) return stated.text;
  const [y = '', m = '1'] = stated.date.split('-');
  if (stated.precision === 'day') return sayDate(stated.date);
  if (stated.precision === 'month') return `${MONTH_NAMES[Number(m) - 1]} ${y}`;
  if (stated.term) return `${stated.term[0]?.toUpperCase()}${stated.term.slice(1)} term ${y}`;
  return m === '09' ? `school year ${y} to ${Number(y) + 1}` : y;
}

function readDate(words: string): Read | undefined {
  const bare = words.replace(leadIn, '').replace(weekday, '').replace(leadIn, '');
  for (const [pattern, read] of rules) {
    const found = pattern.exec(bare);
    if (found) return read({ ...found.groups });
  }
  return undefined;
}

function fromDate(precision: StatedPrecision, date: PlainDate | undefined): Read | undefined {
  return date && { precision, date };
}

function onDay(date: PlainDate | undefined): Read | undefined {
  return fromDate('day', date);
}

function inMonth(inYear: number, number: number): Read | undefined {
  return fromDate('month', dateOf(inYear, number, 1));
}

function inTerm(term: Term, inYear: number): Read | undefined {
  const date = usualTermStart(term, inYear);
  return date && { precision: 'term', date, term };
}

/** `Spring 2026/27` is the spring of 2027. */
function termOfSchoolYear(g: Record<string, string>): Read | undefined {
  const first = yearOf(g.year);
  if (!followsOn(first, g.next)) return undefined;
  return inTerm(g.term as Term, g.term === 'autumn' ? first : first + 1);
}

function schoolYear(g: Record<string, string>): Read | undefined {
  const first = yearOf(g.year);
  return followsOn(first, g.next) ? fromDate('year', dateOf(first, 9, 1)) : undefined;
}

function followsOn(first: number, next = ''): boolean {
  return String(first + 1).endsWith(next);
}

function monthOf(name = ''): number {
  return months.get(name) ?? Number.NaN;
}

/** Two figures are 1970 to 2069: policies are neither older nor due later. */
function yearOf(figures = ''): number {
  const bare = figures.replace(/^['’]/, '');
  const number = Number(bare);
  if (bare.length > 2) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}
