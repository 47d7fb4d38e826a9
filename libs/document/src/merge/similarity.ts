import { type Block } from './blocks.ts';

/** Pairs up to which every pair is compared; past it only those that share a rare word, to stay near linear. */
const PAIR_LIMIT = 10_000;
const RARE = 12;
const CANDIDATES = 8;

/** Sørensen-Dice likeness of two bags of words, 0 to 1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(word, count - 1);
  }
  return (2 * shared) / (a.length + b.length);
}

/** Part of a text in which another of this many words is found whole: the same one, cut down or added to. */
const WITHIN = { leastWords: 8, leastPart: 1 / 3, likeness: 0.72, more: 0.05 };

/** Whether one of two texts may be the other with words cut away, by their lengths. */
export function mayHold(a: number, b: number): boolean {
  const [short, long] = [Math.min(a, b), Math.max(a, b)];
  return short >= WITHIN.leastWords && short >= long * WITHIN.leastPart;
}

/** Likeness of two blocks; rows of a table with the same first cell are the same row. */
export function likeness(a: Block, b: Block): number {
  if (a.kind === 'row' && b.kind === 'row') {
    const cell = firstCell(a);
    if (cell !== '' && cell === firstCell(b)) return 0.75 + dice(a.words, b.words) / 4;
  }
  const likeness = dice(a.words, b.words);
  const [short, long] = [Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length)];
  const shared = (likeness * (short + long)) / 2;
  const within = mayHold(short, long) && shared >= short * 0.95;
  return within ? Math.max(Math.min(likeness + WITHIN.more, 1), WITHIN.likeness) : likeness;
}

function firstCell(row: Block): string {
  const start = row.tokens[0]?.word === '|' ? 1 : 0;
  const end = row.tokens.findIndex((token, index) => index >= start && token.word === '|');
  const cell = row.tokens.slice(start, Math.max(end, start)).map((token) => token.word);
  return cell.join(' ');
}

export interface Likely {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

export interface LikelyInput<T extends { readonly words: readonly string[] }> {
  readonly left: readonly T[];
  readonly right: readonly T[];
  /** Indexes still without a partner. */
  readonly freeLeft: readonly number[];
  readonly freeRight: readonly number[];
  /** A cheap test before words are counted. */
  readonly fits: (a: number, b: number) => boolean;
  readonly likeness: (a: T, b: T) => number;
}

/** Likeness of the pairs worth comparing among those without a partner. */
export function likelyPairs<T extends { readonly words: readonly string[] }>(input: LikelyInput<T>): Likely[] {
  const { left, right, freeLeft, freeRight, fits } = input;
  const score = (a: number, b: number): Likely => ({ a, b, likeness: input.likeness(left[a] as T, right[b] as T) });
  if (freeLeft.length * freeRight.length <= PAIR_LIMIT) {
    return freeLeft.flatMap((a) => freeRight.filter((b) => fits(a, b)).map((b) => score(a, b)));
  }
  const byWord = new Map<string, number[]>();
  for (const b of freeRight) {
    for (const word of new Set((right[b] as T).words)) {
      const holders = byWord.get(word) ?? [];
      if (holders.length <= RARE) holders.push(b);
      byWord.set(word, holders);
    }
  }
  return freeLeft.flatMap((a) => {
    const near = sharers((left[a] as T).words, byWord).filter((b) => fits(a, b));
    return near.slice(0, CANDIDATES).map((b) => score(a, b));
  });
}

/** Holders of rare words of this text, those that share most of them first. */
function sharers(words: readonly string[], byWord: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const word of new Set(words)) {
    const holders = byWord.get(word) ?? [];
    if (holders.length > RARE) continue;
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  }
  return [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).map(([holder]) => holder);
}
