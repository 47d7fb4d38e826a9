import { longestIncreasing } from '../merge/align.ts';
import { headingOf, wholeWordings, type SaidPart } from './said-parts.ts';

export type PartChange = 'reworded' | 'added' | 'left out' | 'moved';

/** A part that says otherwise in one text than in another. */
export interface ChangedPart {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly what: PartChange;
  /** As it was read before and after; empty where it did not stand or no longer stands. */
  readonly before: string;
  readonly after: string;
  /** As the earlier text has it, where it stood there. */
  readonly part: SaidPart;
}

/**
 * What differs between two texts, part by part in the order of reading, what was left out at its old place. A part that came or
 * went as a whole is one line: what stood inside it is in its wording. A number that only followed from its neighbours is no change.
 */
export function changedParts(before: readonly SaidPart[], after: readonly SaidPart[]): ChangedPart[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const now = new Map(after.map((part) => [part.id, part]));
  const moved = movedParts(before, after);
  const [wholeBefore, wholeAfter] = [wholeWordings(before), wholeWordings(after)];
  const changes = after.flatMap((part): ChangedPart[] => {
    const was = old.get(part.id);
    const place = { clauseId: part.id, number: part.number, title: part.title || was?.title || '' };
    if (!was) {
      const isInside = part.parentId !== null && !old.has(part.parentId);
      const words = wholeAfter(part.id);
      return isInside || isEmptyPreamble(part) ? [] : [{ ...place, what: 'added', before: '', after: words, part }];
    }
    const what = was.key === part.key ? (moved.has(part.id) ? 'moved' : null) : 'reworded';
    if (!what) return [];
    return [{ ...place, what, before: shown(was), after: shown(part), part: was }];
  });
  const gone = before.flatMap((part): ChangedPart[] => {
    if (now.has(part.id) || isEmptyPreamble(part)) return [];
    if (part.parentId !== null && old.has(part.parentId) && !now.has(part.parentId)) return [];
    const { id: clauseId, number, title } = part;
    return [{ clauseId, number, title, what: 'left out', before: wholeBefore(clauseId), after: '', part }];
  });
  const at = readingOrder(before, after);
  return [...changes, ...gone].toSorted((a, b) => at(a.clauseId) - at(b.clauseId));
}

function shown(part: SaidPart): string {
  return [headingOf(part), part.wording].filter(Boolean).join('\n');
}

function isEmptyPreamble({ kind, key }: SaidPart): boolean {
  return kind === 'preamble' && key === '';
}

/** Parts of both texts that stand in another part than before, or out of the order that the most of their neighbours keep. */
function movedParts(before: readonly SaidPart[], after: readonly SaidPart[]): ReadonlySet<string> {
  const parents = new Map(before.map((part) => [part.id, part.parentId]));
  const known = new Set(after.map((part) => part.id));
  const moved = new Set<string>();
  const families = new Map<string | null, string[]>();
  for (const { id, parentId } of after) {
    if (!parents.has(id)) continue;
    const was = parents.get(id) ?? null;
    // Where the part around it is new or gone, that is what is told.
    if (was !== parentId) {
      const told = (parentId !== null && !parents.has(parentId)) || (was !== null && !known.has(was));
      if (!told) moved.add(id);
    } else families.set(parentId, [...(families.get(parentId) ?? []), id]);
  }
  const places = new Map(before.map((part, at) => [part.id, at]));
  for (const ids of families.values()) {
    const kept = longestIncreasing(ids.map((id) => places.get(id) ?? 0));
    ids.forEach((id, at) => !kept.has(at) && moved.add(id));
  }
  return moved;
}

function readingOrder(before: readonly SaidPart[], after: readonly SaidPart[]): (id: string) => number {
  const places = new Map(after.map(({ id }, at) => [id, at]));
  let last = -1;
  for (const { id } of before) {
    const at = places.get(id);
    if (at === undefined) places.set(id, (last += 0.000_001));
    else last = at;
  }
  return (id) => places.get(id) ?? after.length;
}
