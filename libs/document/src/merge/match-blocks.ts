import { alignEqual, longestIncreasing } from './align.ts';
import { type Block } from './blocks.ts';
import { dice, likelyPairs, likeness, mayHold } from './similarity.ts';

/** Alike enough to be the same clause edited, when it stands between the same neighbours. */
const SAME_IN_PLACE = 0.45;
/** Alike enough to be the same clause edited and moved. */
const SAME_ELSEWHERE = 0.7;
/** Alike enough when it is the only one left on both sides between the same neighbours. */
const SAME_SURVIVOR = 0.2;

/**
 * Finds for each block of `base` its block in `side` (or -1): by id, then equal text in order, then unique equal text out of
 * order (a move), then similarity in place, similarity elsewhere, and sole survivors. Different ids never match.
 */
export function matchBlocks(base: readonly Block[], side: readonly Block[]): Int32Array {
  const matching = new Matching(base, side);
  matching.byKey();
  matching.byUniqueKey();
  matching.bySimilarity(SAME_IN_PLACE, 1, true);
  matching.bySimilarity(SAME_ELSEWHERE, 6, false);
  matching.bySurvival();
  return matching.matches;
}

class Matching {
  readonly matches: Int32Array;
  private readonly taken: Uint8Array;

  constructor(
    private readonly base: readonly Block[],
    private readonly side: readonly Block[],
  ) {
    this.matches = new Int32Array(base.length).fill(-1);
    this.taken = new Uint8Array(side.length);
  }

  byKey(): void {
    const sideIds = new Map(
      this.side.flatMap((block, index) => (block.id === undefined ? [] : [[block.id, index] as const])),
    );
    const shared = new Set<string>();
    this.base.forEach((block, index) => {
      const found = block.id === undefined ? undefined : sideIds.get(block.id);
      if (found === undefined || this.taken[found] === 1) return;
      this.pair(index, found);
      shared.add(block.id as string);
    });
    const keyOf = (block: Block): string =>
      block.id !== undefined && shared.has(block.id) ? `#${block.id}` : block.key;
    alignEqual(this.base.map(keyOf), this.side.map(keyOf)).forEach((inSide, index) => this.tryPair(index, inSide));
  }

  byUniqueKey(): void {
    const inBase = countKeys(this.base);
    const inSide = countKeys(this.side);
    const free = new Map(
      this.base.flatMap((block, index) => (this.matches[index] === -1 ? [[block.key, index] as const] : [])),
    );
    this.side.forEach((block, index) => {
      const partner = free.get(block.key);
      if (partner === undefined || block.words.length < 2) return;
      if (inBase.get(block.key) === 1 && inSide.get(block.key) === 1) this.tryPair(partner, index);
    });
  }

  bySimilarity(least: number, leastWords: number, inPlace: boolean): void {
    const gaps = gapsOf(this.matches, this.side.length);
    const fits = (a: number, b: number): boolean =>
      (!inPlace || gaps.holds(a, b)) && couldBe(this.base[a] as Block, this.side[b] as Block, least);
    const pairs = likelyPairs({
      left: this.base,
      right: this.side,
      freeLeft: this.freeBase(leastWords),
      freeRight: this.freeSide(),
      fits,
      likeness,
    })
      .filter((pair) => pair.likeness >= least)
      .sort((x, y) => y.likeness - x.likeness || Math.abs(x.a - x.b) - Math.abs(y.a - y.b));
    for (const { a, b } of pairs) this.tryPair(a, b);
  }

  /** One block left against one between the same neighbours. */
  bySurvival(): void {
    const gaps = gapsOf(this.matches, this.side.length);
    for (const gap of gaps.list(this.freeBase(0), this.freeSide())) {
      const [a, b] = [gap.base[0], gap.side[0]];
      if (a === undefined || b === undefined || gap.base.length > 1 || gap.side.length > 1) continue;
      const [left, right] = [this.base[a] as Block, this.side[b] as Block];
      if (left.kind === right.kind && dice(left.words, right.words) >= SAME_SURVIVOR) this.tryPair(a, b);
    }
    this.headingsInPlace();
  }

  /** A heading given another name over a text that stayed. */
  private headingsInPlace(): void {
    for (const a of this.freeBase(0)) {
      const b = (this.matches[a + 1] ?? -1) - 1;
      const [left, right] = [this.base[a], this.side[b]];
      if (left?.kind === 'heading' && right?.kind === 'heading') this.tryPair(a, b);
    }
  }

  private freeBase(leastWords: number): number[] {
    return this.base.flatMap((block, index) =>
      this.matches[index] === -1 && block.words.length >= leastWords ? [index] : [],
    );
  }

  private freeSide(): number[] {
    return this.side.flatMap((_, index) => (this.taken[index] === 0 ? [index] : []));
  }

  private tryPair(a: number, b: number): void {
    if (b < 0 || this.matches[a] !== -1 || this.taken[b] === 1) return;
    const [left, right] = [this.base[a]?.id, this.side[b]?.id];
    if (left !== undefined && right !== undefined && left !== right) return;
    this.pair(a, b);
  }

  private pair(a: number, b: number): void {
    this.matches[a] = b;
    this.taken[b] = 1;
  }
}

function countKeys(blocks: readonly Block[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(block.key, (counts.get(block.key) ?? 0) + 1);
  return counts;
}

/** Cheap test before the words are counted. */
function couldBe(a: Block, b: Block, least: number): boolean {
  if (!compatible(a, b)) return false;
  const [short, long] = [Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length)];
  return a.kind === 'row' || (2 * short) / (short + long) >= least || mayHold(short, long);
}

const TEXTUAL = new Set(['paragraph', 'item']);

function compatible(a: Block, b: Block): boolean {
  return a.kind === b.kind || (TEXTUAL.has(a.kind) && TEXTUAL.has(b.kind));
}

export interface Gap {
  readonly base: readonly number[];
  readonly side: readonly number[];
}
interface Gaps {
  /** Whether block `b` stands in the side between the partners of the neighbours of `a`. */
  holds(a: number, b: number): boolean;
  /** The unmatched blocks of both, gathered by the matched neighbours they stand between. */
  list(base: readonly number[], side: readonly number[]): Gap[];
}

/** The gaps between the matched blocks that are in the same order on both sides; moved ones divide nothing. */
export function gapsOf(matches: Int32Array, sideLength: number): Gaps {
  const matched = [...matches.keys()].filter((index) => (matches[index] as number) >= 0);
  const kept = longestIncreasing(matched.map((index) => matches[index] as number));
  const gapOfBase = new Int32Array(matches.length);
  const gapOfSide = new Int32Array(sideLength);
  let [gap, fromBase, fromSide] = [0, 0, 0];
  matched.forEach((index, at) => {
    if (!kept.has(at)) return;
    const inSide = matches[index] as number;
    gapOfBase.fill(gap, fromBase, index);
    gapOfSide.fill(gap, fromSide, inSide);
    [fromBase, fromSide, gap] = [index + 1, inSide + 1, gap + 1];
  });
  gapOfBase.fill(gap, fromBase);
  gapOfSide.fill(gap, fromSide);
  return {
    holds: (a, b) => gapOfBase[a] === gapOfSide[b],
    list: (base, side) => {
      const gaps = new Map<number, { base: number[]; side: number[] }>();
      const at = (number: number): { base: number[]; side: number[] } => {
        const found = gaps.get(number) ?? { base: [], side: [] };
        gaps.set(number, found);
        return found;
      };
      for (const a of base) at(gapOfBase[a] as number).base.push(a);
      for (const b of side) at(gapOfSide[b] as number).side.push(b);
      return [...gaps.values()];
    },
  };
}
