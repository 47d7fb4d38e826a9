import { arrange, HEAD, type Arrangement } from './arrange.ts';
import { blockText, type Block, type BlockKind } from './blocks.ts';
import { placeFresh, type FreshRun } from './fresh-runs.ts';
import { matchSides } from './match-blocks.ts';
import { mergeWords, type ClashWidth } from './merge-words.ts';
import { pick, type Sides } from './sides.ts';
import { judgeSurvivors, type BlockChoice, type Survivors } from './survivors.ts';
import { type Piece } from './types.ts';

/** A block of the result: its words merged, and where it stands in each text (for its separator). */
export interface MergedBlock {
  readonly type: 'block';
  readonly kind: BlockKind;
  readonly id?: string;
  readonly mark: string;
  readonly pieces: readonly Piece[];
  readonly at: Sides<number | undefined>;
}
export interface MergedChoice extends BlockChoice {
  readonly type: 'choice';
}
export type Merged = MergedBlock | MergedChoice;

export interface BlockMerge {
  readonly merged: readonly Merged[];
  /** Ids of child clauses that both sides moved, to different places; they stand where theirs put them. */
  readonly displaced: readonly string[];
}

export interface BlockMergeOptions {
  /** Of a child clause that both sides moved, to different places: whether ours decides. */
  readonly oursPlaces: (id: string) => boolean;
  readonly clashing: ClashWidth;
}

/** Merges three lists of blocks: which stay, in what order, with which words. */
export function mergeBlocks(blocks: Sides<readonly Block[]>, options: Partial<BlockMergeOptions> = {}): BlockMerge {
  return new BlocksMerge(blocks, { oursPlaces: () => false, clashing: 'words', ...options }).merge();
}

class BlocksMerge {
  private readonly matches: { readonly ours: Int32Array; readonly theirs: Int32Array };
  private readonly survivors: Survivors;
  /** Blocks that both sides added under one id: [index in ours, index in theirs], members `base.length + n`. */
  private readonly joint: (readonly [number, number])[] = [];

  constructor(
    private readonly blocks: Sides<readonly Block[]>,
    private readonly options: BlockMergeOptions,
  ) {
    this.matches = matchSides(blocks);
    this.survivors = judgeSurvivors(blocks, this.matches);
  }

  merge(): BlockMerge {
    const sequences = this.sequences();
    const arrangement = arrange(
      sequences,
      this.blocks.base.length,
      (member) => this.stays(member),
      (member) => this.options.oursPlaces(this.blocks.base[member]?.id ?? ''),
    );
    this.placeDoubtful(arrangement);
    const fresh = placeFresh({
      blocks: this.blocks,
      sequences,
      arrangement,
      matches: this.matches,
      used: this.survivors.used,
    });
    const ghosts = this.ghosts(arrangement, sequences.ours);
    const merged: Merged[] = [];
    const addAfter = (member: number): void => {
      for (const ghost of ghosts.get(member) ?? []) merged.push(ghost);
      for (const run of fresh.get(member) ?? []) merged.push(...this.runMerged(run));
    };
    addAfter(HEAD);
    for (const member of arrangement.order.list()) {
      merged.push(this.memberMerged(member, arrangement.displaced.has(member)));
      addAfter(member);
    }
    const displaced = [...arrangement.displaced].flatMap((member) => this.blocks.base[member]?.id ?? []);
    return { merged: joinPlaces(merged), displaced };
  }

  /** Each side as a list of members; -1 for a block that only it has. */
  private sequences(): { ours: number[]; theirs: number[] } {
    const ours = invert(this.matches.ours, this.blocks.ours.length);
    const theirs = invert(this.matches.theirs, this.blocks.theirs.length);
    const added = new Map<string, number>();
    this.blocks.ours.forEach((block, at) => {
      if (ours[at] === -1 && block.id !== undefined) added.set(block.id, at);
    });
    this.blocks.theirs.forEach((block, at) => {
      const inOurs = block.id === undefined || theirs[at] !== -1 ? undefined : added.get(block.id);
      if (inOurs === undefined || ours[inOurs] !== -1) return;
      theirs[at] = ours[inOurs] = this.blocks.base.length + this.joint.length;
      this.joint.push([inOurs, at]);
    });
    return { ours, theirs };
  }

  private stays(member: number): boolean {
    const block = this.blocks.base[member];
    if (block === undefined || block.kind === 'node') return true;
    const both = (this.matches.ours[member] as number) >= 0 && (this.matches.theirs[member] as number) >= 0;
    return both || this.survivors.choices.has(member);
  }

  /** Choices about blocks that neither side has in its text stand behind the nearest earlier block of the base. */
  private placeDoubtful({ order }: Arrangement): void {
    let last = HEAD;
    for (let member = 0; member < this.blocks.base.length; member++) {
      if (!order.has(member) && this.survivors.choices.has(member)) order.put(member, last);
      if (order.has(member)) last = member;
    }
  }

  private memberMerged(member: number, displaced: boolean): Merged {
    const choice = this.survivors.choices.get(member);
    if (choice !== undefined) return { type: 'choice', ...choice };
    const joint = this.joint[member - this.blocks.base.length];
    if (joint !== undefined) return this.jointMerged(joint[0], joint[1]);
    const at = {
      base: member,
      ours: this.matches.ours[member] as number,
      theirs: this.matches.theirs[member] as number,
    };
    const base = this.blocks.base[member] as Block;
    const ours = this.blocks.ours[at.ours] ?? base;
    const theirs = this.blocks.theirs[at.theirs] ?? base;
    if (displaced && base.kind !== 'node') {
      return { type: 'choice', kind: 'place', sides: { base: [base], ours: [], theirs: [theirs] } };
    }
    return blockMerged({ base, ours, theirs }, at, this.options.clashing);
  }

  private jointMerged(inOurs: number, inTheirs: number): Merged {
    const ours = this.blocks.ours[inOurs] as Block;
    const theirs = this.blocks.theirs[inTheirs] as Block;
    if (ours.key === theirs.key)
      return blockMerged(
        { base: theirs, ours, theirs },
        { base: undefined, ours: inOurs, theirs: inTheirs },
        this.options.clashing,
      );
    return { type: 'choice', kind: 'words', sides: { base: [], ours: [ours], theirs: [theirs] } };
  }

  private runMerged(run: FreshRun): Merged[] {
    if (run.choice !== undefined) return [{ type: 'choice', ...run.choice }];
    return run.members.map((at) => {
      const block = this.blocks[run.side][at] as Block;
      const place = { base: undefined, ours: undefined, theirs: undefined, [run.side]: at };
      return {
        type: 'block',
        ...named(block),
        kind: block.kind,
        mark: block.mark,
        pieces: [blockText(block).slice(block.mark.length)],
        at: place,
      };
    });
  }

  /** A block both sides moved stands in two choices: here at its place in ours, and in the order at its place in theirs. */
  private ghosts({ displaced, order }: Arrangement, ours: readonly number[]): Map<number, Merged[]> {
    const ghosts = new Map<number, Merged[]>();
    let last = HEAD;
    ours.forEach((member, at) => {
      const block = this.blocks.ours[at] as Block;
      if (displaced.has(member) && block.kind !== 'node') {
        const ghost = { type: 'choice', kind: 'place', sides: { base: [], ours: [block], theirs: [] } } as const;
        ghosts.set(last, [...(ghosts.get(last) ?? []), ghost]);
      } else if (order.has(member)) last = member;
    });
    return ghosts;
  }
}

/** Neighbouring blocks that were moved together are one choice of place. */
function joinPlaces(merged: readonly Merged[]): Merged[] {
  const joined: Merged[] = [];
  for (const entry of merged) {
    const last = joined.at(-1);
    const together =
      entry.type === 'choice' && last?.type === 'choice' && entry.kind === 'place' && last.kind === 'place';
    if (!together || emptySides(entry.sides) !== emptySides(last.sides)) {
      joined.push(entry);
      continue;
    }
    const [a, b] = [last.sides, entry.sides];
    const sides = {
      base: [...a.base, ...b.base],
      ours: [...a.ours, ...b.ours],
      theirs: [...a.theirs, ...b.theirs],
    };
    joined[joined.length - 1] = { ...last, sides };
  }
  return joined;
}

function emptySides({ base, ours, theirs }: Sides<readonly Block[]>): string {
  return [base, ours, theirs].map((side) => (side.length === 0 ? '-' : '+')).join('');
}

function named(block: Block): { id?: string } {
  return block.id === undefined ? {} : { id: block.id };
}

function invert(matches: Int32Array, length: number): number[] {
  const members = new Array<number>(length).fill(-1);
  matches.forEach((at, member) => {
    if (at >= 0) members[at] = member;
  });
  return members;
}

const SHAPES: Partial<Record<BlockKind, 'row' | 'lines'>> = { row: 'row', code: 'lines', key: 'lines' };

function blockMerged(blocks: Sides<Block>, at: MergedBlock['at'], clashing: ClashWidth): Merged {
  const { base, ours, theirs } = blocks;
  const kind = pick(base.kind, ours.kind, theirs.kind);
  const shape = SHAPES[kind] ?? 'prose';
  const pieces = mergeWords({ base: base.tokens, ours: ours.tokens, theirs: theirs.tokens }, shape, clashing);
  return { type: 'block', ...named(theirs), kind, mark: pick(base.mark, ours.mark, theirs.mark), pieces, at };
}
