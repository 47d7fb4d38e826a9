import { longestIncreasing } from './align.ts';

/** No block. */
const NONE = -1;

export interface Gap {
  readonly base: readonly number[];
  readonly side: readonly number[];
}
interface Gaps {
  /** Whether block `b` stands in the side between the partners of the neighbours of `a`, or right beside one of them. */
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
  // Of two blocks that changed places either may be the one that moved: so a block beside the same neighbour is in place, too.
  const besideSame = neighbours(matches, sideLength);
  return {
    holds: (a, b) => gapOfBase[a] === gapOfSide[b] || besideSame(a, b),
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

/** Whether two unmatched blocks stand behind the same matched block, or before it, with nothing but unmatched ones between. */
function neighbours(matches: Int32Array, sideLength: number): (a: number, b: number) => boolean {
  const partners = new Int32Array(sideLength).fill(-1);
  matches.forEach((inSide, index) => {
    if (inSide >= 0) partners[inSide] = index;
  });
  const nearest = (length: number, known: (at: number) => number): { before: Int32Array; after: Int32Array } => {
    const [before, after] = [new Int32Array(length), new Int32Array(length)];
    for (let at = 0, last = NONE; at < length; at++) {
      before[at] = last;
      if (known(at) >= 0) last = known(at);
    }
    for (let at = length - 1, next = NONE; at >= 0; at--) {
      after[at] = next;
      if (known(at) >= 0) next = known(at);
    }
    return { before, after };
  };
  const base = nearest(matches.length, (at) => ((matches[at] as number) >= 0 ? at : NONE));
  const side = nearest(sideLength, (at) => partners[at] as number);
  const same = (left: number | undefined, right: number | undefined): boolean => left !== NONE && left === right;
  return (a, b) => same(base.before[a], side.before[b]) || same(base.after[a], side.after[b]);
}
