import { alignEqual, longestIncreasing } from '../merge/align.ts';
import { foldSpace } from '../normalise-text.ts';
import { saidBy } from './edit-words.ts';
import type { CopyLine, ReturnedLine } from './types.ts';

/** Which line that went out each returned line is; -1 for one that was put in. */
export interface PairedLines {
  readonly lineOf: Int32Array;
  /** Returned lines that stand elsewhere than they did. */
  readonly moved: ReadonlySet<number>;
}

/** Words that two lines must share to be one that was rewritten without its mark. */
const ALIKE = 0.4;

/** Pairs lines: by their marks first, then by equal words, then by place and likeness. Files without marks are paired as well. */
export function pairLines(lines: readonly CopyLine[], returned: readonly ReturnedLine[]): PairedLines {
  const lineOf = new Int32Array(returned.length).fill(-1);
  const taken = new Set<number>();
  returned.forEach(({ marks, kind }, at) => {
    const mark = marks.find((each) => !taken.has(each));
    const line = mark === undefined ? undefined : lines[mark];
    if (mark === undefined || !line || (line.kind === 'row') !== (kind === 'row')) return;
    lineOf[at] = mark;
    taken.add(mark);
  });
  const marked = [...lineOf].flatMap((line, at) => (line >= 0 ? [[at, line] as const] : []));
  const inOrder = longestIncreasing(marked.map(([, line]) => line));
  const moved = new Set(marked.flatMap(([at], index) => (inOrder.has(index) ? [] : [at])));
  const anchors = [...marked.filter((_, index) => inOrder.has(index)), [returned.length, lines.length] as const];
  let [fromLine, fromReturned] = [0, 0];
  for (const [at, line] of anchors) {
    const gap = {
      lines: range(fromLine, line).filter((each) => !taken.has(each)),
      returned: range(fromReturned, at).filter((each) => lineOf[each] === -1),
    };
    for (const [back, out] of pairGap(lines, returned, gap)) lineOf[back] = out;
    [fromLine, fromReturned] = [line + 1, at + 1];
  }
  return { lineOf, moved };
}

interface Gap {
  readonly lines: readonly number[];
  readonly returned: readonly number[];
}

function pairGap(
  lines: readonly CopyLine[],
  returned: readonly ReturnedLine[],
  gap: Gap,
): (readonly [number, number])[] {
  const out = gap.lines.map((at) => keyOf(lines[at]));
  const back = gap.returned.map((at) => keyOf(returned[at]));
  const matches = alignEqual(out, back);
  const pairs: (readonly [number, number])[] = [];
  let [fromOut, fromBack] = [0, 0];
  const close = (toOut: number, toBack: number): void => {
    let next = fromBack;
    for (let at = fromOut; at < toOut; at++) {
      const found = range(next, toBack).find((each) => isAlike(out[at] ?? '', back[each] ?? ''));
      if (found === undefined) continue;
      pairs.push([gap.returned[found] ?? -1, gap.lines[at] ?? -1]);
      next = found + 1;
    }
  };
  matches.forEach((match, at) => {
    // Nothing is no likeness.
    if (match < 0 || out[at]?.slice(1).trim() === '') return;
    close(at, match);
    pairs.push([gap.returned[match] ?? -1, gap.lines[at] ?? -1]);
    [fromOut, fromBack] = [at + 1, match + 1];
  });
  close(out.length, back.length);
  return pairs;
}

/** A row is never a paragraph. */
function keyOf(line: CopyLine | ReturnedLine | undefined): string {
  if (!line) return '';
  const words = line.cells.map((cell) => foldSpace(saidBy(cell)));
  return (line.kind === 'row' ? '|' : ' ') + words.join(' | ');
}

function isAlike(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const [left, right] = [wordsIn(a), wordsIn(b)];
  if (left.length === 0 || right.length === 0) return false;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) shared++;
    counts.set(word, count - 1);
  }
  return (2 * shared) / (left.length + right.length) >= ALIKE;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
