import { type Block } from './blocks.ts';
import { type Sides } from './sides.ts';

type Side = 'ours' | 'theirs';

/** A paragraph with the list or table behind it, gone as a whole on one side and changed on the other. */
export interface RemovedUnit {
  readonly keeper: Side;
  readonly remover: Side;
  /** Indexes of the base's blocks. */
  readonly members: readonly number[];
  /** Where the keeper has it now: from, to (exclusive). */
  readonly span: readonly [number, number];
  /** Blocks the keeper put into it. */
  readonly added: readonly number[];
}

/**
 * Finds such units. A row without its table, or an item without its list, is nothing anyone would keep: the choice is about the
 * whole of it.
 */
export function removedUnits(
  blocks: Sides<readonly Block[]>,
  matches: Readonly<Record<Side, Int32Array>>,
): RemovedUnit[] {
  const units: RemovedUnit[] = [];
  for (let start = 0; start < blocks.base.length; start++) {
    const end = unitEnd(blocks.base, start);
    if (end - start < 2) continue;
    const members = Array.from({ length: end - start }, (_, step) => start + step);
    for (const keeper of ['ours', 'theirs'] as const) {
      const remover = keeper === 'ours' ? 'theirs' : 'ours';
      const gone = members.every((member) => (matches[remover][member] as number) < 0);
      const kept = members.every((member) => (matches[keeper][member] as number) >= 0);
      const unit = gone && kept ? changedUnit(blocks, matches[keeper], { keeper, remover, members }) : undefined;
      if (unit !== undefined) units.push(unit);
    }
    start = end - 1;
  }
  return units;
}

const isEntry = (block: Block | undefined): boolean => block?.kind === 'item' || block?.kind === 'row';

function unitEnd(base: readonly Block[], start: number): number {
  if (base[start]?.kind !== 'paragraph' && !isEntry(base[start])) return start;
  let end = start + 1;
  while (end < base.length && isEntry(base[end])) end++;
  return end;
}

function changedUnit(
  blocks: Sides<readonly Block[]>,
  matches: Int32Array,
  unit: Pick<RemovedUnit, 'keeper' | 'remover' | 'members'>,
): RemovedUnit | undefined {
  const side = blocks[unit.keeper];
  const places = unit.members.map((member) => matches[member] as number);
  const held = new Set(places);
  const matched = new Set(matches);
  const from = Math.min(...places);
  let to = Math.max(...places) + 1;
  while (to < side.length && isEntry(side[to]) && !matched.has(to)) to++;
  const added: number[] = [];
  for (let at = from; at < to; at++) {
    if (held.has(at)) continue;
    if (matched.has(at)) return undefined;
    added.push(at);
  }
  const same = (member: number): boolean => blocks.base[member]?.key === side[matches[member] as number]?.key;
  if (added.length === 0 && unit.members.every(same)) return undefined;
  return { ...unit, span: [from, to], added };
}
