import type { Severity } from '../../types.ts';
import { supersededAgencies } from './superseded-agencies.ts';
import { supersededBodies, supersededPlatforms, supersededWords } from './superseded-bodies.ts';
import { supersededGuidance, supersededLaw } from './superseded-law.ts';
import { supersededPractice, supersededUsage } from './superseded-practice.ts';
import { supersededRegulations } from './superseded-regulations.ts';
import { supersededServices } from './superseded-services.ts';

/** A law, guidance, body, word or platform that has been replaced. */
export interface SupersededTerm {
  readonly kind: 'law' | 'guidance' | 'body' | 'term' | 'platform';
  /** Ways it is written; `1998` at the end also matches `(1998)`. Case is ignored unless `exactCase`. */
  readonly written: readonly string[];
  readonly exactCase?: true;
  /** Words that, right before or after it, mean something else is meant. */
  readonly unless?: RegExp;
  /** Words that have to stand in the same paragraph for an ordinary word to be meant as a name. */
  readonly onlyWith?: RegExp;
  /** Names that can be put for old ones word for word, in every sentence: old in lower case, new as it is written. */
  readonly replace?: Readonly<Record<string, string>>;
  /** What stands in its place; empty when nothing does. */
  readonly now: string;
  /** ISO date (or year, or month) from which it is superseded; empty when no date is known. */
  readonly since: string;
  /** Common usage: to hear of it once in a text is enough. */
  readonly once?: true;
  readonly severity: Severity;
  readonly note: string;
  /** How well the fact is known: only a verified one is stated without a word of doubt. */
  readonly basis: 'verified' | 'partly verified' | 'inferred' | 'general knowledge';
}

/** Every row says since when, and how well that is known. */
export const SUPERSEDED_TERMS: readonly SupersededTerm[] = [
  ...supersededLaw,
  ...supersededGuidance,
  ...supersededBodies,
  ...supersededWords,
  ...supersededPlatforms,
  ...supersededRegulations,
  ...supersededAgencies,
  ...supersededPractice,
  ...supersededUsage,
  ...supersededServices,
];
