import { alignEqual } from '../merge/align.ts';
import { dice, likelyPairs, type Likely } from '../merge/similarity.ts';
import { type PolicyDocument } from '../types.ts';
import { comparedUnits, type ComparedUnit } from './compared-units.ts';

export type ComparisonKind = 'matched' | 'reworded' | 'missing here' | 'only here';

/** A clause as a comparison shows it. */
export interface ComparedClause {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** Its own words, white space folded. */
  readonly words: string;
}

export interface ComparisonRow {
  readonly kind: ComparisonKind;
  /** The clause of the base; absent when it is only here. */
  readonly base?: ComparedClause;
  /** The clauses here that answer to it, the nearest first; a provision split in two has both. */
  readonly here: readonly ComparedClause[];
  /** Likeness of the words of the base clause and the nearest here, 0 to 1. */
  readonly likeness: number;
}

export interface Comparison {
  /** In the order of the base, each clause only here behind the one it follows. */
  readonly rows: readonly ComparisonRow[];
  readonly counts: Readonly<Record<ComparisonKind, number>>;
}

/** Two clauses with fewer words in common are not the same provision. */
const LEAST_LIKENESS = 0.34;
/** A further clause answers too when this much of its own words stand in the base clause. */
const LEAST_SHARE = 0.6;

/**
 * Aligns two policies clause by clause: same id first, then equal words in order, then the likest words, near places before far
 * ones. Works without ids: sections without clauses are compared by their paragraphs.
 */
export function comparePolicies(base: PolicyDocument, other: PolicyDocument): Comparison {
  const [left, right] = [comparedUnits(base), comparedUnits(other)];
  const alignment = alignUnits(left, right);
  const answering = new Set([...alignment.nearest.values(), ...[...alignment.more.values()].flat()]);
  const onlyHere = new Map<number, ComparisonRow[]>();
  right.forEach((unit, at) => {
    if (answering.has(at)) return;
    const follows = lastPlaceBefore(alignment.nearest, at);
    onlyHere.set(follows, [...(onlyHere.get(follows) ?? []), { kind: 'only here', here: [shown(unit)], likeness: 0 }]);
  });
  const rows = [
    ...(onlyHere.get(-1) ?? []),
    ...left.flatMap((unit, at) => [rowOf(unit, at, right, alignment), ...(onlyHere.get(at) ?? [])]),
  ];
  const counts = { matched: 0, reworded: 0, 'missing here': 0, 'only here': 0 };
  for (const row of rows) counts[row.kind]++;
  return { rows, counts };
}

interface Alignment {
  readonly nearest: ReadonlyMap<number, number>;
  /** Further units here that answer to a unit of the base. */
  readonly more: ReadonlyMap<number, readonly number[]>;
}

function alignUnits(left: readonly ComparedUnit[], right: readonly ComparedUnit[]): Alignment {
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
  const said = (unit: ComparedUnit): string => unit.words.join(' ');
  alignEqual(left.map(said), right.map(said)).forEach((match, at) => {
    if (match >= 0) pair(at, match);
  });
  for (const { a, b } of likeliest(left, right, nearest, taken)) pair(a, b);
  return { nearest, more: furtherUnits(left, right, nearest, taken) };
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

function rowOf(unit: ComparedUnit, at: number, right: readonly ComparedUnit[], alignment: Alignment): ComparisonRow {
  const nearest = right[alignment.nearest.get(at) ?? -1];
  if (nearest === undefined) return { kind: 'missing here', base: shown(unit), here: [], likeness: 0 };
  const further = (alignment.more.get(at) ?? []).flatMap((index) => right[index] ?? []);
  const same = further.length === 0 && nearest.words.join(' ') === unit.words.join(' ');
  return {
    kind: same ? 'matched' : 'reworded',
    base: shown(unit),
    here: [nearest, ...further].map(shown),
    likeness: same ? 1 : dice(unit.words, nearest.words),
  };
}

/** How much of a unit's words stand in another. */
function shareOf(part: ComparedUnit, whole: ComparedUnit): number {
  if (part.words.length < 5 || part.words.length > whole.words.length) return 0;
  return (dice(part.words, whole.words) * (part.words.length + whole.words.length)) / 2 / part.words.length;
}

/** The base unit whose partner stands last before a place here; -1 when none does. */
function lastPlaceBefore(nearest: ReadonlyMap<number, number>, at: number): number {
  let [last, latest] = [-1, -1];
  for (const [unit, place] of nearest) if (place < at && place > latest) [latest, last] = [place, unit];
  return last;
}

function shown({ clauseId, number, title, text }: ComparedUnit): ComparedClause {
  return { clauseId, number, title, words: text };
}
