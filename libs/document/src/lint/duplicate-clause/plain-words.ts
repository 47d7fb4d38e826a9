import { wordScanner } from '../words-in.ts';
import { byWord } from '../by-word.ts';
import { PLAIN } from './alike-words.ts';
import { TURNS_OF_DEED } from './turns-of-deed.ts';
import { TURNS_OF_MEASURE, TURNS_OF_PERMISSION } from './turns-of-measure.ts';
import { TURNS_OF_SPEECH } from './turns-of-speech.ts';
import { formOf, type WordForm } from './word-form.ts';

const wordsIn = wordScanner('£%\\uFFFC');

const TURNS = [...TURNS_OF_MEASURE, ...TURNS_OF_SPEECH, ...TURNS_OF_DEED, ...TURNS_OF_PERMISSION];

/** The mark of a list or a number that is typed before the words. */
const NUMBER =
  /^\s*(?:[§(]\s*)?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}(?:[.)]|(?=\s+\p{Lu}))|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\p{L})/u;

/** `years 7 to 9`: `years 7, 8 and 9`. */
const RANGE = /(?<=\b(?:years?|grades?|forms?|classes) )(\d{1,2})(?: to | ?[–-] ?)(\d{1,2})\b/g;

const HOLDS_RANGE = /\d(?: to | ?[–-] ?)\d/;

function numbersOf(range: string, first: string, last: string): string {
  const length = Number(last) - Number(first) + 1;
  if (length < 2 || length > LONGEST_RANGE) return range;
  return Array.from({ length }, (_, at) => String(Number(first) + at)).join(' ');
}

const LONGEST_RANGE = 13;

/** Tens and hundreds in words: `twenty-five`, `two hundred`. */
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ONES = 'one two three four five six seven eight nine'.split(' ');
const SAID_NUMBER = new RegExp(
  `\\b(?:(${TENS.join('|')})[- ](${ONES.join('|')})|(${ONES.join('|')}|an?) hundred)\\b`,
  'g',
);

const holdsTens = (text: string): boolean => text.includes('ty-') || text.includes('ty ') || text.includes('hundred');

function inFigures(_: string, tens: string | undefined, ones = '', hundreds = ''): string {
  if (tens === undefined) return String((ONES.indexOf(hundreds) + 1 || 1) * 100);
  return String((TENS.indexOf(tens) + 2) * 10 + ONES.indexOf(ones) + 1);
}

/** Asked of every sentence: what begins with a digit is found sooner than a choice of words. */
const holdsTime = (text: string): boolean =>
  TIME_IN_FIGURES.test(text) || ['noon', 'midday', 'half past', 'quarter '].some((sign) => text.includes(sign));
const TIME_IN_FIGURES = /\d(?:[.:]\d\d| ?[ap]\.?m\b)/;
const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SAID_HOUR = new RegExp(`\\b(\\d{1,2}|${HOURS.join('|')}) o[’']clock\\b`, 'g');
const SAID_TIME = new RegExp(`\\b(?:(half|quarter) (past|to)) (\\d{1,2}|${HOURS.join('|')})\\b`, 'g');
/** `9.00`, `9 am`, `8:45 a.m.`, `3.15pm`; `3.15` after `at` is in the afternoon. */
const TIME =
  /(?<before>\b(?:at|by|before|until|till|from|to|after|than|between|and) )?(?<![\d.£:])(?<hour>\d{1,2})(?:[.:](?<minutes>[0-5]\d))?(?: ?(?<half>[ap])\.?m\b\.?)?(?![\d.:]*\d)/g;

/** One way of writing a time of day, as hour and minutes: `9`, `8 45`, `15 15`. */
function withTimesAlike(text: string): string {
  return text
    .replace(/\b(?:12 )?(?:noon|midday)\b/g, '12 pm')
    .replace(SAID_TIME, (_, part: string, side: string, said: string) => {
      const hour = HOURS.indexOf(said) + 1 || Number(said);
      const minutes = part === 'half' ? 30 : side === 'to' ? 45 : 15;
      return `${side === 'to' ? hour - 1 || 12 : hour}.${minutes}`;
    })
    .replace(TIME, (words: string, ...rest: unknown[]) => {
      const { before = '', hour = '', minutes, half } = rest.at(-1) as Partial<Record<string, string>>;
      if (minutes === undefined && half === undefined) return words;
      const number = Number(hour);
      const isLate =
        half === 'p' || (half === undefined && before !== '' && number > 0 && number <= LATEST_SCHOOL_HOUR);
      const hours = isLate && number < 12 ? number + 12 : number;
      return `${before}${hours}${minutes === undefined || minutes === '00' ? '' : ` ${minutes}`}`;
    });
}

/** Without `am` or `pm` an hour up to this one is in the afternoon. */
const LATEST_SCHOOL_HOUR = 6;

/** The words of a text as they are compared: small letters, nothing cut short, one word for one meaning. */
export function plainWords(text: string): readonly WordForm[] {
  let small = text.replace(NUMBER, '').toLowerCase();
  if (HOLDS_RANGE.test(small)) small = small.replace(RANGE, numbersOf);
  if (isCutShort(small)) small = inFull(small);
  if (holdsTens(small)) small = small.replace(SAID_NUMBER, inFigures);
  if (holdsTime(small)) small = withTimesAlike(small);
  if (small.includes(',000')) small = small.replace(/,000,000\b/g, ' million').replace(/,000\b/g, ' thousand');
  if (small.includes('£')) small = small.replace(/£ ?([\d.,]*\d)( million| thousand|m\b|k\b)?/g, '$1$2 £ ');
  const words = wordsIn(small).map(writtenOf);
  const turned = inOneWord(small, words);
  return turned === small ? words.map(({ plain }) => plain) : wordsIn(turned).map((word) => writtenOf(word).plain);
}

/** A word as it is written. */
interface Written {
  readonly plain: WordForm;
  /** The turns of speech that it is a sign of, and those that it may stand beside, by their places. */
  readonly signs: readonly number[];
  readonly besides: readonly number[];
}

const writtenOf = byWord((word): Written => ({
  plain: formOf(PLAIN.get(word) ?? word),
  signs: TURNS.flatMap(({ signs }, at) => (signs.includes(word) ? at : [])),
  besides: TURNS.flatMap(({ beside }, at) => (beside?.has(word) ? at : [])),
}));

const SIGN = 1;
const BESIDE = 2;
/** What of each turn was seen in the text that is being read. */
const seen = new Uint8Array(TURNS.length);
const see = ({ signs, besides }: Written): void => {
  for (const at of signs) (seen[at] as number) |= SIGN;
  for (const at of besides) (seen[at] as number) |= BESIDE;
};

/** A text with one word for each turn of speech; few texts hold a word of any. */
function inOneWord(text: string, words: readonly Written[]): string {
  if (words.every(({ signs }) => signs.length === 0)) return text;
  seen.fill(0);
  words.forEach(see);
  let small = text;
  let at = 0;
  for (const { pattern, plain, beside } of TURNS) {
    const has = seen[at++] as number;
    if ((has & SIGN) === 0 || (beside && (has & BESIDE) === 0)) continue;
    const before = small;
    small = before.replace(pattern, plain);
    // What is put for one turn may be part of a later one.
    if (small !== before) wordsIn(plain).map(writtenOf).forEach(see);
  }
  return small;
}

/** Without one of these a text is as plain as it can be written. */
const isCutShort = (text: string): boolean =>
  ['’', "'", 'cannot', 'no one', 'no-one', 'per cent'].some((sign) => text.includes(sign));

function inFull(text: string): string {
  return text
    .replace(SAID_HOUR, (_, hour: string) => `${HOURS.indexOf(hour) + 1 || hour}.00`)
    .replace(/\bcan(?:not|[’']t)\b/g, 'can not')
    .replace(/\bwon[’']t\b/g, 'will not')
    .replace(/\bshan[’']t\b/g, 'shall not')
    .replace(/n[’']t\b/g, ' not')
    .replace(/[’'](?:s|re|ll|ve|d)\b/g, ' ')
    .replace(/\bno[ -]one\b/g, 'nobody')
    .replace(/\bper cent\b/g, '%');
}
