import { cardinal, ordinal } from './numbers.ts';
import { following, tokensIn, type Read, type Token } from './tokens.ts';
import { MONTHS_IN, unitAt, unitlyAt, wordAt, type Measure, type Unit } from './units.ts';

/** How often something comes round, as written: `at least every two years`, `termly`, `a three-year cycle`. */
export interface Recurrence {
  readonly index: number;
  readonly words: string;
  /** Once in so many units; less than one for `twice a term`. */
  readonly every: number;
  readonly unit: Unit;
  /** Whether it has to come round so often, may come round so often, or does. */
  readonly kind: 'at least' | 'at most' | 'exactly';
  /** The same in calendar months. */
  readonly months: number;
}

/** A stretch of time, as written: `two school years`; `index` of its number. */
export interface Length {
  readonly index: number;
  readonly words: string;
  readonly count: number;
  readonly unit: Unit;
  readonly months: number;
}

/** No word of time is without one of these. */
const ANY_TIME =
  /year|yr|month|mth|week|fortnight|term|quarter|annu|ennial|decade|autumn|spring|summer|winter|christmas|easter|agm|every|each|michaelmas|\bdays\b|-day\b/i;

/** Recurrences written in a text. A number without its unit has that of the one before it: `every two years or every three`. */
export function recurrencesIn(text: string): Recurrence[] {
  if (!ANY_TIME.test(text)) return [];
  const tokens = tokensIn(text);
  const found: Recurrence[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const read = recurrenceAt(tokens, at, found.at(-1)?.unit, text);
    const [from, to] = [tokens[at], read && tokens[read.next - 1]];
    if (!read || !from || !to) continue;
    const { count, unit } = read.value;
    const kind = read.isLimit ? 'at least' : kindBefore(text.slice(Math.max(0, from.index - 50), from.index));
    found.push({
      index: from.index,
      words: text.slice(from.index, to.end),
      every: count,
      unit,
      kind,
      months: round(count * MONTHS_IN[unit]),
    });
    at = read.next - 1;
  }
  return found;
}

/** Stretches of time in a text that are not said to recur. */
export function lengthsIn(text: string): Length[] {
  if (!ANY_TIME.test(text)) return [];
  const tokens = tokensIn(text);
  const found: Length[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const recurrence = recurrenceAt(tokens, at, undefined, text);
    if (recurrence) {
      at = recurrence.next - 1;
      continue;
    }
    const number = cardinal(tokens, at) ?? article(tokens, at);
    const unit = number && isJoined(tokens, number.next) ? unitAt(tokens, number.next) : undefined;
    const [from, to] = [tokens[at], unit && tokens[unit.next - 1]];
    if (!number || !unit || !from || !to) continue;
    const count = number.value * unit.value.count;
    found.push({
      index: from.index,
      words: text.slice(from.index, to.end),
      count,
      unit: unit.value.unit,
      months: round(count * MONTHS_IN[unit.value.unit]),
    });
    at = unit.next - 1;
  }
  return found;
}

function isJoined(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  // Behind figures in brackets: `three (3) years`.
  return token !== undefined && (token.joined || (before !== undefined && !before.joined && /^\d+$/.test(before.word)));
}

function article(tokens: readonly Token[], at: number): Read<number> | undefined {
  const { word } = tokens[at] ?? {};
  return word === 'a' || word === 'an' ? { value: 1, next: at + 1 } : undefined;
}

/** Days and weeks do not come out even. */
function round(months: number): number {
  return Math.round(months * 100) / 100;
}

interface Recurring extends Read<Measure> {
  /** The words set a limit by themselves: `at intervals of no more than`. */
  readonly isLimit?: boolean;
}

function recurrenceAt(
  tokens: readonly Token[],
  at: number,
  unitBefore: Unit | undefined,
  text: string,
): Recurring | undefined {
  const { word = '' } = tokens[at] ?? {};
  switch (word) {
    case 'every':
    case 'each':
    case 'per':
      return everyAt(tokens, at, unitBefore, text) ?? wordAt(tokens, at);
    case 'once':
    case 'twice':
    case 'thrice':
      return timesAt(tokens, at + 1, word === 'once' ? 1 : word === 'twice' ? 2 : 3, text);
    case 'intervals':
    case 'interval':
      return intervalAt(tokens, at + 1);
    case 'alternate': {
      const unit = unitAt(tokens, at + 1);
      return unit && isJoined(tokens, at + 1) ? times(unit, 2) : undefined;
    }
    case 'odd':
    case 'even':
      return oddAt(tokens, at);
  }
  return wordAt(tokens, at) ?? sizedAt(tokens, at, text);
}

function times({ value: { count, unit }, next }: Read<Measure>, by: number): Read<Measure> {
  return { value: { count: count * by, unit }, next };
}

const QUALIFIER = new Set('single full whole successive and every new period of'.split(' '));

/** `every other year`, `each autumn term`, `per period of two years`, `every odd-numbered year`. */
function everyAt(
  tokens: readonly Token[],
  start: number,
  unitBefore: Unit | undefined,
  text: string,
): Read<Measure> | undefined {
  let at = start + 1;
  while (QUALIFIER.has(following(tokens, at)) && following(tokens, at + 1) !== '') at++;
  if (following(tokens, at) === '') return undefined;
  const odd = oddAt(tokens, at);
  if (odd) return odd;
  const number = ordinal(tokens, at) ?? cardinal(tokens, at);
  const after = number?.next ?? at;
  const unit = isJoined(tokens, after) ? unitAt(tokens, after) : undefined;
  // `each day` says of nothing how often it is looked at again.
  if (unit) return unit.value.unit === 'day' && !number ? undefined : times(unit, number?.value ?? 1);
  const last = number && tokens[number.next - 1];
  const isLeft = last && unitBefore && /^\s*(?:$|[.,;:)])/.test(text.slice(last.end));
  return number && isLeft ? { value: { count: number.value, unit: unitBefore }, next: number.next } : undefined;
}

/** `odd-numbered year`, `even years`. */
function oddAt(tokens: readonly Token[], at: number): Read<Measure> | undefined {
  if (!/^(?:odd|even)$/.test(tokens[at]?.word ?? '')) return undefined;
  const noun = /^(?:numbered|dated)$/.test(following(tokens, at + 1)) ? at + 2 : at + 1;
  return /^years?$/.test(following(tokens, noun)) ? { value: { count: 2, unit: 'year' }, next: noun + 1 } : undefined;
}

const PER = new Set(
  'in within during over per a an each every any the course of period and one no at least'.split(' '),
);

/** `once in three years`, `twice a term`, `three times in each school year`, `once a year`. */
function timesAt(tokens: readonly Token[], start: number, often: number, text: string): Read<Measure> | undefined {
  let at = start;
  while (PER.has(following(tokens, at)) && at < start + 6) at++;
  if (following(tokens, at) === '') return undefined;
  const word = at === start ? wordAt(tokens, at) : undefined;
  if (word) return times(word, 1 / often);
  if (at === start) return undefined;
  const every = tokens[at - 1]?.word;
  const within = every === 'every' || every === 'each' ? everyAt(tokens, at - 1, undefined, text) : undefined;
  if (within) return times(within, 1 / often);
  const number = ordinal(tokens, at) ?? cardinal(tokens, at);
  const unit = isJoined(tokens, number?.next ?? at) ? unitAt(tokens, number?.next ?? at) : undefined;
  return unit && times(unit, (number?.value ?? 1) / often);
}

const LIMIT = new Set(
  'of up to not no more longer greater than exceeding over at most a an the between and maximum period'.split(' '),
);

/** `intervals of no more than two years`, `intervals not exceeding eighteen months`. */
function intervalAt(tokens: readonly Token[], start: number): Recurring | undefined {
  let at = start;
  let isLimit = false;
  while (LIMIT.has(following(tokens, at)) && at < start + 9) {
    isLimit ||= /^(?:no|not|most|exceeding|up|maximum)$/.test(tokens[at]?.word ?? '');
    at++;
  }
  if (at === start || following(tokens, at) === '') return undefined;
  const number = cardinal(tokens, at);
  const next = number?.next ?? at;
  const unit = isJoined(tokens, next) ? unitAt(tokens, next) : undefined;
  return unit && { ...times(unit, number?.value ?? 1), isLimit };
}

/** What a length is said of when it comes round: `a three-year cycle`. */
const ROUNDS =
  /^(?:s?ly)?(?:[ -]\p{L}+)?[ -](?:reviews?|cycles?|basis|periods?|intervals?|life|lifespan|lifecycle|rolling|rotation|programme|schedule|timetable|rota|rhythm|round|pattern|turn|frequency|apart)\b/iu;

/** `three-yearly`, `a two-year cycle`, `three times a year`, `two years apart`. */
function sizedAt(tokens: readonly Token[], at: number, text: string): Read<Measure> | undefined {
  const number = cardinal(tokens, at);
  if (!number || !isJoined(tokens, number.next)) return undefined;
  if (tokens[number.next]?.word === 'times') return timesAt(tokens, number.next + 1, number.value, text);
  const ly = unitlyAt(tokens, number.next);
  if (ly) return times(ly, number.value);
  const unit = unitAt(tokens, number.next);
  const last = unit && tokens[unit.next - 1];
  if (!unit || !last || unit.value.unit === 'day') return undefined;
  const rest = text.slice(last.end, last.end + 40);
  const isRound = /s$/.test(last.word) ? /^ apart\b/.test(rest) : ROUNDS.test(rest);
  return isRound ? times(unit, number.value) : undefined;
}

/** Right before a recurrence: at least so often. */
const AT_LEAST =
  /\b(?:at least|minimum(?: of)?|(?:no|not) (?:less|fewer)(?: (?:often|frequently))? than|not (?:less|later)|or more often than)(?: on an?)?\s*$/i;
const AT_MOST = /\b(?:at most|maximum(?: of)?|(?:no|not) more(?: (?:often|frequently))? than)(?: on an?)?\s*$/i;

function kindBefore(before: string): Recurrence['kind'] {
  if (AT_LEAST.test(before)) return 'at least';
  return AT_MOST.test(before) ? 'at most' : 'exactly';
}
