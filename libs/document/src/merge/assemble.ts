import { blockText, type Block } from './blocks.ts';
import { type Merged } from './merge-blocks.ts';
import { joinPieces } from './merge-words.ts';
import { renumber } from './renumber.ts';
import { pick, type Sides } from './sides.ts';
import { type Piece } from './types.ts';

/** Joins merged blocks into text and choices: marks, numbers and the white space between blocks are settled here, last. */
export function assemble(
  merged: readonly Merged[],
  blocks: Sides<readonly Block[]>,
  expand: (id: string) => readonly Piece[] = () => [],
): Piece[] {
  const marks = renumber(merged, blocks);
  const pieces: Piece[] = [];
  merged.forEach((entry, index) => {
    const next = merged[index + 1];
    const separator = next === undefined ? finalSeparator(blocks) : separatorBetween(entry, next, blocks);
    if (entry.type === 'choice') pieces.push(choicePiece(entry.sides, separator, paddingOf(merged, index, blocks)));
    else if (entry.kind === 'node') pieces.push(...expand(entry.id ?? ''), separator);
    else pieces.push(marks.get(entry) ?? entry.mark, ...entry.pieces, separator);
  });
  return joinPieces(pieces);
}

function choicePiece(sides: Sides<readonly Block[]>, separator: string, padding: string): Piece {
  const text = (side: readonly Block[]): string =>
    side.map((block, index) => blockText(block) + (index + 1 < side.length ? atLeastBreak(block) : separator)).join('');
  const orPadding = (side: readonly Block[]): string => (side.length === 0 ? padding : text(side));
  return { base: orPadding(sides.base), ours: orPadding(sides.ours), theirs: orPadding(sides.theirs) };
}

/**
 * White space that stands for a choice when nothing of it is taken: what its neighbours need between them more than the one
 * before it has already. Without it, a paragraph behind a list would run on in the last item.
 */
function paddingOf(merged: readonly Merged[], index: number, blocks: Sides<readonly Block[]>): string {
  const [before, entry, after] = [merged[index - 1], merged[index], merged[index + 1]];
  if (before === undefined || entry === undefined || after === undefined) return '';
  const written = separatorBetween(before, entry, blocks);
  const needed = separatorBetween(before, after, blocks);
  return needed.startsWith(written) ? needed.slice(written.length) : '';
}

function atLeastBreak(block: Block): string {
  return block.separator.includes('\n') ? block.separator : '\n\n';
}

function finalSeparator(blocks: Sides<readonly Block[]>): string {
  const last = (side: readonly Block[]): string | undefined => side.at(-1)?.separator;
  const [base, ours, theirs] = [last(blocks.base), last(blocks.ours), last(blocks.theirs)];
  return pick(base ?? theirs ?? ours, ours ?? base ?? theirs, theirs ?? base ?? ours) ?? '';
}

function separatorBetween(entry: Merged, next: Merged, blocks: Sides<readonly Block[]>): string {
  const here = placesOf(entry, blocks, 'last');
  const there = placesOf(next, blocks, 'first');
  const between = (side: keyof Sides<unknown>): string | undefined => {
    const at = here[side];
    return at !== undefined && there[side] === at + 1 ? blocks[side][at]?.separator : undefined;
  };
  const [base, ours, theirs] = [between('base'), between('ours'), between('theirs')];
  if (ours !== undefined && theirs !== undefined) return pick(base ?? theirs, ours, theirs);
  return ours ?? theirs ?? base ?? newSeparator(here, there, blocks);
}

type Places = Sides<number | undefined>;

function placesOf(entry: Merged, blocks: Sides<readonly Block[]>, edge: 'first' | 'last'): Places {
  if (entry.type === 'block') return entry.at;
  const place = (side: keyof Sides<unknown>): number | undefined => {
    const block = edge === 'last' ? entry.sides[side].at(-1) : entry.sides[side][0];
    return block === undefined ? undefined : indexes(blocks[side]).get(block);
  };
  return { base: place('base'), ours: place('ours'), theirs: place('theirs') };
}

const indexesOf = new WeakMap<readonly Block[], Map<Block, number>>();

/** Where each block of a list stands; counted once for each list. */
function indexes(blocks: readonly Block[]): Map<Block, number> {
  const known = indexesOf.get(blocks) ?? new Map(blocks.map((block, index) => [block, index]));
  indexesOf.set(blocks, known);
  return known;
}

const ONE_LINE: ReadonlySet<string> = new Set(['row', 'definition', 'key']);

/** White space between two blocks that no text had side by side. */
function newSeparator(here: Places, there: Places, blocks: Sides<readonly Block[]>): string {
  const sides = ['ours', 'theirs', 'base'] as const;
  const blockAt = (places: Places, step: number): Block | undefined => {
    const side = sides.find((name) => places[name] !== undefined);
    return side === undefined ? undefined : blocks[side][(places[side] as number) + step];
  };
  const [before, after] = [blockAt(here, 0), blockAt(there, 0)];
  if (before === undefined || after === undefined) return '\n\n';
  if (before.kind === after.kind && ONE_LINE.has(before.kind)) return '\n';
  if (before.kind === 'item' && after.kind === 'item') {
    const [follows, leads] = [blockAt(here, 1), blockAt(there, -1)];
    if (follows?.kind === 'item') return before.separator;
    return leads?.kind === 'item' ? leads.separator : '\n';
  }
  if (before.kind === 'heading' && after.kind !== 'row' && before.separator.includes('\n')) return before.separator;
  const breaks = before.separator.split('\n').length - 1;
  return breaks >= 2 ? before.separator : '\n\n';
}
