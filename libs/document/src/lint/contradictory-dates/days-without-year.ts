import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { matchesOf } from '../matches-of.ts';
import { MONTH, monthNumber } from './dates-in.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NO_YEAR = "(?!,?\\s+(?:\\d{4}|[’']\\d{2}))";
/** `Monday 8 June`, with no year after it. */
const WEEKDAY = new RegExp(
  `\\b(?<name>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\\b\\.?,?\\s+(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?<month>${MONTH})${NO_YEAR}`,
  'giu',
);
const weekdaysIn = matchesOf(WEEKDAY);
/** A year, with the month before it or the second year of a school year after it. */
const YEAR = new RegExp(
  `(?:\\b(?<month>${MONTH}),?\\s+)?\\b(?<year>20\\d\\d)\\b(?:\\s?[/–-]\\s?(?:20)?(?<second>\\d\\d)\\b)?(?!-\\d\\d)`,
  'giu',
);
const yearsIn = matchesOf(YEAR);
/** `from 20 July until 10 July`, `opens on 2 November and closes on 14 October 2026`. */
const PERIOD = new RegExp(
  `\\b(?:from|opens?(?: on)?|begins?(?: on)?|starts?(?: on)?|between)\\s+(?:\\p{L}{3,6}day,?\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<month>${MONTH})${NO_YEAR}\\s*(?:,?\\s*(?:and|it|to|until|till|up|[–-]|closes?|ends?|finish(?:es)?|on)\\s*){1,4}(?:\\p{L}{3,6}day,?\\s+)?(?<last>(?<lastDay>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<lastMonth>${MONTH})(?:,?\\s+(?<year>20\\d\\d))?)`,
  'giu',
);
const periodsIn = matchesOf(PERIOD);
/** A school year is not of two years: `the school year 2026/28`. */
const SCHOOL_YEAR =
  /\b(?:academic|school|financial) year (?<years>20(?<first>\d\d)\s?[/–-]\s?(?:20)?(?<second>\d\d))\b(?![/–-])/giu;
const schoolYearsIn = matchesOf(SCHOOL_YEAR);

/** The day is of a year that is not named. */
const OTHER_YEAR = /\b(?:following|next|previous|last|each|every|any) year\b/i;

/** The year that a day without one belongs to. */
interface NearYear {
  readonly years: (month: number) => readonly number[];
}

/** Days whose weekday is wrong in the year that the text last spoke of. */
export function weekdaysOff(prose: readonly Prose[]): Finding[] {
  let near: NearYear | undefined;
  return prose.flatMap((block): Finding[] => {
    if (!/\d/.test(block.text)) return [];
    const own = /20\d\d/.test(block.text) ? yearsIn(block).map(nearYear) : [];
    const before = near;
    near = own.at(-1) ?? near;
    const known = own.length > 0 ? own : before ? [before] : [];
    if (known.length === 0 || OTHER_YEAR.test(block.text)) return [];
    return weekdaysIn(block).flatMap((match): Finding[] => {
      const { name = '', day, month } = match.groups ?? {};
      const number = monthNumber(month);
      const fits = known.some(({ years }) =>
        years(number).some(
          (year) =>
            DAYS[new Date(Date.UTC(year, number - 1, Number(day))).getUTCDay()] === name.slice(0, 3).toLowerCase(),
        ),
      );
      if (fits || Number(day) > 31) return [];
      const [year] = known.flatMap(({ years }) => years(number));
      const words = match[0].replace(/\.$/, '');
      return [say(block, match.index, words, `\`${words}\` falls on another weekday in ${year}.`)];
    });
  });
}

/** `2026/27` has its autumn in the first year; after a date of an autumn a spring may be that of the next year. */
function nearYear({ groups = {} }: RegExpExecArray): NearYear {
  const year = Number(groups.year);
  if (groups.second !== undefined) return { years: (month) => [month >= 9 ? year : 2000 + Number(groups.second)] };
  const isAutumn = monthNumber(groups.month ?? '') >= 9;
  return { years: (month) => (isAutumn && month < 9 ? [year, year + 1] : [year]) };
}

/** Periods without years that end before they begin, and school years of two years. */
export function yearlessFaults(block: Prose): Finding[] {
  if (!/\d/.test(block.text)) return [];
  return [
    ...periodsIn(block).flatMap((match): Finding[] => {
      const { day, month, last = '', lastDay, lastMonth, year } = match.groups ?? {};
      const [start, end] = [monthNumber(month), monthNumber(lastMonth)];
      const isReversed = end === start ? Number(lastDay) < Number(day) : year !== undefined && end < start;
      // `from 1 September to 31 August 2027` is a year, and so is `from 6 April to 5 April`.
      const isYear = end === start ? year === undefined && Number(lastDay) === Number(day) - 1 : Number(day) === 1;
      if (!isReversed || isYear) return [];
      const at = match.index + match[0].length - last.length;
      return [say(block, at, last, `This ends on \`${last}\`, before it begins.`)];
    }),
    ...schoolYearsIn(block).flatMap((match): Finding[] => {
      const { years = '', first, second } = match.groups ?? {};
      if ((Number(first) + 1) % 100 === Number(second)) return [];
      return [say(block, match.index + match[0].length - years.length, years, `\`${years}\` is no school year.`)];
    }),
  ];
}

function say(prose: Prose, index: number, words: string, message: string): Finding {
  const advice = 'Look up which date was meant.';
  return findingIn(prose, index, words.length, { severity: 'warning', message, advice });
}
