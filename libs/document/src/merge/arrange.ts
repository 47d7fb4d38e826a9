import { longestIncreasing } from './align.ts';
import { contestedMembers } from './contested.ts';

/** Before the first block. */
export const HEAD = -1;

/** An order of blocks, kept as a linked list: each move or insertion costs the same however long the text is. */
export class Order {
  private readonly nextOf = new Map<number, number>();
  private readonly previousOf = new Map<number, number>();

  has(member: number): boolean {
    return this.previousOf.has(member);
  }

  previous(member: number): number {
    return this.previousOf.get(member) ?? HEAD;
  }

  /** Puts a member after another (or HEAD), wherever it stood before. */
  put(member: number, after: number): void {
    if (after === member) return;
    this.remove(member);
    const next = this.nextOf.get(after);
    this.link(after, member);
    if (next !== undefined) this.link(member, next);
  }

  list(): number[] {
    const members: number[] = [];
    for (let at = this.nextOf.get(HEAD); at !== undefined; at = this.nextOf.get(at)) members.push(at);
    return members;
  }

  private link(before: number, after: number): void {
    this.nextOf.set(before, after);
    this.previousOf.set(after, before);
  }

  private remove(member: number): void {
    const before = this.previousOf.get(member);
    if (before === undefined) return;
    const after = this.nextOf.get(member);
    this.nextOf.delete(member);
    this.previousOf.delete(member);
    if (after === undefined) this.nextOf.delete(before);
    else this.link(before, after);
  }
}

/** Members of a side's sequence that it moved: those outside a longest run that kept the order of the base. */
export function movedIn(sequence: readonly number[], baseLength: number): Set<number> {
  const known = sequence.filter((member) => member >= 0 && member < baseLength);
  const kept = longestIncreasing(known);
  return new Set(known.filter((_, index) => !kept.has(index)));
}

export interface Arrangement {
  readonly order: Order;
  /** Members both sides moved, to different places. */
  readonly displaced: ReadonlySet<number>;
  readonly movedByOurs: ReadonlySet<number>;
  readonly movedByTheirs: ReadonlySet<number>;
}

/**
 * The order of the members that stay: theirs first, then the moves only ours made. Sequences name members (-1 for a block that
 * only this side has); `stays` tells which members are in the result.
 */
export function arrange(
  sequences: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  baseLength: number,
  stays: (member: number) => boolean,
  /** Of a member that both sides moved, to different places: whether ours decides. */
  oursPlaces: (member: number) => boolean = () => false,
): Arrangement {
  const first = arrangeMoved(sequences, stays, oursPlaces, {
    ours: movedIn(sequences.ours, baseLength),
    theirs: movedIn(sequences.theirs, baseLength),
  });
  const contested = contestedMembers({ sequences, baseLength, ...first, order: first.order.list() });
  if (contested.size === 0 || [...contested].every((member) => first.displaced.has(member))) return first;
  const moved = (sequence: readonly number[]): Set<number> => {
    const others = sequence.filter((member) => !contested.has(member));
    return new Set([...contested, ...movedIn(others, baseLength)]);
  };
  return arrangeMoved(sequences, stays, oursPlaces, { ours: moved(sequences.ours), theirs: moved(sequences.theirs) });
}

function arrangeMoved(
  sequences: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  stays: (member: number) => boolean,
  oursPlaces: (member: number) => boolean,
  moved: { readonly ours: ReadonlySet<number>; readonly theirs: ReadonlySet<number> },
): Arrangement {
  const { ours: movedByOurs, theirs: movedByTheirs } = moved;
  const displaced = new Set<number>();
  const order = new Order();
  let last = HEAD;
  for (const member of sequences.theirs) {
    if (member < 0 || !stays(member)) continue;
    order.put(member, last);
    last = member;
  }
  const placeInTheirs = predecessors(sequences.theirs, movedByTheirs);
  const placeInOurs = predecessors(sequences.ours, movedByOurs);
  last = HEAD;
  for (const member of sequences.ours) {
    if (member < 0 || !stays(member)) continue;
    const bothMoved = movedByOurs.has(member) && movedByTheirs.has(member);
    const apart = bothMoved && placeInOurs.get(member) !== placeInTheirs.get(member);
    if (apart) displaced.add(member);
    const follows = movedByOurs.has(member) && (!bothMoved || (apart && oursPlaces(member)));
    if (!order.has(member) || follows) order.put(member, last);
    last = member;
  }
  return { order, displaced, movedByOurs, movedByTheirs };
}

/** For each moved member the unmoved one it stands behind. */
function predecessors(sequence: readonly number[], moved: ReadonlySet<number>): Map<number, number> {
  const places = new Map<number, number>();
  let last = HEAD;
  for (const member of sequence) {
    if (member < 0) continue;
    if (moved.has(member)) places.set(member, last);
    else last = member;
  }
  return places;
}
