import { following, type Read, type Token } from './tokens.ts';

export type Unit = 'day' | 'week' | 'month' | 'half-term' | 'term' | 'year';

/** Calendar months of a unit; a school year has three terms and six halves of them. */
export const MONTHS_IN: Readonly<Record<Unit, number>> = {
  day: 12 / 365,
  week: 12 / 52,
  month: 1,
  'half-term': 2,
  term: 4,
  year: 12,
};

/** How many of which unit. */
export interface Measure {
  readonly count: number;
  readonly unit: Unit;
}

const measure = (count: number, unit: Unit): Measure => ({ count, unit });

const PLAIN = new Map<string, Measure>(
  Object.entries({
    day: measure(1, 'day'),
    week: measure(1, 'week'),
    wk: measure(1, 'week'),
    fortnight: measure(2, 'week'),
    month: measure(1, 'month'),
    mth: measure(1, 'month'),
    quarter: measure(3, 'month'),
    term: measure(1, 'term'),
    year: measure(1, 'year'),
    yr: measure(1, 'year'),
    twelvemonth: measure(1, 'year'),
    decade: measure(10, 'year'),
  }).flatMap(([word, one]) => [
    [word, one],
    [`${word}s`, one],
  ]),
);
/** What comes once a year. */
const SEASONS = new Set(
  'autumn spring summer winter christmas easter michaelmas lent whitsun pentecost advent january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const SEASON_TERMS = new Set(['term', 'terms', 'half']);
/** Words that say no more of a unit than which kind it is. */
const KINDS = new Set(
  'academic school calendar financial full whole complete completed consecutive successive further clear more single accounting policy civil council'.split(
    ' ',
  ),
);
/** `each year group`, `every Year 6 class`: no time. */
const NOT_TIME = /^(?:groups?|heads?|teams?|tutors?|books?|\d{1,2})$/;

/** A unit of time from a place on, with what stands before it: `full academic years`, `half-term`, `autumn term`, `AGM`. */
export function unitAt(tokens: readonly Token[], start: number): Read<Measure> | undefined {
  let at = start;
  while (KINDS.has(tokens[at]?.word ?? '') && following(tokens, at + 1) !== '') at++;
  const { word = '', isCapital = false } = tokens[at] ?? {};
  const after = following(tokens, at + 1);
  if (word === 'half') {
    if (/^terms?$/.test(after)) return { value: measure(1, 'half-term'), next: at + 2 };
    if (/^years?$/.test(after)) return { value: measure(6, 'month'), next: at + 2 };
    return undefined;
  }
  if (word === 'agm' || word === 'agms') return { value: measure(1, 'year'), next: at + 1 };
  if (word === 'annual') {
    const meeting = after === 'general' ? at + 2 : at + 1;
    return /^meetings?$/.test(following(tokens, meeting))
      ? { value: measure(1, 'year'), next: meeting + 1 }
      : undefined;
  }
  const plain = PLAIN.get(word);
  if (plain) {
    const isNone = (word === 'year' || word === 'years') && NOT_TIME.test(after);
    return isNone || (word === 'term' && after === 'time') ? undefined : { value: plain, next: at + 1 };
  }
  const season = SEASONS.has(word) ? word : SEASONS.has(word.replace(/s$/, '')) ? word.replace(/s$/, '') : '';
  if (season === '' || (/^(?:may|march|lent)$/.test(season) && !isCapital)) return undefined;
  return { value: measure(1, 'year'), next: SEASON_TERMS.has(after) ? at + 2 : at + 1 };
}

const LY: Readonly<Record<string, Measure>> = {
  yearly: measure(1, 'year'),
  monthly: measure(1, 'month'),
  weekly: measure(1, 'week'),
  termly: measure(1, 'term'),
};

/** `yearly` after a number: `three-yearly`. */
export function unitlyAt(tokens: readonly Token[], at: number): Read<Measure> | undefined {
  const value = LY[tokens[at]?.word ?? ''];
  return value && { value, next: at + 1 };
}

const LATIN: Readonly<Record<string, number>> = {
  bi: 2,
  tri: 3,
  quadri: 4,
  quadr: 4,
  quinqu: 5,
  quinq: 5,
  sex: 6,
  sept: 7,
  oct: 8,
  dec: 10,
};
const ENNIAL = new RegExp(`^(${Object.keys(LATIN).join('|')})(?:i|u|a)?ennial(?:ly)?$`);
const WORDS: Readonly<Record<string, Measure>> = {
  ...LY,
  annual: measure(1, 'year'),
  annually: measure(1, 'year'),
  quarterly: measure(3, 'month'),
  fortnightly: measure(2, 'week'),
  biannual: measure(6, 'month'),
  biannually: measure(6, 'month'),
  semiannual: measure(6, 'month'),
  semiannually: measure(6, 'month'),
  biyearly: measure(2, 'year'),
  triannual: measure(4, 'month'),
  triannually: measure(4, 'month'),
};

/** A word that is a recurrence by itself: `annually`, `tri-ennial`, `half-termly`, `per annum`. */
export function wordAt(tokens: readonly Token[], at: number): Read<Measure> | undefined {
  const word = tokens[at]?.word ?? '';
  const after = following(tokens, at + 1);
  if (word === 'half' && after === 'termly') return { value: measure(1, 'half-term'), next: at + 2 };
  if (word === 'half' && after === 'yearly') return { value: measure(6, 'month'), next: at + 2 };
  if (word === 'per' && after === 'annum') return { value: measure(1, 'year'), next: at + 2 };
  if (word === 'semi' || word === 'bi' || word === 'tri') {
    const whole = WORDS[`${word}${after}`] ?? ennial(`${word}${after}`);
    return whole && { value: whole, next: at + 2 };
  }
  const value = WORDS[word] ?? ennial(word);
  return value && { value, next: at + 1 };
}

function ennial(word: string): Measure | undefined {
  const stem = word.includes('ennial') ? ENNIAL.exec(word)?.[1] : undefined;
  return stem === undefined ? undefined : measure(LATIN[stem] ?? 0, 'year');
}
