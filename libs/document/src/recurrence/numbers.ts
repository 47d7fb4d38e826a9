import { following, type Read, type Token } from './tokens.ts';

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const FIRSTS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

const SMALL = new Map(ONES.map((word, at) => [word, at + 1] as const));
const TIES = new Map(TENS.map((word, at) => [word, (at + 2) * 10] as const));
const PLACES = new Map(FIRSTS.map((word, at) => [word, at + 1] as const));
const TIETHS = new Map(TENS.map((word, at) => [word.replace(/y$/, 'ieth'), (at + 2) * 10] as const));

/** Cardinal numbers of one word, for patterns that cannot ask the grammar; `twenty-four` is put together from two. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = Object.fromEntries([
  ...SMALL,
  ...TIES,
  ...[...TIES].flatMap(([tens, ten]) => ONES.slice(0, 9).map((one, at) => [`${tens}-${one}`, ten + at + 1] as const)),
]);

/** A cardinal number from a place on: `24`, `twenty four`, `a couple of`, `two or three` (the larger), `one and a half`. */
export function cardinal(tokens: readonly Token[], at: number): Read<number> | undefined {
  const first = single(tokens, at);
  if (!first) return undefined;
  if (following(tokens, first.next) === 'and' && following(tokens, first.next + 1) === 'a')
    return following(tokens, first.next + 2) === 'half' ? { value: first.value + 0.5, next: first.next + 3 } : first;
  // Figures in brackets say again what the words before them say: `three (3) years`.
  const again = tokens[first.next];
  if (again && !again.joined && again.word === String(first.value)) return { value: first.value, next: first.next + 1 };
  const link = following(tokens, first.next);
  const ranges = link === 'or' || link === 'to' || /^\d+$/.test(link);
  const second = ranges ? single(tokens, /^\d/.test(link) ? first.next : first.next + 1) : undefined;
  return second && second.value > first.value ? second : first;
}

function single(tokens: readonly Token[], at: number): Read<number> | undefined {
  return hundreds(tokens, at) ?? belowHundred(tokens, at);
}

/** `a hundred`, `a hundred and twenty`, `two hundred`. */
function hundreds(tokens: readonly Token[], at: number): Read<number> | undefined {
  if (following(tokens, at + 1) !== 'hundred') return undefined;
  const word = tokens[at]?.word ?? '';
  const many = word === 'a' ? 1 : (SMALL.get(word) ?? 0);
  if (many < 1 || many > 9) return undefined;
  const rest = following(tokens, at + 2) === 'and' ? belowHundred(tokens, at + 3) : undefined;
  return rest ? { value: many * 100 + rest.value, next: rest.next } : { value: many * 100, next: at + 2 };
}

function belowHundred(tokens: readonly Token[], at: number): Read<number> | undefined {
  const word = tokens[at]?.word ?? '';
  if (/^\d{1,3}$/.test(word)) return { value: Number(word), next: at + 1 };
  const small = SMALL.get(word);
  if (small !== undefined) return { value: small, next: at + 1 };
  const tens = TIES.get(word);
  if (tens !== undefined) {
    const ones = SMALL.get(following(tokens, at + 1)) ?? 10;
    return ones < 10 ? { value: tens + ones, next: at + 2 } : { value: tens, next: at + 1 };
  }
  const couple = word === 'a' ? at + 1 : at;
  const set = { couple: 2, pair: 2, dozen: 12 }[couple === at ? word : following(tokens, couple)];
  if (set === undefined) return undefined;
  return { value: set, next: following(tokens, couple + 1) === 'of' ? couple + 2 : couple + 1 };
}

/** Which of several, from a place on: `other`, `second`, `3rd`, `twenty-fourth`. */
export function ordinal(tokens: readonly Token[], at: number): Read<number> | undefined {
  const word = tokens[at]?.word ?? '';
  const figure = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (figure !== undefined) return { value: Number(figure), next: at + 1 };
  if (word === 'other' || word === 'alternate') return { value: 2, next: at + 1 };
  const place = PLACES.get(word) ?? TIETHS.get(word);
  if (place !== undefined) return { value: place, next: at + 1 };
  const tens = TIES.get(word);
  const ones = PLACES.get(following(tokens, at + 1)) ?? 10;
  return tens !== undefined && ones < 10 ? { value: tens + ones, next: at + 2 } : undefined;
}
