import type { ChangeOf, OwnedChange } from '@ratify/document';
import { MATERIALITIES, type Materiality } from './vocabulary.ts';

/** An edition taken since the text in force, with its publisher's advice by clause. */
export interface TakenEdition {
  readonly number: number;
  readonly materiality: Readonly<Record<string, { readonly level: Materiality; readonly reason?: string | undefined }>>;
}

/** How much the organisation's own changes matter, as their submitter says. */
export interface OwnWeight {
  readonly level: Materiality;
  readonly reason: string;
}

/** A change as governors see it in their papers: whose it is, how much it matters and why. Words are read from the texts. */
export interface WeighedChange {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly what: OwnedChange['what'];
  readonly of: ChangeOf;
  readonly level: Materiality;
  readonly reason: string;
}

/** The heaviest of some levels; editorial where there is none: nothing changed. */
export function heaviest(levels: readonly Materiality[]): Materiality {
  return MATERIALITIES[Math.max(0, ...levels.map((level) => MATERIALITIES.indexOf(level)))] ?? 'editorial';
}

/**
 * Each change with its level: the heaviest that the editions taken gave its clause, the submitter's for the organisation's own,
 * the heavier of the two where both changed it. What a publisher gave no level counts as substantive; a move alone as editorial.
 */
export function weighChanges(
  changes: readonly OwnedChange[],
  taken: readonly TakenEdition[],
  own: OwnWeight,
): WeighedChange[] {
  return changes.map(({ key, number, title, what, of }) => {
    const weights = [...(of === 'own' ? [] : templateWeights(key, what, taken)), ...(of === 'template' ? [] : [own])];
    const level = heaviest(weights.map((each) => each.level));
    const reasons = weights.map((each) => each.reason.trim()).filter((reason) => reason !== '');
    return { key, number, title, what, of, level, reason: [...new Set(reasons)].join(' ') };
  });
}

function templateWeights(key: string, what: OwnedChange['what'], taken: readonly TakenEdition[]): OwnWeight[] {
  const given = taken.flatMap(({ materiality }) => {
    const one = Object.hasOwn(materiality, key) ? materiality[key] : undefined;
    return one ? [{ level: one.level, reason: one.reason ?? '' }] : [];
  });
  if (given.length > 0) return given;
  return [{ level: what === 'moved' ? 'editorial' : 'substantive', reason: '' }];
}

/** The words on screen and on paper. */
export const materialityText: Readonly<Record<Materiality, string>> = {
  editorial: 'Editorial change',
  substantive: 'Substantive change',
  legal: 'Legal change',
};

/** A revision that was or is in force, as acknowledgements look at it. */
export interface AdoptedRevision {
  readonly id: string;
  readonly number: number;
  /** Against the revision before it. */
  readonly level: Materiality;
}

/**
 * The newest revision among `adopted` that a person confirmed, and whether that still stands: it does while every revision adopted
 * after it is editorial. Null where they confirmed none of them.
 */
export function acknowledgementOf(
  confirmed: ReadonlySet<string>,
  adopted: readonly AdoptedRevision[],
): { readonly revisionId: string; readonly stands: boolean } | null {
  const newestFirst = adopted.toSorted((a, b) => b.number - a.number);
  const at = newestFirst.findIndex((revision) => confirmed.has(revision.id));
  const found = newestFirst[at];
  if (!found) return null;
  return { revisionId: found.id, stands: newestFirst.slice(0, at).every(({ level }) => level === 'editorial') };
}
