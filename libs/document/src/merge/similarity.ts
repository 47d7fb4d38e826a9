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

/** Likeness of two blocks; rows of a table with the same first cell are the same row. */
export function likeness(a: Block, b: Block): number {
  if (a.kind === 'row' && b.kind === 'row') {
    const cell = firstCell(a);
    if (cell !== '' && cell === firstCell(b)) return 0.75 + dice(a.words, b.words) / 4;
  }
  return dice(a.words, b.words);
}

function firstCell(row: Block): string {
  const end = row.tokens.findIndex((token, index) => index > 0 && token.word === '|');
  const cell = row.tokens.slice(1, Math.max(end, 1)).map((token) => token.word);
  return cell.join(' ');
}

export interface Likely {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Likeness of the pairs worth comparing among unmatched blocks. */
export function likelyPairs(
  freeA: readonly number[],
  freeB: readonly number[],
  blocksA: readonly Block[],
  blocksB: readonly Block[],
  fits: (a: number, b: number) => boolean,
): Likely[] {
  const score = (a: number, b: number): Likely => ({
    a,
    b,
    likeness: likeness(blocksA[a] as Block, blocksB[b] as Block),
  });
  if (freeA.length * freeB.length <= PAIR_LIMIT) {
    return freeA.flatMap((a) => freeB.filter((b) => fits(a, b)).map((b) => score(a, b)));
  }
  const byWord = new Map<string, number[]>();
  for (const b of freeB) {
    for (const word of new Set((blocksB[b] as Block).words))
      byWord.set(word, [...(byWord.get(word)?.slice(-RARE) ?? []), b]);
  }
  return freeA.flatMap((a) =>
    sharers(blocksA[a] as Block, byWord)
      .filter((b) => fits(a, b))
      .slice(0, CANDIDATES)
      .map((b) => score(a, b)),
  );
}

/** Blocks that share rare words with this one, the most shared words first. */
function sharers(block: Block, byWord: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const word of new Set(block.words)) {
    const holders = byWord.get(word) ?? [];
    if (holders.length > RARE) continue;
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  }
  return [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).map(([holder]) => holder);
}
