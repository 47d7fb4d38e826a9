import { diffArrays } from 'diff';

/** Edits after which Myers' algorithm is given up for anchors: its cost grows with their square. */
const EDIT_LIMIT = 600;

/**
 * A longest common subsequence of two lists of keys: for each index of `before` the index of `after` it stands for, or -1.
 * Past the limit of edits it falls back on keys that occur once on both sides, so that it stays near linear on any input.
 */
export function alignEqual(before: readonly string[], after: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  const intern = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const matches = new Int32Array(before.length).fill(-1);
  const a = before.map(intern);
  const b = after.map(intern);
  alignSpan({ a, b, matches }, [0, a.length], [0, b.length], 0);
  return matches;
}

interface Lists {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly matches: Int32Array;
}
type Span = readonly [number, number];

function alignSpan(lists: Lists, spanA: Span, spanB: Span, depth: number): void {
  const { a, b, matches } = lists;
  let [startA, endA] = spanA;
  let [startB, endB] = spanB;
  while (startA < endA && startB < endB && a[startA] === b[startB]) matches[startA++] = startB++;
  while (startA < endA && startB < endB && a[endA - 1] === b[endB - 1]) matches[--endA] = --endB;
  if (startA === endA || startB === endB) return;
  const changes = diffArrays(a.slice(startA, endA), b.slice(startB, endB), { maxEditLength: EDIT_LIMIT });
  if (changes === undefined) return alignByAnchors(lists, [startA, endA], [startB, endB], depth);
  for (const change of changes) {
    if (change.added) startB += change.count;
    else if (change.removed) startA += change.count;
    else for (let step = 0; step < change.count; step++) matches[startA++] = startB++;
  }
}

function alignByAnchors(lists: Lists, spanA: Span, spanB: Span, depth: number): void {
  const anchors = depth > 8 ? [] : uniquePairs(lists, spanA, spanB);
  if (anchors.length === 0) return alignGreedily(lists, spanA, spanB);
  const kept = longestIncreasing(anchors.map((anchor) => anchor[1]));
  let [fromA, fromB] = [spanA[0], spanB[0]];
  anchors.forEach(([inA, inB], index) => {
    if (!kept.has(index)) return;
    alignSpan(lists, [fromA, inA], [fromB, inB], depth + 1);
    lists.matches[inA] = inB;
    fromA = inA + 1;
    fromB = inB + 1;
  });
  alignSpan(lists, [fromA, spanA[1]], [fromB, spanB[1]], depth + 1);
}

/** How far ahead the next equal keys are looked for where nothing is unique. */
const LOOK_AHEAD = 48;

/** Nothing to hold on to: keys are paired in order, over the shortest gap that leads to equal ones again. */
function alignGreedily({ a, b, matches }: Lists, [startA, endA]: Span, [startB, endB]: Span): void {
  let [inA, inB] = [startA, startB];
  while (inA < endA && inB < endB) {
    const gap = shortestGap(a, b, [inA, endA], [inB, endB]);
    if (gap === undefined) {
      inA++;
      inB++;
      continue;
    }
    [inA, inB] = [inA + gap[0], inB + gap[1]];
    matches[inA++] = inB++;
  }
}

function shortestGap(
  a: readonly number[],
  b: readonly number[],
  [inA, endA]: Span,
  [inB, endB]: Span,
): Span | undefined {
  for (let length = 0; length <= LOOK_AHEAD; length++) {
    for (let ofA = 0; ofA <= length; ofA++) {
      const ofB = length - ofA;
      if (inA + ofA < endA && inB + ofB < endB && a[inA + ofA] === b[inB + ofB]) return [ofA, ofB];
    }
  }
  return undefined;
}

function uniquePairs({ a, b }: Lists, spanA: Span, spanB: Span): (readonly [number, number])[] {
  const once = (list: readonly number[], [start, end]: Span): Map<number, number> => {
    const seen = new Map<number, number>();
    for (let index = start; index < end; index++) {
      const key = list[index] as number;
      seen.set(key, seen.has(key) ? -1 : index);
    }
    return seen;
  };
  const inB = once(b, spanB);
  const pairs: (readonly [number, number])[] = [];
  for (const [key, indexA] of once(a, spanA)) {
    const indexB = inB.get(key) ?? -1;
    if (indexA >= 0 && indexB >= 0) pairs.push([indexA, indexB]);
  }
  return pairs.sort((left, right) => left[0] - right[0]);
}

/** Indexes of a longest increasing subsequence: what stays in place when a list is put in another order. */
export function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) kept.add(index);
  return kept;
}
