import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { datesOf, MONTH, monthNumber, type WrittenDate } from './dates-in.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = DAYS.map((day) => `${day.slice(0, 3)}(?:${day.slice(3)}|s|rs|nes)?`).join('|');
const WEEKDAY_BEFORE = new RegExp(`\\b(${DAY})\\b\\.?,?\\s*(?:the\\s+)?$`, 'i');
const WEEKDAY_AFTER = new RegExp(`^\\s?(?:\\((?:an? )?|, an? )(${DAY})\\b(?=[),.;]|$)`, 'i');
/** A day and a month without a year: `31 September each year`, `the 30th of February`. */
const DAY_OF_MONTH = new RegExp(
  `(?<![\\d/.,–-])\\b(?<far>(?:3[2-9]|[4-9]\\d)(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH},?\\s+20\\d\\d|(?<=\\b(?:by|on|until|till|from|before|after|since|to) (?:the )?)(?:3[2-9]|[4-9]\\d)(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?!Ma[yr])${MONTH}(?!\\s+\\p{L}+s\\b))|(?<![\\d/.,–-])\\b(?<day>3\\d)(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?<month>${MONTH})(?!,?\\s+(?:\\d{4}|[’']\\d{2}))|\\b(?<monthFirst>${MONTH})\\s+(?<dayLast>3\\d)(?:st|nd|rd|th)\\b`,
  'giu',
);
const LONGEST_MONTH: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** `14/13/2026` has no month in the British order; `32/1/2026` no day. */
const NUMERIC = /(?<![\d./-])(?<one>\d{1,2})(?<stroke>[/.-])(?<two>\d{1,2})\k<stroke>20\d\d(?![\d/-]|\.\d)/g;

/** Dates that never were: `31 June`, `14/13/2026`, or a weekday that a date did not fall on. */
export function impossibleDates(prose: Prose): Finding[] {
  const { text } = prose;
  if (!/\d/.test(text)) return [];
  const faults = datesOf(prose).flatMap((date): Fault[] => {
    const end = date.index + date.words.length;
    const message = faultOf(date, text.slice(Math.max(0, date.index - 20), date.index), text.slice(end, end + 20));
    return message === undefined ? [] : [{ index: date.index, length: date.words.length, message }];
  });
  return [...faults, ...withoutYear(text), ...numeric(text)].map(({ index, length, message }) =>
    findingIn(prose, index, length, { severity: 'warning', message, advice: 'Look up which date was meant.' }),
  );
}

interface Fault {
  readonly index: number;
  readonly length: number;
  readonly message: string;
}

function faultOf({ words, from, to }: WrittenDate, before: string, after: string): string | undefined {
  if (from !== to || !/^\d{4}-\d{2}-\d{2}$/.test(from)) return undefined;
  const day = new Date(`${from}T00:00:00Z`);
  // A day that a month does not have is carried over into the next.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== from) return `There is no \`${words}\`.`;
  const said = WEEKDAY_BEFORE.exec(before)?.[1] ?? WEEKDAY_AFTER.exec(after)?.[1];
  const name = DAYS[day.getUTCDay()] ?? '';
  const isSaid = (one: string): boolean => one.slice(0, 3).toLowerCase() === said?.slice(0, 3).toLowerCase();
  if (said === undefined || isSaid(name)) return undefined;
  return `\`${words}\` is a ${name}, not a ${DAYS.find(isSaid)}.`;
}

function withoutYear(text: string): Fault[] {
  return allMatches(DAY_OF_MONTH, text).flatMap((match): Fault[] => {
    const { far, day, month, monthFirst, dayLast } = match.groups ?? {};
    if (far) return [{ index: match.index, length: far.length, message: `There is no \`${far}\`.` }];
    const number = Number(day ?? dayLast);
    const longest = LONGEST_MONTH[monthNumber(month ?? monthFirst) - 1] ?? 31;
    // `Room 33 May be used`: no one writes 33 for a day.
    if (number <= longest || number > 31) return [];
    const words = match[0].replace(/\.$/, '');
    return [{ index: match.index, length: words.length, message: `There is no \`${words}\`.` }];
  });
}

function numeric(text: string): Fault[] {
  return allMatches(NUMERIC, text).flatMap((match): Fault[] => {
    const one = Number(match.groups?.one);
    const two = Number(match.groups?.two);
    // Those with a possible day and month are dates, and looked at above.
    if (one >= 1 && one <= 31 && two >= 1 && two <= 12) return [];
    const message = `There is no \`${match[0]}\`: the day is written first, then the month.`;
    return [{ index: match.index, length: match[0].length, message }];
  });
}
