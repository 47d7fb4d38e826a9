import { alignEqual } from '../merge/align.ts';
import { dice, likelyPairs, type Likely } from '../merge/similarity.ts';
import { type ComparedUnit } from './compared-units.ts';

/** Which units of two policies say the same in nearly the same words. */
export interface Alignment {
  /** For a unit of the base the one here; each is used once. */
  readonly nearest: ReadonlyMap<number, number>;
  /** Further units here that answer to a unit of the base. */
  readonly more: ReadonlyMap<number, readonly number[]>;
  /** Units of the base whose partner has their id. */
  readonly byId: ReadonlySet<number>;
}

/** Two clauses with fewer words in common are not the same provision. */
const LEAST_LIKENESS = 0.34;
/** A further clause answers too when this much of its own words stand in the base clause. */
const LEAST_SHARE = 0.6;

/** Same id first, then equal words in order, then the likest words, near places before far ones. */
export function alignUnits(left: readonly ComparedUnit[], right: readonly ComparedUnit[]): Alignment {
  const nearest = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (a: number, b: number): void => {
    if (nearest.has(a) || taken.has(b)) return;
    nearest.set(a, b);
    taken.add(b);
  };
  const ids = new Map(right.flatMap((unit, at) => (unit.isClause ? [[unit.clauseId, at] as const] : [])));
  left.forEach((unit, at) => {
    const same = unit.isClause ? ids.get(unit.clauseId) : undefined;
    if (same !== undefined) pair(at, same);
  });
  const byId = new Set(nearest.keys());
  const said = (unit: ComparedUnit): string => unit.words.join(' ');
  alignEqual(left.map(said), right.map(said)).forEach((match, at) => {
    if (match >= 0) pair(at, match);
  });
  for (const { a, b } of likeliest(left, right, nearest, taken)) pair(a, b);
  return { nearest, more: furtherUnits(left, right, nearest, taken), byId };
}

function likeliest(
  left: readonly ComparedUnit[],
  right: readonly ComparedUnit[],
  nearest: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): Likely[] {
  const apart = ({ a, b }: Likely): number => Math.abs(a / left.length - b / right.length);
  const pairs = likelyPairs({
    left,
    right,
    freeLeft: [...left.keys()].filter((at) => !nearest.has(at)),
    freeRight: [...right.keys()].filter((at) => !taken.has(at)),
    fits: () => true,
    likeness: (a, b) => dice(a.words, b.words),
  });
  return pairs
    .filter((likely) => likely.likeness >= LEAST_LIKENESS)
    .sort((x, y) => y.likeness - x.likeness || apart(x) - apart(y));
}

function furtherUnits(
  left: readonly ComparedUnit[],
  right: readonly ComparedUnit[],
  nearest: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): Map<number, number[]> {
  const more = new Map<number, number[]>();
  right.forEach((part, b) => {
    if (taken.has(b)) return;
    let best = { a: -1, share: 0 };
    for (const a of nearest.keys()) {
      const share = shareOf(part, left[a] as ComparedUnit);
      if (share > best.share) best = { a, share };
    }
    if (best.share >= LEAST_SHARE) more.set(best.a, [...(more.get(best.a) ?? []), b]);
  });
  return more;
}

/** How much of a unit's words stand in another. */
function shareOf(part: ComparedUnit, whole: ComparedUnit): number {
  if (part.words.length < 5 || part.words.length > whole.words.length) return 0;
  return (dice(part.words, whole.words) * (part.words.length + whole.words.length)) / 2 / part.words.length;
}
