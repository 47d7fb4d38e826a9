import { slugOf } from '../fill/slug-of.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { type PolicyDocument, type PolicyNode } from '../types.ts';
import { lastPlaceBefore, matchUnits, type MatchedUnits } from './compare-policies.ts';
import { type ComparedUnit } from './compared-units.ts';

/** A unit of the school's text and the clause of the base whose id it takes. */
export interface CarriedUnit {
  readonly unit: ComparedUnit;
  readonly by: 'id' | 'words' | 'topic';
}

/** A unit that no clause of the base answers to: a clause of the school's own. */
export interface OwnUnit {
  readonly unit: ComparedUnit;
  readonly id: string;
  /** The part of the base that it follows; undefined for one before all of them. */
  readonly after: string | undefined;
}

export interface OwnWordsPlan {
  readonly carried: ReadonlyMap<string, readonly CarriedUnit[]>;
  readonly own: readonly OwnUnit[];
  /** Parts of the base that stay. */
  readonly kept: ReadonlySet<string>;
  /** Where the words of a clause went that another clause of the base is about as well. */
  readonly answeredIn: ReadonlyMap<string, string>;
  /** The id that a clause of the school's text has now. */
  readonly newIds: ReadonlyMap<string, string>;
}

/** A fixed clause takes the school's words out of the text: only where it is plain that both say the same. */
const SURE_FOR_FIXED = 0.45;
const HEADED: readonly string[] = ['section', 'appendix', 'preamble'];

/** Decides which words of a school's policy take the place of which clause of the base, and which parts of the base stay. */
export function planOwnWords(base: PolicyDocument, other: PolicyDocument, leastLikeness: number): OwnWordsPlan {
  const matched = matchUnits(base, other);
  const owner = ownersOf(matched, (a) => {
    const fixed = isFixed(base, matched.left[a]?.clauseId ?? '');
    return fixed ? Math.max(leastLikeness, SURE_FOR_FIXED) : leastLikeness;
  });
  const carried = new Map<string, CarriedUnit[]>();
  for (const [b, { a, by }] of [...owner].sort((x, y) => x[0] - y[0])) {
    const id = matched.left[a]?.clauseId ?? '';
    carried.set(id, [...(carried.get(id) ?? []), { unit: matched.right[b] as ComparedUnit, by }]);
  }
  const own = ownUnits(matched, owner, base);
  const answeredIn = new Map<string, string>();
  for (const [a, [best]] of matched.topics) {
    const taken = best && owner.get(best.b);
    const id = matched.left[a]?.clauseId ?? '';
    if (taken && taken.a !== a && !carried.has(id)) answeredIn.set(id, matched.left[taken.a]?.clauseId ?? '');
  }
  return { carried, own, kept: keptParts(base, carried, own), answeredIn, newIds: newIdsOf(carried, own) };
}

type Owners = Map<number, { readonly a: number; readonly by: CarriedUnit['by'] }>;

/** Each unit of the school's text stands in one place at most: what has the id or the words first, then the likest topic. */
function ownersOf({ left, alignment, topics }: MatchedUnits, leastLikeness: (a: number) => number): Owners {
  const owner: Owners = new Map();
  const take = (a: number, b: number, by: CarriedUnit['by']): void => {
    if (left[a]?.isClause && !owner.has(b)) owner.set(b, { a, by });
  };
  for (const [a, b] of alignment.nearest) take(a, b, alignment.byId.has(a) ? 'id' : 'words');
  for (const [a, further] of alignment.more) for (const b of further) take(a, b, 'words');
  const pairs = [...topics.values()].flat().filter(({ a, likeness }) => likeness >= leastLikeness(a));
  for (const { a, b } of pairs.sort((x, y) => y.likeness - x.likeness)) take(a, b, 'topic');
  return owner;
}

function ownUnits({ left, right }: MatchedUnits, owner: Owners, base: PolicyDocument): OwnUnit[] {
  const taken = new Set(walkNodes(base.nodes).map(({ id }) => id));
  const places = new Map([...owner].map(([b, { a }]) => [a, b] as const));
  return right.flatMap((unit, at) => {
    if (owner.has(at)) return [];
    const id = ownId(unit, taken);
    taken.add(id);
    return [{ unit, id, after: left[lastPlaceBefore(places, at)]?.clauseId }];
  });
}

/** Ids that a school makes start with `x-`; the first words tell what it is about. */
function ownId({ clauseId, isClause, source }: ComparedUnit, taken: ReadonlySet<string>): string {
  const words = slugOf(
    source
      .replace(/:\w+\[([^\]]*)\]/g, ' ')
      .split(/\s+/)
      .slice(0, 5)
      .join(' '),
  );
  const wanted = isClause && clauseId.startsWith('x-') ? clauseId : `x-${words || 'clause'}`;
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

/** What is answered, what the school may not leave out or has yet to write, what the school's own clauses follow, and what these stand in. */
function keptParts(
  base: PolicyDocument,
  carried: ReadonlyMap<string, readonly CarriedUnit[]>,
  own: readonly OwnUnit[],
): Set<string> {
  const kept = new Set<string>();
  const anchors = new Set(own.map(({ after }) => after));
  const visit = (node: PolicyNode): boolean => {
    const inside = node.children.map(visit).includes(true);
    const bound = !HEADED.includes(node.kind) && (node.rule === 'fixed' || node.rule === 'local');
    const stays = inside || bound || carried.has(node.id) || anchors.has(node.id) || node.kind === 'preamble';
    if (stays) kept.add(node.id);
    return stays;
  };
  base.nodes.forEach(visit);
  const first = base.nodes.find(({ kind }) => kind === 'section');
  if (anchors.has(undefined) && first && !base.nodes.some(({ id, kind }) => kind === 'section' && kept.has(id)))
    kept.add(first.id);
  return kept;
}

function newIdsOf(carried: OwnWordsPlan['carried'], own: readonly OwnUnit[]): Map<string, string> {
  const ids = new Map(own.filter(({ unit }) => unit.isClause).map(({ unit, id }) => [unit.clauseId, id]));
  for (const [id, units] of carried) for (const { unit } of units) if (unit.isClause) ids.set(unit.clauseId, id);
  return ids;
}

/** Whether a clause of the base keeps its wording whatever the school wrote. */
export function isFixed(base: PolicyDocument, id: string): boolean {
  return findNode(base, id)?.rule === 'fixed';
}
