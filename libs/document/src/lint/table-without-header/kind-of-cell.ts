import { datesIn, MONTH } from '../contradictory-dates/dates-in.ts';
import { GIVEN_NAMES } from '../given-names.ts';

const TIME = String.raw`(?:\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|noon|midday|midnight)`;
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const DURATION =
  /^(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|(?:half-)?terms?|years?|yrs?)$/;
/** What only an entry is, by the kind of thing that it tells; the first that fits counts. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['date', new RegExp(`^(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)$`, 'i')],
  ['address', /^[^\s@]+@[^\s@]+$/],
  [
    'time',
    new RegExp(`^(?:(?:from|by|at|until|till|after|before) )?${TIME}(?:\\s?(?:to|until|till|[–-])\\s?${TIME})?$`, 'i'),
  ],
  ['money', /^(?:from |up to )?(?:[£$€]\s?\d[\d,.]*|\d+p\b)(?: \D{0,30})?$/],
  ['ratio', /^\d+\s?(?::|to|in|out of)\s?\d+$/],
  ['range', /^\d+\s?[–-]\s?\d+$/],
  ['share', /^\d[\d.]*\s?(?:%|per ?cent)$/],
  ['day of the week', /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?$/i],
  ['month', new RegExp(`^${MONTH}$`, 'i')],
  ['term', /^(?:autumn|spring|summer|winter|christmas|easter|michaelmas|lent)(?: (?:term|holidays?))?(?: [12])?$/i],
  ['place in a row', /^(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)(?:ly)?$/i],
  ['answer', /^(?:yes|no)$/i],
  ['degree', /^(?:very |medium[- ])?(?:low|medium|moderate|high)$/i],
  [
    'frequency',
    /^(?:daily|weekly|fortnightly|monthly|(?:half-)?termly|quarterly|annually|yearly|(?:half-|bi-?)?yearly)$/i,
  ],
  [
    'year group',
    /^(?:reception|nursery|pre-?school|years? (?:R|\d{1,2})(?:(?:,| and| to|[–-]|,? &)\s?(?:R|\d{1,2}))*)$/i,
  ],
];
/** What a table that says what a text is tells down its first column. */
const OF_THE_TEXT = new RegExp(
  `^(?:(?:policy|document) )?(?:owner|author|version(?: number)?|status|title|${[
    '(?:date )?(?:approved|adopted|ratified|issued|agreed|written)(?: by| on)?',
    '(?:date|day) (?:of )?(?:approval|adoption|issue|ratification|(?:next |last )?review)',
    '(?:approval|adoption|effective|issue|(?:next |last )?review) (?:date|due|cycle|frequency|period)',
    '(?:next|last) review(?:ed)?|review(?:ed)?(?: by| on)|effective from|approving body',
  ].join('|')})$`,
  'i',
);
const MEASURE = new RegExp(
  `^(?:up to |over |under |at least |about )?${NUMBER} ?(?<unit>[\\p{L}°²³-]+(?: [\\p{L}-]+)?)$`,
  'u',
);
/** `Stage 1`, `Step 2`, `Class 3`. */
const COUNTED = /^(?<what>\p{L}+) (?:\d{1,2}|[A-Z])\b[.:]?$/u;
const PERSON = /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? \p{Lu}[\p{L}'’. -]*|(?<given>\p{Lu}\p{Ll}+) \p{Lu}[\p{L}'’-]+)$/u;
/** What is said of the cell before it: `decides about leave`, `must be told`. Who or what asks for a thing names a column. */
const SAYING = /^(?:(?!(?:as|this|its|his|whose)\b)\p{Ll}{2,}(?<![su])s|must|may|can|will|are|have)(?: \S+){2,}$/u;
const SENTENCE = /^(?:\S+\s+){3,}\S+\.$/;

/** What kind of entry a cell holds that names no column by itself: a time, a sum, a day. Undefined for other words. */
export function kindOfCell(cell: string, isFirst: boolean): string | undefined {
  if (cell === '' || cell.length > 200) return undefined;
  if (/^[+(]?\d/.test(cell) || /\d$/.test(cell)) {
    const [date] = datesIn(cell);
    if (date && date.words === cell) return 'date';
    // Years and school years name columns; down the first one they are told in order.
    if (/^(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$/.test(cell)) return isFirst ? 'year' : undefined;
    // To count or to ring: three figures may be either.
    if (/^(?:\+?[\d ()]+|\(?\d{1,3}[.)]*|\d[\d,]*(?:\.\d+)?)$/.test(cell)) return 'number';
  }
  const known = KINDS.find(([, pattern]) => pattern.test(cell))?.[0];
  if (known !== undefined) return known;
  if (isFirst && /^(?:[A-Z]|[/\\])$/.test(cell)) return 'sign';
  if (isFirst && OF_THE_TEXT.test(cell)) return 'of the text';
  const unit = MEASURE.exec(cell)?.groups?.unit;
  if (unit !== undefined) return DURATION.test(unit) ? 'length of time' : `measure: ${singular(unit)}`;
  const what = COUNTED.exec(cell)?.groups?.what;
  if (what !== undefined) return `one of ${singular(what)}`;
  const person = PERSON.exec(cell);
  if (person && (!person.groups?.given || GIVEN_NAMES.has(person.groups.given.toLowerCase()))) return 'person';
  return SAYING.test(cell) ? 'saying' : SENTENCE.test(cell) ? 'sentence' : undefined;
}

/** Figures at equal distances, as they stand over the columns of a matrix: `1 | 2 | 3`, `10 | 20 | 30`. */
export function isScale(cells: readonly string[]): boolean {
  const [first = 0, second = 0, ...rest] = cells.map(Number);
  const step = second - first;
  let last = second;
  return rest.length > 0 && step !== 0 && rest.every((figure) => figure - last === step && ((last = figure), true));
}

function singular(words: string): string {
  return words.toLowerCase().replace(/s$/, '');
}
