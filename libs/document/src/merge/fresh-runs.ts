import { HEAD, type Arrangement } from './arrange.ts';
import { type Block } from './blocks.ts';
import { type Sides } from './sides.ts';
import { dice } from './similarity.ts';
import { type BlockChoice } from './survivors.ts';

/** Two new texts at one place this much alike are two wordings of one clause. */
const SAME_CLAUSE = 0.5;
/** Fewer words may well be said twice. */
const LEAST_WORDS = 4;
/** Past this many pairs two runs of new text at one place are one choice. */
const PAIR_LIMIT = 10_000;

type Side = 'ours' | 'theirs';

/** New blocks of one side that belong together, or a choice made of them. */
export interface FreshRun {
  readonly side: Side;
  /** Indexes into the side's blocks. */
  readonly members: readonly number[];
  readonly choice?: BlockChoice;
}

interface Setting {
  readonly blocks: Sides<readonly Block[]>;
  readonly sequences: Readonly<Record<Side, readonly number[]>>;
  readonly arrangement: Arrangement;
  readonly matches: Readonly<Record<Side, Int32Array>>;
  readonly used: Readonly<Record<Side, ReadonlySet<number>>>;
}

/** Where the blocks only one side has are put: behind the block they were written behind, by member (or HEAD). */
export function placeFresh(setting: Setting): Map<number, FreshRun[]> {
  const runs: Record<Side, AnchoredRun[]> = { ours: runsOf(setting, 'ours'), theirs: runsOf(setting, 'theirs') };
  const twice = addedTwice(setting, runs);
  const anchored = new Map<number, Record<Side, AnchoredRun[]>>();
  for (const side of ['ours', 'theirs'] as const) {
    for (const run of runs[side]) {
      const here = anchored.get(run.anchor) ?? { ours: [], theirs: [] };
      here[side].push(run);
      anchored.set(run.anchor, here);
    }
  }
  const placed = new Map<number, FreshRun[]>();
  for (const [anchor, here] of anchored) placed.set(anchor, settle(setting, anchor, here, twice));
  return placed;
}

interface AnchoredRun {
  readonly side: Side;
  readonly anchor: number;
  readonly members: readonly number[];
  /** The other side took out the text this was put into. */
  readonly stranded: boolean;
}

function runsOf(setting: Setting, side: Side): AnchoredRun[] {
  const sequence = setting.sequences[side];
  const runs: AnchoredRun[] = [];
  const { order } = setting.arrangement;
  let anchor = HEAD;
  for (let at = 0; at < sequence.length; at++) {
    const member = sequence[at] as number;
    if (member >= 0) {
      if (order.has(member)) anchor = member;
      continue;
    }
    const start = at;
    while (at + 1 < sequence.length && sequence[at + 1] === -1) at++;
    const members = range(start, at + 1).filter((index) => !setting.used[side].has(index));
    if (members.length === 0) continue;
    const before = lastKnown(sequence, start);
    const after = sequence[at + 1];
    runs.push({
      side,
      members,
      anchor: anchorFor(setting, side, { start, anchor, after }),
      stranded: isStranded(setting, side, members, before, after),
    });
  }
  return runs;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, step) => start + step);
}

function lastKnown(sequence: readonly number[], before: number): number | undefined {
  for (let at = before - 1; at >= 0; at--) if ((sequence[at] as number) >= 0) return sequence[at];
  return undefined;
}

/**
 * New text follows the block before it when the other side moved that with its section; when only the block went, or the new
 * text opens a section, it stays before the block after it.
 */
function anchorFor(
  setting: Setting,
  side: Side,
  place: { start: number; anchor: number; after: number | undefined },
): number {
  const { order, movedByOurs, movedByTheirs } = setting.arrangement;
  const moved = side === 'ours' ? movedByTheirs : movedByOurs;
  const { start, anchor, after } = place;
  if (!moved.has(anchor) || after === undefined || moved.has(after) || !order.has(after)) return anchor;
  const opensSection = setting.blocks[side][start]?.kind === 'heading';
  const heading = headingOf(setting.blocks.base, anchor);
  const movedWithSection = heading !== undefined && (heading === anchor || moved.has(heading));
  return movedWithSection && !opensSection ? anchor : order.previous(after);
}

function headingOf(base: readonly Block[], member: number): number | undefined {
  for (let at = Math.min(member, base.length - 1); at >= 0; at--) if (base[at]?.kind === 'heading') return at;
  return undefined;
}

function isStranded(
  setting: Setting,
  side: Side,
  members: readonly number[],
  before: number | undefined,
  after: number | undefined,
): boolean {
  const { base } = setting.blocks;
  if (before === undefined || before >= base.length) return false;
  const other = setting.matches[side === 'ours' ? 'theirs' : 'ours'];
  const gone = (member: number | undefined): boolean =>
    member !== undefined && member < base.length && base[member]?.kind !== 'node' && (other[member] as number) < 0;
  if (gone(before) && gone(after)) return true;
  const opensSection = setting.blocks[side][members[0] as number]?.kind === 'heading';
  return !opensSection && gone(headingOf(base, before));
}

/** New blocks that both sides put in, at different places: one clause, and a choice where it stands. */
function addedTwice({ blocks }: Setting, runs: Record<Side, readonly AnchoredRun[]>): ReadonlySet<string> {
  const anchors = (side: Side): Map<string, number | undefined> => {
    const found = new Map<string, number | undefined>();
    for (const run of runs[side]) {
      for (const at of run.members) {
        const block = blocks[side][at] as Block;
        if (block.words.length >= LEAST_WORDS) found.set(block.key, found.has(block.key) ? undefined : run.anchor);
      }
    }
    return found;
  };
  const inOurs = anchors('ours');
  const twice = new Set<string>();
  for (const [key, anchor] of anchors('theirs')) {
    const other = inOurs.get(key);
    if (anchor === undefined || other === undefined || other === anchor) continue;
    // Lists and tables of different sections may well say the same; a paragraph is said once.
    const listed = /^(?:item|row|definition|code) /.test(key);
    if (!listed || headingOf(blocks.base, anchor) === headingOf(blocks.base, other)) twice.add(key);
  }
  return twice;
}

function settle(
  setting: Setting,
  anchor: number,
  here: Record<Side, AnchoredRun[]>,
  twice: ReadonlySet<string>,
): FreshRun[] {
  const { blocks } = setting;
  const list = (side: Side): Block[] => here[side].flatMap((run) => run.members.map((at) => blocks[side][at] as Block));
  const words = (side: Side): Block[] => list(side).filter((block) => block.kind !== 'node');
  const [ours, theirs] = [words('ours'), words('theirs')];
  const said = list('ours').map((block) => block.key);
  const isNew = (block: Block): boolean => {
    const at = said.indexOf(block.key);
    if (at >= 0) said.splice(at, 1);
    return at < 0;
  };
  const fresh = (side: Side, keep: (block: Block) => boolean): FreshRun[] =>
    here[side].flatMap((run) => splitRun(blocks[side], run, twice, keep));
  if (rivals(ours, theirs)) {
    const isNode = (block: Block): boolean => block.kind === 'node';
    const choice = { kind: 'words', sides: { base: [], ours, theirs } } as const;
    return [
      { side: 'ours', members: [], choice },
      ...fresh('ours', isNode),
      ...fresh('theirs', (block) => isNode(block) && isNew(block)),
    ];
  }
  const rank = (run: FreshRun): number => rankOf(blocks[run.side][run.members[0] ?? -1], blocks.base[anchor]);
  // A run is cut into single blocks: the rank of the first decides for all that follow it.
  const ranked = [fresh('ours', () => true), fresh('theirs', isNew)].map((runs) => ({
    runs,
    rank: runs[0] === undefined ? 1 : rank(runs[0]),
  }));
  return ranked.sort((left, right) => left.rank - right.rank).flatMap(({ runs }) => runs);
}

/** Items join the list they stand behind before a paragraph ends it, and a new section comes after both. */
function rankOf(first: Block | undefined, anchor: Block | undefined): number {
  if (first?.kind === 'heading') return 2;
  return first !== undefined && first.kind === anchor?.kind ? 0 : 1;
}

function rivals(ours: readonly Block[], theirs: readonly Block[]): boolean {
  if (ours.length * theirs.length > PAIR_LIMIT) return true;
  return ours.some((left) => theirs.some((right) => rival(left, right)));
}

function rival(a: Block, b: Block): boolean {
  if (a.key === b.key || (a.id !== undefined && b.id !== undefined)) return false;
  return a.words.length > 0 && dice(a.words, b.words) > SAME_CLAUSE;
}

/** A run cut where single blocks of it are a choice of their own. */
function splitRun(
  blocks: readonly Block[],
  run: AnchoredRun,
  twice: ReadonlySet<string>,
  keep: (block: Block) => boolean,
): FreshRun[] {
  const single = (members: readonly Block[], kind: BlockChoice['kind']): FreshRun => {
    const sides = { base: [], ours: [], theirs: [], [run.side]: members } as Sides<readonly Block[]>;
    return { side: run.side, members: [], choice: { kind, sides } };
  };
  const kept = run.members.filter((at) => keep(blocks[at] as Block));
  const nodes = kept.some((at) => blocks[at]?.kind === 'node');
  if (run.stranded && !nodes && kept.length > 0) {
    return [
      single(
        kept.map((at) => blocks[at] as Block),
        run.side === 'ours' ? 'removed-but-changed' : 'changed-but-removed',
      ),
    ];
  }
  return kept.map((at) => {
    const block = blocks[at] as Block;
    return twice.has(block.key) ? single([block], 'place') : { side: run.side, members: [at] };
  });
}
