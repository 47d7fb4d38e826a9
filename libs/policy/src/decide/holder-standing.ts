import type { Materiality } from '../journey/vocabulary.ts';

/** What a publisher has entered on the changes of a draft so far, by clause id; no level where nothing is chosen yet. */
export type PreparedMateriality = Readonly<
  Record<string, { readonly level: Materiality | null; readonly reason: string }>
>;

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
  /** How many clauses the adopted text has of its own. */
  readonly added: number;
}

/**
 * Where one holder stands towards an edition. `not-adopted`: nothing is adopted that could be looked at; `not-shown`: the link
 * shows no texts; `not-counted`: it could be told and has not been worked out yet.
 */
export const HOLDER_STANDINGS = [
  'up-to-date',
  'declined',
  'choices',
  'nothing-to-do',
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
  if (holder.effect.choices.length > 0) return 'choices';
  const { comesIn, overruled } = holder.effect;
  return comesIn.length + overruled.length > 0 ? 'nothing-to-do' : 'not-affected';
}
