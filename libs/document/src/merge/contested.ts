/** Past this many pairs of moved and other members the question is not asked: cost must stay near linear. */
const PAIR_LIMIT = 4_000_000;

export interface Moves {
  readonly sequences: { readonly ours: readonly number[]; readonly theirs: readonly number[] };
  readonly movedByOurs: ReadonlySet<number>;
  readonly movedByTheirs: ReadonlySet<number>;
  /** The order the moves gave. */
  readonly order: readonly number[];
  /** Members from here on are in no base. */
  readonly baseLength: number;
}

/**
 * Members that both sides moved, to places that no order can give both of. Which of two things that passed each other was the
 * one that moved, the order alone does not tell: so a member counts as moved by a side when it stands on the other side of
 * anything. Contested is what both moved past the same thing and then on to different places, and what stands in a pair that a
 * side turned round and that the result has as it was.
 */
export function contestedMembers({ sequences, movedByOurs, movedByTheirs, order, baseLength }: Moves): Set<number> {
  const contested = new Set<number>();
  if (movedByOurs.size === 0 || movedByTheirs.size === 0) return contested;
  const inTheirs = new Set(sequences.theirs);
  const inOrder = new Set(order);
  const members = sequences.ours.filter(
    (member) => member >= 0 && member < baseLength && inTheirs.has(member) && inOrder.has(member),
  );
  if ((movedByOurs.size + movedByTheirs.size) * members.length > PAIR_LIMIT) return contested;
  const known = new Set(members);
  const [ours, theirs, result] = [sequences.ours, sequences.theirs, order].map((sequence) =>
    standings(sequence.filter((member) => known.has(member))),
  ) as [Standings, Standings, Standings];
  const base = standings(members.toSorted((a, b) => a - b));
  const shift = (side: Standings, member: number): number => side.sum(member) - base.sum(member);
  const movedByBoth = (member: number): boolean => shift(ours, member) !== 0 && shift(theirs, member) !== 0;
  for (const moved of new Set([...movedByOurs, ...movedByTheirs])) {
    if (!known.has(moved)) continue;
    for (const other of members) {
      const turned = (side: Standings): boolean => side.at(moved) < side.at(other) !== moved < other && moved !== other;
      const [byOurs, byTheirs] = [turned(ours), turned(theirs)];
      const undone = (byOurs || byTheirs) !== turned(result);
      if (!undone && !(byOurs && byTheirs)) continue;
      const both = [moved, other].filter(movedByBoth);
      // Two that neither moved past each other stand the other way round: what both moved past them is what cannot be placed.
      const blamed = undone && both.length === 0 ? members.filter(movedByBoth) : both;
      for (const member of blamed) if (undone || shift(ours, member) !== shift(theirs, member)) contested.add(member);
    }
  }
  return contested;
}

interface Standings {
  readonly at: (member: number) => number;
  /** Tells by which members stand before it: equal for two orders when the same do. */
  readonly sum: (member: number) => number;
}

function standings(sequence: readonly number[]): Standings {
  const places = new Map<number, number>();
  const sums = new Map<number, number>();
  let sum = 0;
  sequence.forEach((member, at) => {
    places.set(member, at);
    sums.set(member, sum);
    sum += mixed(member);
  });
  return { at: (member) => places.get(member) ?? -1, sum: (member) => sums.get(member) ?? 0 };
}

/** A number of 32 bits for a member, so that sums of different members differ. */
function mixed(member: number): number {
  let bits = Math.imul(member + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  return (bits ^ (bits >>> 13)) >>> 0;
}
