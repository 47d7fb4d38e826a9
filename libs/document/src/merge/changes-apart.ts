import { blockText, type Blocks } from './blocks.ts';
import { type LineDiff, type LineHunk } from './line-hunks.ts';
import { namesFilled } from './variables.ts';

type Side = 'ours' | 'theirs';

/** A line of fewer words may well be said twice. */
const LEAST_WORDS = 4;
const NUMBERED = /^[ \t]*(?:#{1,6}[ \t]+)?(?:\*\*)?\d+(?:[.)]|\.\d)/;
const NAMED = /\{[^}\n]*#[A-Za-z][\w-]*[^}\n]*\}[ \t]*$/;

/**
 * Whether the changes of two sides have nothing to do with one another: a block that nobody touched stands between any two of
 * them, they do not both move things, put in the same thing twice or count the same numbers on. Then each is taken as it is
 * written, byte for byte.
 */
export function changesApart(diff: LineDiff, base: Blocks): boolean {
  if (diff.hunks.some((hunk) => hunk.by === 'clash')) return false;
  return blocksBetween(diff.hunks, base) && !isEntangled(diff);
}

function blocksBetween(hunks: readonly LineHunk[], text: Blocks): boolean {
  const spans = blockLines(text);
  let [block, end, agreed]: [number, number, boolean] = [0, 0, false];
  let side: LineHunk['by'] | undefined;
  for (const { by, base } of hunks) {
    if (by === 'both') {
      agreed = true;
      continue;
    }
    if (side !== undefined && side !== by) {
      while (block < spans.length && (spans[block]?.[0] ?? 0) < end) block++;
      if (agreed || (spans[block]?.[1] ?? Infinity) > base[0]) return false;
    }
    [side, end, agreed] = [by, base[1], false];
  }
  return true;
}

/** The lines of each block, the blank ones behind it left out. */
function blockLines({ preface, blocks }: Blocks): (readonly [number, number])[] {
  let line = breaksIn(preface);
  return blocks.map((block) => {
    const start = line;
    const end = start + breaksIn(blockText(block)) + 1;
    line = end - 1 + breaksIn(block.separator);
    return [start, end] as const;
  });
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** What the sides did at different places and that belongs together all the same. */
export function isEntangled(diff: LineDiff): boolean {
  const [ours, theirs] = [workOf(diff, 'ours'), workOf(diff, 'theirs')];
  if (ours.moves && theirs.moves) return true;
  if (ours.counts && theirs.counts) return true;
  for (const line of ours.added) if (theirs.added.has(line)) return true;
  // What both took out, and one may have put in elsewhere, reworded or not.
  if (ours.added.size + theirs.added.size > 0 && diff.hunks.some((hunk) => isRemoval(diff, hunk))) return true;
  return namesFilled(diff.lines.base.join(''), diff.lines.ours.join(''));
}

/** Whether a side took lines out at one place and put them in at another. */
export function movesAny(diff: LineDiff): boolean {
  return workOf(diff, 'ours').moves || workOf(diff, 'theirs').moves;
}

function isRemoval({ lines }: LineDiff, hunk: LineHunk): boolean {
  if (hunk.by !== 'both') return false;
  const count = (side: 'base' | 'ours'): number => tellingLines(lines[side].slice(...hunk[side])).size;
  return count('base') > count('ours');
}

interface Work {
  /** Lines that only this side has, long enough to be told from others. */
  readonly added: ReadonlySet<string>;
  readonly moves: boolean;
  readonly counts: boolean;
}

function workOf({ lines, hunks }: LineDiff, side: Side): Work {
  const [added, removed] = [new Set<string>(), new Set<string>()];
  let counts = false;
  for (const hunk of hunks) {
    if (hunk.by !== side) continue;
    const [before, after] = [lines.base.slice(...hunk.base), lines[side].slice(...hunk[side])];
    counts ||= before.some((line) => NUMBERED.test(line)) || after.some((line) => NUMBERED.test(line));
    const [gone, come] = [tellingLines(before), tellingLines(after)];
    for (const line of gone) if (!come.has(line)) removed.add(line);
    for (const line of come) if (!gone.has(line)) added.add(line);
  }
  return { added, counts, moves: [...added].some((line) => removed.has(line)) };
}

function tellingLines(lines: readonly string[]): Set<string> {
  const tells = (line: string): boolean =>
    NAMED.test(line) || (line.match(/[\p{L}\p{N}]+/gu) ?? []).length >= LEAST_WORDS;
  return new Set(lines.map((line) => line.trim()).filter(tells));
}
