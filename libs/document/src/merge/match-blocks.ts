import { alignEqual } from './align.ts';
import { type Block } from './blocks.ts';
import { gapsOf } from './gaps.ts';
import { dice, likelyPairs, likeness, mayHold, type Likely } from './similarity.ts';
import { type Sides } from './sides.ts';
import { sentenceEnds, wordsOf, type Token } from './tokens.ts';

/** Alike enough to be the same clause edited, when it stands between the same neighbours. */
const SAME_IN_PLACE = 0.45;
/** Alike enough to be the same clause edited and moved. */
const SAME_ELSEWHERE = 0.7;
/** Fewer words may well be said at two places. */
const WORDS_ELSEWHERE = 6;
/** What standing in place counts for, in likeness. */
const IN_PLACE = 0.1;
/** Alike enough when it is the only one left on both sides between the same neighbours. */
const SAME_SURVIVOR = 0.2;
/** A shorter sentence may well be said at two places. */
const SENTENCE_WORDS = 8;

/**
 * Finds for each block of `base` its block in `side` (or -1): by id, then equal text in order, then unique equal text out of
 * order (a move), then similarity, in place or elsewhere, a sentence kept whole, and sole survivors. Different ids never match.
 */
export function matchBlocks(base: readonly Block[], side: readonly Block[]): Int32Array {
  const matching = new Matching(base, side);
  matching.byKey();
  matching.byUniqueKey();
  matching.bySimilarity();
  matching.bySimilarity();
  matching.byKeptSentence();
  matching.bySurvival();
  return matching.matches;
}

/**
 * The blocks of both sides. What one side changed and the other has in just these new words is the same block there, however
 * little is left of the old ones.
 */
export function matchSides(blocks: Sides<readonly Block[]>): {
  readonly ours: Int32Array;
  readonly theirs: Int32Array;
} {
  const { base } = blocks;
  const matches = { ours: matchBlocks(base, blocks.ours), theirs: matchBlocks(base, blocks.theirs) };
  for (const [side, other] of [
    ['ours', 'theirs'],
    ['theirs', 'ours'],
  ] as const) {
    const taken = new Set(matches[side]);
    const free = new Map<string, number | undefined>();
    blocks[side].forEach(({ key, words }, at) => {
      if (!taken.has(at) && words.length > 1) free.set(key, free.has(key) ? undefined : at);
    });
    if (free.size === 0) continue;
    base.forEach(({ id }, index) => {
      const known = blocks[other][matches[other][index] as number];
      const found = matches[side][index] === -1 && known !== undefined ? free.get(known.key) : undefined;
      if (found === undefined || (id !== undefined && blocks[side][found]?.id !== id)) return;
      matches[side][index] = found;
      free.delete(known?.key ?? '');
    });
  }
  return matches;
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
      // One word may be said anywhere, unless it names a section.
      if (partner === undefined || block.words.length < (block.kind === 'heading' ? 1 : 2)) return;
      if (inBase.get(block.key) === 1 && inSide.get(block.key) === 1) this.tryPair(partner, index);
    });
  }

  /** The most alike first, wherever they stand; of two as much alike the one in place. What is found tells other places. */
  bySimilarity(): void {
    const gaps = gapsOf(this.matches, this.side.length);
    const leastOf = (a: number, b: number): number => (gaps.holds(a, b) ? SAME_IN_PLACE : SAME_ELSEWHERE);
    const fits = (a: number, b: number): boolean => {
      const [left, right, least] = [this.base[a] as Block, this.side[b] as Block, leastOf(a, b)];
      return (least === SAME_IN_PLACE || left.words.length >= WORDS_ELSEWHERE) && couldBe(left, right, least);
    };
    const found = likelyPairs({
      left: this.base,
      right: this.side,
      freeLeft: this.freeBase(1),
      freeRight: this.freeSide(),
      fits,
      likeness,
    });
    const rank = ({ a, b, likeness }: Likely): number => likeness + (gaps.holds(a, b) ? IN_PLACE : 0);
    const pairs = found
      .filter((pair) => pair.likeness >= leastOf(pair.a, pair.b))
      .map((pair) => ({ ...pair, rank: rank(pair) }))
      .sort((x, y) => y.rank - x.rank || Math.abs(x.a - x.b) - Math.abs(y.a - y.b));
    for (const { a, b } of pairs) this.tryPair(a, b);
  }

  /** Half of a paragraph written anew and moved: it still has a sentence that stands nowhere else. */
  byKeptSentence(): void {
    const [freeBase, freeSide] = [this.freeBase(SENTENCE_WORDS), this.freeSide()];
    if (freeBase.length === 0 || freeSide.length === 0) return;
    const [inBase, inSide] = [holdersOf(this.base), holdersOf(this.side)];
    const kept = [...inBase].flatMap(([sentence, a]) => {
      const b = inSide.get(sentence);
      const both = a !== undefined && b !== undefined && this.matches[a] === -1 && this.taken[b] === 0;
      return both ? [{ a, b, length: sentence.length }] : [];
    });
    for (const { a, b } of kept.sort((x, y) => y.length - x.length))
      if (compatible(this.base[a] as Block, this.side[b] as Block)) this.tryPair(a, b);
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

/** The sentences of paragraphs and items with the block each stands in; undefined for one that stands in several. */
function holdersOf(blocks: readonly Block[]): Map<string, number | undefined> {
  const holders = new Map<string, number | undefined>();
  blocks.forEach(({ kind, tokens, words }, at) => {
    if (!TEXTUAL.has(kind) || words.length < SENTENCE_WORDS) return;
    let sentence: Token[] = [];
    sentenceEnds(tokens, 'prose').forEach((ends, index) => {
      sentence.push(tokens[index] as Token);
      if (!ends) return;
      const said = wordsOf(sentence);
      const key = said.join(' ');
      if (said.length >= SENTENCE_WORDS) holders.set(key, holders.has(key) ? undefined : at);
      sentence = [];
    });
  });
  return holders;
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
