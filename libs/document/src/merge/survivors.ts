import { type Block } from './blocks.ts';
import { gapsOf, type Gap } from './gaps.ts';
import { removedUnits } from './removed-units.ts';
import { type Sides } from './sides.ts';
import { type ChoiceKind } from './types.ts';

export interface BlockChoice {
  readonly kind: ChoiceKind;
  readonly sides: Sides<readonly Block[]>;
}

export interface Matches {
  readonly ours: Int32Array;
  readonly theirs: Int32Array;
}

/** What becomes of the base's blocks that are not on both sides any more. */
export interface Survivors {
  /** Choices by index of the base block they stand at. A base block missing on a side and not here is gone. */
  readonly choices: ReadonlyMap<number, BlockChoice>;
  /** New blocks that already stand in a choice, by side. */
  readonly used: { readonly ours: ReadonlySet<number>; readonly theirs: ReadonlySet<number> };
}

/**
 * Judges deletions. A block removed on one side and untouched on the other goes. Removed on one and changed on the other is a
 * choice. Matched on neither side, with something new in its gap, it may have been removed by one and reworded past
 * recognition by the other: that doubt is a choice too, or the removal would be undone in silence.
 */
export function judgeSurvivors(blocks: Sides<readonly Block[]>, matches: Matches): Survivors {
  return new Judgement(blocks, matches).judge();
}

interface OpenChoice {
  kind: ChoiceKind;
  base: Block[];
  ours: readonly Block[];
  theirs: readonly Block[];
}

class Judgement {
  private readonly choices = new Map<number, OpenChoice>();
  private readonly used = { ours: new Set<number>(), theirs: new Set<number>() };
  private readonly gaps: { ours: ReadonlyMap<number, Gap>; theirs: ReadonlyMap<number, Gap> };
  private readonly openAt = new Map<Gap, OpenChoice>();
  private asked:
    { readonly ours: Gap | undefined; readonly theirs: Gap | undefined; readonly same: boolean } | undefined;

  constructor(
    private readonly blocks: Sides<readonly Block[]>,
    private readonly matches: Matches,
  ) {
    this.gaps = { ours: gapByBase(matches.ours, blocks.ours), theirs: gapByBase(matches.theirs, blocks.theirs) };
  }

  judge(): Survivors {
    const inUnits = this.judgeUnits();
    this.blocks.base.forEach((block, index) => {
      if (block.kind === 'node' || inUnits.has(index)) return;
      const inOurs = (this.matches.ours[index] as number) >= 0;
      const inTheirs = (this.matches.theirs[index] as number) >= 0;
      if (inOurs && inTheirs) return;
      if (!inOurs && !inTheirs) this.judgeUnmatched(block, index);
      else this.judgeRemoved(block, index, inOurs ? 'ours' : 'theirs');
    });
    const choices = new Map(
      [...this.choices].map(
        ([index, { kind, base, ours, theirs }]) => [index, { kind, sides: { base, ours, theirs } }] as const,
      ),
    );
    return { choices, used: this.used };
  }

  /** Lists and tables that went as a whole on one side and were changed on the other: one choice each. */
  private judgeUnits(): ReadonlySet<number> {
    const judged = new Set<number>();
    for (const { keeper, remover, members, span, added } of removedUnits(this.blocks, this.matches)) {
      const [first] = members;
      if (first === undefined) continue;
      for (const member of members) judged.add(member);
      for (const at of added) this.used[keeper].add(at);
      const gap = this.gaps[remover].get(first);
      const instead = gap?.base.length === members.length ? this.take(remover, first) : [];
      const base = members.map((member) => this.blocks.base[member] as Block);
      const kept = this.blocks[keeper].slice(...span);
      const sides = { base, [keeper]: kept, [remover]: instead } as unknown as Sides<Block[]>;
      const kind = instead.length > 0 ? 'words' : keeper === 'ours' ? 'removed-but-changed' : 'changed-but-removed';
      this.choices.set(first, { kind, ...sides });
    }
    return judged;
  }

  private judgeRemoved(block: Block, index: number, keeper: 'ours' | 'theirs'): void {
    const remover = keeper === 'ours' ? 'theirs' : 'ours';
    const kept = this.blocks[keeper][this.matches[keeper][index] as number] as Block;
    if (kept.key === block.key) return;
    const gap = this.gaps[remover].get(index);
    const instead = gap?.base.length === 1 ? this.take(remover, index) : [];
    const replaced = { base: [block], [keeper]: [kept], [remover]: instead } as unknown as Sides<Block[]>;
    const kind = instead.length > 0 ? 'words' : keeper === 'ours' ? 'removed-but-changed' : 'changed-but-removed';
    this.choices.set(index, { kind, ...replaced });
  }

  private judgeUnmatched(block: Block, index: number): void {
    const gapOurs = this.gaps.ours.get(index) as Gap;
    const gapTheirs = this.gaps.theirs.get(index) as Gap;
    const open = this.openAt.get(gapOurs) ?? this.openAt.get(gapTheirs);
    if (open !== undefined) {
      open.base.push(block);
      return;
    }
    if (this.saySame(index)) return;
    const choice = {
      kind: 'words' as const,
      base: [block],
      ours: this.take('ours', index),
      theirs: this.take('theirs', index),
    };
    this.choices.set(index, choice);
    if (choice.ours.length > 0) this.openAt.set(gapOurs, choice);
    if (choice.theirs.length > 0) this.openAt.set(gapTheirs, choice);
  }

  /** New blocks of a side in the gap of a base block that may stand for it. */
  private free(side: 'ours' | 'theirs', index: number): number[] {
    const id = this.blocks.base[index]?.id;
    return (this.gaps[side].get(index)?.side ?? []).filter((at) => {
      const block = this.blocks[side][at] as Block;
      return !this.used[side].has(at) && block.kind !== 'node' && (id === undefined || block.id === undefined);
    });
  }

  private take(side: 'ours' | 'theirs', index: number): Block[] {
    const free = this.free(side, index);
    for (const at of free) this.used[side].add(at);
    this.asked = undefined;
    return free.map((at) => this.blocks[side][at] as Block);
  }

  /** Whether both sides have the same new blocks where a base block stood; asked once for a gap until one of them is taken. */
  private saySame(index: number): boolean {
    const gap = this.gaps.ours.get(index);
    const known = this.asked;
    const anonymous = this.blocks.base[index]?.id === undefined;
    if (anonymous && known?.ours === gap && known?.theirs === this.gaps.theirs.get(index)) return known?.same === true;
    const [ours, theirs] = [this.free('ours', index), this.free('theirs', index)];
    const key = (side: 'ours' | 'theirs', at: number | undefined): string | undefined =>
      this.blocks[side][at ?? -1]?.key;
    const same =
      ours.length === theirs.length && ours.every((at, place) => key('ours', at) === key('theirs', theirs[place]));
    if (anonymous) this.asked = { ours: gap, theirs: this.gaps.theirs.get(index), same };
    return same;
  }
}

/** The gap of each unmatched base block. */
function gapByBase(matches: Int32Array, side: readonly Block[]): Map<number, Gap> {
  const matched = new Set(matches);
  const freeBase = [...matches.keys()].filter((index) => (matches[index] as number) < 0);
  const freeSide = [...side.keys()].filter((index) => !matched.has(index));
  const gaps = gapsOf(matches, side.length).list(freeBase, freeSide);
  return new Map(gaps.flatMap((gap) => gap.base.map((index) => [index, gap] as const)));
}
