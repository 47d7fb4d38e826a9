import { alignEqual } from './align.ts';
import { pick, type Sides } from './sides.ts';
import { sameWords, sentenceEnds, textOf, type Token } from './tokens.ts';
import { type Piece } from './types.ts';

/** Past this many tokens in one block, two changed sides are one choice: cost must stay near linear. */
const TOKEN_LIMIT = 6000;

export type Shape = 'prose' | 'row' | 'lines';
/** How much of a sentence a clash shows: from the first to the last changed word, or all of it. */
export type ClashWidth = 'words' | 'sentence';

type Verdict = 'stable' | 'ours' | 'theirs' | 'agreed' | 'clash';
interface Region extends Sides<readonly Token[]> {
  readonly verdict: Verdict;
  /** Where the base tokens of the region end. */
  readonly baseEnd: number;
}

/**
 * Merges the words of one block. Changes of the two sides in different sentences are both taken; in one sentence they are a
 * clash, however far apart they stand: half of each side's sentence is nobody's wording.
 */
export function mergeWords(sides: Sides<readonly Token[]>, shape: Shape, clashing: ClashWidth = 'words'): Piece[] {
  const { base, ours, theirs } = sides;
  if (sameWords(ours, base) && sameWords(theirs, base)) return [pickSpaces(sides)];
  if (sameText(ours, base)) return [textOf(theirs)];
  if (sameText(theirs, base) || sameWords(ours, theirs)) return [textOf(ours)];
  if (Math.max(base.length, ours.length, theirs.length) > TOKEN_LIMIT) return [clashOf([sides])];
  const pieces: Piece[] = [];
  for (const group of sentenceGroups(sides, shape)) addGroup(pieces, group, clashing);
  return joinPieces(pieces);
}

/** Neighbouring strings joined, empty ones dropped. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else if (piece !== '') joined.push(piece);
  }
  return joined;
}

function sameText(a: readonly Token[], b: readonly Token[]): boolean {
  return sameWords(a, b) && a.every((token, at) => token.space === b[at]?.space);
}

function pickSpaces({ base, ours, theirs }: Sides<readonly Token[]>): string {
  return base
    .map((token, at) => pick(token.space, ours[at]?.space ?? '', theirs[at]?.space ?? '') + token.word)
    .join('');
}

function addGroup(pieces: Piece[], group: readonly Region[], clashing: ClashWidth): void {
  const verdicts = new Set(group.map((region) => region.verdict));
  const clashes = verdicts.has('clash') || (verdicts.has('ours') && verdicts.has('theirs'));
  if (!clashes) {
    pieces.push(...group.map(settled));
    return;
  }
  const changed = (region: Region): boolean => clashing === 'sentence' || region.verdict !== 'stable';
  const first = group.findIndex(changed);
  const last = group.findLastIndex(changed);
  pieces.push(...group.slice(0, first).map(settled));
  pieces.push(clashOf(group.slice(first, last + 1)));
  pieces.push(...group.slice(last + 1).map(settled));
}

function settled(region: Region): string {
  if (region.verdict === 'stable') return pickSpaces(region);
  return textOf(region.verdict === 'theirs' ? region.theirs : region.ours);
}

function clashOf(regions: readonly Sides<readonly Token[]>[]): Piece {
  const text = (side: keyof Sides<unknown>): string => regions.map((region) => textOf(region[side])).join('');
  return { base: text('base'), ours: text('ours'), theirs: text('theirs') };
}

/** The regions of the three texts, grouped so that a group ends where a sentence ends that all three share. */
function sentenceGroups(sides: Sides<readonly Token[]>, shape: Shape): Region[][] {
  const ends: Sides<boolean[]> = {
    base: sentenceEnds(sides.base, shape),
    ours: sentenceEnds(sides.ours, shape),
    theirs: sentenceEnds(sides.theirs, shape),
  };
  const groups: Region[][] = [];
  let group: Region[] = [];
  for (const located of regionsOf(sides, ends)) {
    group.push(located.region);
    const whole = group.length === 1 && located.wholeSentences;
    if (whole || (located.region.verdict === 'stable' && ends.base[located.region.baseEnd - 1] === true)) {
      groups.push(group);
      group = [];
    }
  }
  return group.length > 0 ? [...groups, group] : groups;
}

interface LocatedRegion {
  readonly region: Region;
  /** One side put in, took out or replaced whole sentences here, provided that the region opens a sentence. */
  readonly wholeSentences: boolean;
}

function regionsOf(sides: Sides<readonly Token[]>, ends: Sides<readonly boolean[]>): LocatedRegion[] {
  const { base, ours, theirs } = sides;
  const toOurs = alignSentences(base, ours, ends.base, ends.ours);
  const toTheirs = alignSentences(base, theirs, ends.base, ends.theirs);
  const regions: LocatedRegion[] = [];
  let [fromBase, fromOurs, fromTheirs] = [0, 0, 0];
  const add = (toBase: number, endOurs: number, endTheirs: number, stable: boolean): void => {
    if (toBase === fromBase && endOurs === fromOurs && endTheirs === fromTheirs) return;
    const slices = {
      base: base.slice(fromBase, toBase),
      ours: ours.slice(fromOurs, endOurs),
      theirs: theirs.slice(fromTheirs, endTheirs),
    };
    const region = { ...slices, baseEnd: toBase, verdict: stable ? 'stable' : judge(slices) } as const;
    const closes = (flags: readonly boolean[], start: number, end: number): boolean =>
      end === start || flags[end - 1] === true;
    regions.push({
      region,
      wholeSentences:
        (region.verdict === 'ours' || region.verdict === 'theirs' || region.verdict === 'agreed') &&
        closes(ends.base, fromBase, toBase) &&
        closes(ends.ours, fromOurs, endOurs) &&
        closes(ends.theirs, fromTheirs, endTheirs),
    });
    [fromBase, fromOurs, fromTheirs] = [toBase, endOurs, endTheirs];
  };
  for (let at = 0; at < base.length; at++) {
    const inOurs = toOurs[at] as number;
    const inTheirs = toTheirs[at] as number;
    if (inOurs < 0 || inTheirs < 0) continue;
    add(at, inOurs, inTheirs, false);
    add(at + 1, inOurs + 1, inTheirs + 1, true);
  }
  add(base.length, ours.length, theirs.length, false);
  return regions;
}

function judge(slices: Sides<readonly Token[]>): Verdict {
  if (sameWords(slices.ours, slices.theirs)) return 'agreed';
  if (sameWords(slices.ours, slices.base)) return 'theirs';
  return sameWords(slices.theirs, slices.base) ? 'ours' : 'clash';
}

/** Words aligned, whole equal sentences first: so that a dropped sentence is dropped whole, not pieced from two. */
function alignSentences(
  before: readonly Token[],
  after: readonly Token[],
  beforeEnds: readonly boolean[],
  afterEnds: readonly boolean[],
): Int32Array {
  const left = sentencesOf(before, beforeEnds);
  const right = sentencesOf(after, afterEnds);
  const matches = new Int32Array(before.length).fill(-1);
  const pairs = alignEqual(
    left.map((sentence) => sentence.key),
    right.map((sentence) => sentence.key),
  );
  let [fromBefore, fromAfter] = [0, 0];
  const alignGap = (endBefore: number, endAfter: number): void => {
    const gap = alignEqual(
      before.slice(fromBefore, endBefore).map((token) => token.word),
      after.slice(fromAfter, endAfter).map((token) => token.word),
    );
    gap.forEach((match, index) => {
      if (match >= 0) matches[fromBefore + index] = fromAfter + match;
    });
  };
  left.forEach((sentence, index) => {
    const partner = right[pairs[index] as number];
    if (partner === undefined) return;
    alignGap(sentence.start, partner.start);
    for (let step = 0; step < sentence.length; step++) matches[sentence.start + step] = partner.start + step;
    fromBefore = sentence.start + sentence.length;
    fromAfter = partner.start + partner.length;
  });
  alignGap(before.length, after.length);
  return matches;
}

interface Sentence {
  readonly start: number;
  readonly length: number;
  readonly key: string;
}

function sentencesOf(tokens: readonly Token[], ends: readonly boolean[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  ends.forEach((ends, index) => {
    if (!ends) return;
    const words = tokens.slice(start, index + 1).map((token) => token.word);
    sentences.push({ start, length: words.length, key: words.join(' ') });
    start = index + 1;
  });
  return sentences;
}
