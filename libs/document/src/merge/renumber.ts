import { type Block } from './blocks.ts';
import { type Merged, type MergedBlock } from './merge-blocks.ts';
import { type Sides } from './sides.ts';

/**
 * New marks for list items and typed clause numbers, where the merge put numbers out of step. Only texts that count without a
 * gap are counted anew: a list that starts at 10 or jumps was typed so on purpose.
 */
export function renumber(merged: readonly Merged[], blocks: Sides<readonly Block[]>): Map<Merged, string> {
  const result = merged.filter((entry): entry is MergedBlock => entry.type === 'block');
  const marks = joinLists(result, blocks);
  const inStep = (count: Counter): boolean =>
    [blocks.base, blocks.ours, blocks.theirs].every((side) =>
      count(side).every((mark, index) => mark === side[index]?.mark),
    );
  for (const count of [countItems, countLabels]) {
    const current = result.map((entry) => ({ kind: entry.kind, mark: marks.get(entry) ?? entry.mark }));
    const counted = count(current);
    const changed = counted.some((mark, index) => mark !== current[index]?.mark);
    if (!changed || !inStep(count)) continue;
    result.forEach((entry, index) => marks.set(entry, counted[index] as string));
  }
  return marks;
}

const SIGN = /[*+-]|\d{1,9}[.)]/;

/** A new item takes the bullet or number of the list it joins, when the other side gave that list other signs. */
function joinLists(result: readonly MergedBlock[], blocks: Sides<readonly Block[]>): Map<Merged, string> {
  const marks = new Map<Merged, string>();
  const signOf = (mark: string): string => SIGN.exec(mark)?.[0] ?? '';
  const style = (mark: string): string => signOf(mark).replace(/\d+/, '1');
  result.forEach((entry, index) => {
    const side = (['ours', 'theirs'] as const).find((name) => entry.at[name] !== undefined);
    if (entry.kind !== 'item' || entry.at.base !== undefined || side === undefined) return;
    const [before, after] = [result[index - 1], result[index + 1]];
    const isMember = (near: MergedBlock | undefined): boolean => near?.kind === 'item' && near.at.base !== undefined;
    const neighbour = isMember(before) ? before : isMember(after) ? after : undefined;
    const known = neighbour === undefined ? undefined : blocks[side][neighbour.at[side] ?? -1]?.mark;
    if (neighbour === undefined || known === undefined) return;
    const given = marks.get(neighbour) ?? neighbour.mark;
    if (style(known) !== style(entry.mark) || style(given) === style(known)) return;
    // Behind a `1.` stands a `2.`, unless the list has `1.` throughout.
    const counts = neighbour === before && signOf(after?.mark ?? '') !== signOf(given);
    const sign = signOf(given).replace(/\d+/, (number) => String(Number(number) + (counts ? 1 : 0)));
    marks.set(entry, entry.mark.replace(SIGN, sign));
  });
  return marks;
}

type Marked = Pick<Block, 'kind' | 'mark'>;
type Counter = (blocks: readonly Marked[]) => string[];

const ORDERED = /^([ \t]*)(\d{1,9})([.)])([ \t]+)/;

/** Marks of ordered items counted on from the first of each list; a list whose items all say `1.` stays so. */
function countItems(blocks: readonly Marked[]): string[] {
  const open = new Map<number, { next: number; step: number; delimiter: string }>();
  return blocks.map((block) => {
    if (block.kind !== 'item') {
      open.clear();
      return block.mark;
    }
    const ordered = ORDERED.exec(block.mark);
    const indent = /^[ \t]*/.exec(block.mark)?.[0].length ?? 0;
    for (const level of [...open.keys()]) if (level > indent) open.delete(level);
    if (ordered === null) {
      open.delete(indent);
      return block.mark;
    }
    const typed = Number(ordered[2]);
    const list = open.get(indent);
    if (list === undefined || list.delimiter !== ordered[3]) {
      open.set(indent, { next: typed + 1, step: 1, delimiter: ordered[3] ?? '' });
      return block.mark;
    }
    if (list.step === 0 || (list.next === typed + 1 && typed === 1)) {
      list.step = 0;
      return block.mark;
    }
    return block.mark.replace(ORDERED, `$1${list.next++}$3$4`);
  });
}

const LABEL = /(\d+(?:\.\d+)*)(?=[.)]?[ \t]+$)/;

/** Typed numbers such as `3.` of a heading and `3.2` of a clause, each counted on from the one before at its level. */
function countLabels(blocks: readonly Marked[]): string[] {
  const counters: number[] = [];
  let started = false;
  return blocks.map((block) => {
    const typed = isLabelled(block) ? LABEL.exec(block.mark)?.[1] : undefined;
    if (typed === undefined) return block.mark;
    const parts = typed.split('.').map(Number);
    const depth = parts.length;
    if (!started) counters.push(...parts.slice(0, -1), (parts[depth - 1] as number) - 1);
    started = true;
    while (counters.length < depth) counters.push(0);
    counters.length = depth;
    counters[depth - 1] = (counters[depth - 1] as number) + 1;
    return block.mark.replace(LABEL, counters.join('.'));
  });
}

function isLabelled(block: Marked): boolean {
  if (block.kind === 'heading') return true;
  return (block.kind === 'paragraph' || block.kind === 'item') && /\d+\.\d+[.)]?[ \t]+$/.test(block.mark);
}
