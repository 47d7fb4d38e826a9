import { alignEqual } from './align.ts';
import { type Sides } from './sides.ts';

/** From line, to line (exclusive), counted from 0. */
export type Lines = readonly [number, number];

/** Lines that a side changed, between lines that all three texts have. */
export interface LineHunk extends Sides<Lines> {
  readonly by: 'ours' | 'theirs' | 'both' | 'clash';
}

export interface LineDiff {
  readonly lines: Sides<readonly string[]>;
  readonly hunks: readonly LineHunk[];
}

/** Where three texts differ, line by line; `both` is the same change on both sides, `clash` two that touch each other. */
export function diffLines(texts: Sides<string>): LineDiff {
  const lines = { base: linesOf(texts.base), ours: linesOf(texts.ours), theirs: linesOf(texts.theirs) };
  const toOurs = slideDown(alignEqual(lines.base, lines.ours), lines.base, lines.ours);
  const toTheirs = slideDown(alignEqual(lines.base, lines.theirs), lines.base, lines.theirs);
  const hunks: LineHunk[] = [];
  let [base, ours, theirs] = [0, 0, 0];
  const close = (endBase: number, endOurs: number, endTheirs: number): void => {
    if (endBase === base && endOurs === ours && endTheirs === theirs) return;
    const spans = { base: [base, endBase], ours: [ours, endOurs], theirs: [theirs, endTheirs] } as const;
    hunks.push({ ...spans, by: changedBy(lines, spans) });
  };
  lines.base.forEach((_, at) => {
    const [inOurs, inTheirs] = [toOurs[at] as number, toTheirs[at] as number];
    if (inOurs < 0 || inTheirs < 0) return;
    close(at, inOurs, inTheirs);
    [base, ours, theirs] = [at + 1, inOurs + 1, inTheirs + 1];
  });
  close(lines.base.length, lines.ours.length, lines.theirs.length);
  return { lines, hunks };
}

/**
 * Lines put in or taken out as far down as they can be said to be, as git has it: of a paragraph put in between two blank lines
 * either may be the new one, and the same change on both sides must be told alike.
 */
function slideDown(matches: Int32Array, before: readonly string[], after: readonly string[]): Int32Array {
  const inBefore = [...matches.keys()].filter((at) => (matches[at] as number) >= 0);
  const inAfter = inBefore.map((at) => matches[at] as number);
  slideGaps(inAfter, inBefore, after);
  slideGaps(inBefore, inAfter, before);
  const slid = new Int32Array(matches.length).fill(-1);
  inBefore.forEach((at, place) => (slid[at] = inAfter[place] as number));
  return slid;
}

/** Slides what stands between the places of equal lines in one list, where nothing stands between them in the other. */
function slideGaps(places: number[], others: readonly number[], lines: readonly string[]): void {
  let [place, other] = [-1, -1];
  for (let at = 0; at < places.length; at++) {
    const [start, found] = [place + 1, places[at] as number];
    if (start < found && others[at] === other + 1 && lines[start] === lines[found]) places[at] = start;
    [place, other] = [places[at] as number, others[at] as number];
  }
}

/** The lines of a text, each with its line end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changedBy(lines: Sides<readonly string[]>, spans: Sides<Lines>): LineHunk['by'] {
  const said = (side: keyof Sides<unknown>): string => lines[side].slice(...spans[side]).join('');
  const [base, ours, theirs] = [said('base'), said('ours'), said('theirs')];
  if (ours === theirs) return 'both';
  if (theirs === base) return 'ours';
  return ours === base ? 'theirs' : 'clash';
}
