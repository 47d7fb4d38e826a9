import type { Materiality } from '../journey/vocabulary.ts';
import type { AdvisedEdition } from '../update/combine-materiality.ts';

/** What a publisher has entered on the changes of a draft so far, by clause id; no level where nothing is chosen yet. */
export type PreparedMateriality = Readonly<
  Record<string, { readonly level: Materiality | null; readonly reason: string }>
>;

/** The advice that was entered so far; where no level is chosen yet, people are taken to have to look. */
export function adviceSoFar(entered: PreparedMateriality): AdvisedEdition['materiality'] {
  return Object.fromEntries(
    Object.entries(entered).map(([id, { level, reason }]) => [id, { level: level ?? 'substantive', reason }]),
  );
}

/** What one text of a template does to one adopted text: clause ids only, so that it can be kept and shown without words. */
export interface AdoptedEffect {
  readonly choices: readonly { readonly clauseId: string; readonly kind: string }[];
  /** Come in without being asked. */
  readonly comesIn: readonly string[];
  /** Of these, those that both sides changed in different places. */
  readonly both: readonly string[];
  /** The school's wording gives way to a fixed one. */
  readonly overruled: readonly string[];
  /** Clauses of the template that the adopted text has in other words, or without. */
  readonly customised: readonly string[];
  /** Changes that the school declined before: they are not brought in, and not asked about again. */
  readonly declined: readonly string[];
  /** How many clauses the adopted text has of its own. */
  readonly added: number;
}

/**
 * Where one holder stands towards an edition. `declined-before`: it declined every change that would reach it, clause by clause;
 * `not-adopted`: nothing is adopted that could be looked at; `not-shown`: the link shows no texts; `not-counted`: it could be told
 * and has not been worked out yet.
 */
export const HOLDER_STANDINGS = [
  'up-to-date',
  'declined',
  'choices',
  'nothing-to-do',
  'declined-before',
  'not-affected',
  'not-adopted',
  'not-shown',
  'not-counted',
] as const;
export type HolderStanding = (typeof HOLDER_STANDINGS)[number];

export interface HolderFacts {
  /** Number of the edition its working text is made from; null when it has none in sight. */
  readonly baseEditionNumber: number | null;
  readonly showsAdopted: boolean;
  readonly hasAdopted: boolean;
  /** Null while it has not been worked out. */
  readonly effect: AdoptedEffect | null;
  /** Clauses whose change nobody has to look at where both sides made one: the publisher's advice is that it is editorial. */
  readonly editorial: ReadonlySet<string>;
  /** Number of the newest edition it declined and has not taken since. */
  readonly declinedEditionNumber: number | null;
}

/** Where a holder stands towards the edition of that number. */
export function holderStanding(holder: HolderFacts, editionNumber: number): HolderStanding {
  if (holder.baseEditionNumber !== null && holder.baseEditionNumber >= editionNumber) return 'up-to-date';
  if (holder.declinedEditionNumber === editionNumber) return 'declined';
  if (!holder.showsAdopted) return 'not-shown';
  if (!holder.hasAdopted) return 'not-adopted';
  if (!holder.effect) return 'not-counted';
  if (askedAbout(holder.effect, holder.editorial).length > 0) return 'choices';
  const { comesIn, overruled, declined } = holder.effect;
  if (comesIn.length + overruled.length > 0) return 'nothing-to-do';
  return declined.length > 0 ? 'declined-before' : 'not-affected';
}

/**
 * Clauses that a person at the school has to look at: choices, and what both sides changed in different places, unless the
 * publisher calls it editorial.
 */
export function askedAbout({ choices, both }: AdoptedEffect, editorial: ReadonlySet<string>): string[] {
  return [...new Set([...choices.map((each) => each.clauseId), ...both.filter((id) => !editorial.has(id))])];
}
