import { allMatches } from './all-matches.ts';
import { NUMBER_WORDS } from './number-words.ts';

/** A cycle as written in prose: `every two years`, `termly`, `a three-year cycle`. */
export interface WrittenCycle {
  readonly index: number;
  readonly words: string;
  readonly months: number;
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...NUMBER_WORDS,
  'couple of': 2,
  alternate: 2,
  other: 2,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  tenth: 10,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
};
const COUNT = `(?:\\d(?:nd|rd|th)|\\d{1,2}|${Object.keys(NUMBERS)
  .filter((word) => /^[a-z]/.test(word))
  .sort((one, other) => other.length - one.length)
  .join('|')})`;
/** `two or three`, `three to four`: the longer of them. */
const COUNTS = `(?:${COUNT} (?:or|to) )?`;
const MONTH = 'january|february|march|april|may|june|july|august|september|october|november|december';
const UNIT = `(?:(?:academic |school |calendar |financial |full )?(?:year|yr)|month|mth|half-term|term|quarter|autumn|spring|summer|winter|christmas|easter|decade|${MONTH})`;
/** Words that are a cycle by themselves; those with `-ly` are also written without. */
const MONTHS_OF: Readonly<Record<string, number>> = {
  annual: 12,
  annually: 12,
  yearly: 12,
  biennial: 24,
  'bi-ennial': 24,
  'bi-ennially': 24,
  'tri-ennial': 36,
  'tri-ennially': 36,
  biennially: 24,
  triennial: 36,
  triennially: 36,
  termly: 4,
  quarterly: 3,
  monthly: 1,
  quadrennial: 48,
  quadrennially: 48,
  quinquennial: 60,
  quinquennially: 60,
  'two-yearly': 24,
  'half-yearly': 6,
  'six-monthly': 6,
};
const MONTHS_IN: Readonly<Record<string, number>> = {
  year: 12,
  month: 1,
  term: 4,
  'half-term': 2,
  quarter: 3,
  autumn: 12,
  spring: 12,
  summer: 12,
  winter: 12,
  christmas: 12,
  easter: 12,
  yr: 12,
  mth: 1,
  decade: 120,
  ...Object.fromEntries(MONTH.split('|').map((month) => [month, 12])),
};
const SIZED = `${COUNTS}(?<size>${COUNT})[- ](?<sizeUnit>year|month|term|yr)(?:ly)?`;
const CYCLE = new RegExp(
  `\\b(?:(?:once )?(?:in )?(?:every|each|per) (?:(?:single|full) )?(?:(?:period of )?${COUNTS}(?<every>${COUNT}) )?(?<everyUnit>${UNIT})s?` +
    `|(?:once in|(?:at |by )?intervals of(?: (?:up to|(?:no|not) more than))?|intervals not (?:exceeding|longer than)) (?:(?:a )?${COUNTS}(?<interval>${COUNT})) (?<intervalUnit>${UNIT})s?` +
    `|(?<alternate>alternate) (?<alternateUnit>${UNIT})s` +
    `|(?<times>once|twice) (?:a|an|each|every|per|in every) (?<timesUnit>${UNIT})` +
    `|${SIZED}(?= (?:(?:[a-z]+ )?(?:review|cycles?|basis|period|intervals?|life|lifespan|rolling|rotation|programme|schedule|timetable))|\\b(?<=ly))` +
    `|(?:on an? )?(?<word>${Object.keys(MONTHS_OF).reverse().join('|')})(?: basis)?)\\b`,
  'gi',
);

/** Cycles written in a text, in months. */
export function cyclesIn(text: string): WrittenCycle[] {
  return allMatches(CYCLE, text).flatMap((match): WrittenCycle[] => {
    const months = monthsSaid(match.groups ?? {});
    return months > 0 ? [{ index: match.index, words: match[0], months }] : [];
  });
}

function monthsSaid(groups: Record<string, string | undefined>): number {
  if (groups.word) return MONTHS_OF[groups.word.toLowerCase()] ?? 0;
  if (groups.times) return unitMonths(groups.timesUnit) / (groups.times.toLowerCase() === 'twice' ? 2 : 1);
  const count = (groups.every ?? groups.size ?? groups.interval ?? groups.alternate ?? 'one').toLowerCase();
  return (
    (NUMBERS[count] ?? Number(count)) *
    unitMonths(groups.everyUnit ?? groups.sizeUnit ?? groups.intervalUnit ?? groups.alternateUnit)
  );
}

function unitMonths(unit = ''): number {
  return MONTHS_IN[unit.toLowerCase().split(' ').at(-1) ?? ''] ?? 0;
}

/** The months of an ISO 8601 duration of years and months. */
export function monthsOf(duration: string): number {
  const [, years = '0', months = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?/.exec(duration) ?? [];
  return Number(years) * 12 + Number(months);
}
