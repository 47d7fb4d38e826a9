import { dice } from '../merge/similarity.ts';
import { type PolicyDocument } from '../types.ts';
import { topicPairs, type TopicPair } from './align-topics.ts';
import { alignUnits, type Alignment } from './align-units.ts';
import { comparedUnits, type ComparedUnit } from './compared-units.ts';

export type ComparisonKind = 'matched' | 'reworded' | 'missing here' | 'only here';

/** A clause as a comparison shows it. */
export interface ComparedClause {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** Its own words, white space folded. */
  readonly words: string;
  /** The sentence or item of them that answers, when the rest is about other things. */
  readonly passage?: string;
}

export interface ComparisonRow {
  readonly kind: ComparisonKind;
  /** How the two were found: by the clause's id, by nearly the same words, or only by what they are about. */
  readonly by?: 'id' | 'words' | 'topic';
  /** The clause of the base; absent when it is only here. */
  readonly base?: ComparedClause;
  /** The clauses here that answer to it, the nearest first; a provision split in two has both. */
  readonly here: readonly ComparedClause[];
  /** Likeness of the words of the base clause and the nearest here, or of what they are about, 0 to 1. */
  readonly likeness: number;
}

/** How much of a top section of the base is answered. */
export interface ComparedSection {
  readonly title: string;
  readonly clauses: number;
  readonly missing: number;
}

export interface Comparison {
  /** In the order of the base, each clause only here behind the one it follows. */
  readonly rows: readonly ComparisonRow[];
  readonly counts: Readonly<Record<ComparisonKind, number>>;
  /** The sections of the base in their order: where the gaps are. */
  readonly sections: readonly ComparedSection[];
}

/** More clauses than this are not shown as answers on a topic. */
const MOST_ANSWERS = 3;
/** A pair that is not the likest for either side counts from here. */
const SURE_TOPIC = 0.3;
/** With this part of the base's ids in common, two texts are of one family: their own ids say what answers to what. */
const FAMILY = 0.25;

/**
 * Aligns two policies clause by clause: same id first, then equal words in order, then the likest words, near places before far
 * ones. Texts that do not come from one template are then compared by what their clauses are about, where one clause may answer
 * several. Works without ids: sections without clauses are compared by their paragraphs.
 */
export function comparePolicies(base: PolicyDocument, other: PolicyDocument): Comparison {
  const { left, right, alignment, topics } = matchUnits(base, other);
  const answering = new Set([...alignment.nearest.values(), ...[...alignment.more.values()].flat()]);
  for (const pairs of topics.values()) for (const { b } of pairs) answering.add(b);
  const places = placesOf(alignment, topics);
  const onlyHere = new Map<number, ComparisonRow[]>();
  right.forEach((unit, at) => {
    if (answering.has(at)) return;
    const follows = lastPlaceBefore(places, at);
    onlyHere.set(follows, [...(onlyHere.get(follows) ?? []), { kind: 'only here', here: [shown(unit)], likeness: 0 }]);
  });
  const baseRows = left.map((unit, at) => rowOf(unit, at, right, alignment, topics.get(at) ?? []));
  const rows = [...(onlyHere.get(-1) ?? []), ...baseRows.flatMap((row, at) => [row, ...(onlyHere.get(at) ?? [])])];
  const counts = { matched: 0, reworded: 0, 'missing here': 0, 'only here': 0 };
  for (const row of rows) counts[row.kind]++;
  return { rows, counts, sections: sectionsOf(left, baseRows) };
}

/** The units of two policies and which answer to which. */
export interface MatchedUnits {
  readonly left: readonly ComparedUnit[];
  readonly right: readonly ComparedUnit[];
  readonly alignment: Alignment;
  /** Units of the base, with those here that are only about the same, the likest first. */
  readonly topics: ReadonlyMap<number, readonly TopicPair[]>;
}

/** Finds what answers to what, for a comparison and for a fork made from it. */
export function matchUnits(base: PolicyDocument, other: PolicyDocument): MatchedUnits {
  const [left, right] = [comparedUnits(base), comparedUnits(other)];
  const alignment = alignUnits(left, right);
  const topics = isFamily(left, alignment) ? new Map() : topicsOf(base, other, left, right, alignment);
  return { left, right, alignment, topics };
}

/** For each unit of the base that is answered the first place here that answers. */
export function placesOf({ nearest }: Alignment, topics: MatchedUnits['topics']): Map<number, number> {
  const places = new Map(nearest);
  for (const [a, [best]] of topics) if (best && !places.has(a)) places.set(a, best.b);
  return places;
}

function isFamily(left: readonly ComparedUnit[], { byId }: Alignment): boolean {
  return byId.size > 0 && byId.size >= left.filter(({ isClause }) => isClause).length * FAMILY;
}

/** Topic pairs worth showing: the best of a clause that has no partner yet, on either side, and others that are as good as sure. */
function topicsOf(
  base: PolicyDocument,
  other: PolicyDocument,
  left: readonly ComparedUnit[],
  right: readonly ComparedUnit[],
  { nearest, more }: Alignment,
): Map<number, TopicPair[]> {
  const found = new Map<number, TopicPair[]>();
  const answered = new Set([...nearest.values(), ...[...more.values()].flat()]);
  for (const pair of topicPairs(left, right, [base.frontMatter, other.frontMatter])) {
    const known = found.get(pair.a) ?? [];
    const free = !nearest.has(pair.a);
    const useful = (free && (known.length === 0 || pair.likeness >= SURE_TOPIC)) || !answered.has(pair.b);
    const says = nearest.get(pair.a) === pair.b || (more.get(pair.a) ?? []).includes(pair.b);
    if (!useful || says || known.length >= MOST_ANSWERS) continue;
    found.set(pair.a, [...known, pair]);
    answered.add(pair.b);
  }
  return found;
}

function rowOf(
  unit: ComparedUnit,
  at: number,
  right: readonly ComparedUnit[],
  alignment: Alignment,
  topics: readonly TopicPair[],
): ComparisonRow {
  const onTopic = topics.flatMap(({ b, passage }) => {
    const found = right[b];
    return found === undefined ? [] : [{ ...shown(found), ...(passage === undefined ? {} : { passage }) }];
  });
  const nearest = right[alignment.nearest.get(at) ?? -1];
  const base = shown(unit);
  if (nearest === undefined) {
    const [best] = topics;
    if (best === undefined) return { kind: 'missing here', base, here: [], likeness: 0 };
    return { kind: 'reworded', by: 'topic', base, here: onTopic, likeness: best.likeness };
  }
  const further = (alignment.more.get(at) ?? []).flatMap((index) => right[index] ?? []);
  const same = further.length === 0 && nearest.words.join(' ') === unit.words.join(' ');
  return {
    kind: same ? 'matched' : 'reworded',
    by: alignment.byId.has(at) ? 'id' : 'words',
    base,
    here: [...[nearest, ...further].map(shown), ...onTopic],
    likeness: same ? 1 : dice(unit.words, nearest.words),
  };
}

function sectionsOf(left: readonly ComparedUnit[], rows: readonly ComparisonRow[]): ComparedSection[] {
  const sections = new Map<string, { title: string; clauses: number; missing: number }>();
  left.forEach(({ titles }, at) => {
    const title = titles[0] ?? '';
    const section = sections.get(title) ?? { title, clauses: 0, missing: 0 };
    section.clauses += 1;
    if (rows[at]?.kind === 'missing here') section.missing += 1;
    sections.set(title, section);
  });
  return [...sections.values()];
}

/** The base unit whose partner stands last before a place here; -1 when none does. */
export function lastPlaceBefore(nearest: ReadonlyMap<number, number>, at: number): number {
  let [last, latest] = [-1, -1];
  for (const [unit, place] of nearest) if (place < at && place > latest) [latest, last] = [place, unit];
  return last;
}

function shown({ clauseId, number, title, text }: ComparedUnit): ComparedClause {
  return { clauseId, number, title, words: text };
}
