import type { LinkKind, OrganisationKind, Route, SigningOffice, SigningOrder } from './vocabulary.ts';

export const BODY_KINDS = [
  'governing-body',
  'federation',
  'interim-executive-board',
  'board',
  'academy-committee',
  'committee',
  'management-committee',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** The law a body acts under: the school governance regulations, a trust's articles, or a charity's constitution. */
export type Constitution = 'maintained' | 'trust' | 'charity';

/** How what a body adopts is signed. */
export interface SigningRules {
  /** In their order. Nobody: the minute is the evidence, and the organisation's seal closes the document. */
  readonly signatories: readonly SigningOffice[];
  readonly signingOrder: SigningOrder;
  /** Days after which a request lapses. */
  readonly signWithinDays: number;
  /** Whether the clerk may have a document closed without a signature that was declined or never came. */
  readonly mayCloseUnsigned: boolean;
}

/** How one body decides: data, set for each body, never guessed from its name. */
export interface BodyRules extends SigningRules {
  readonly kind: BodyKind;
  /** Members who must be present for a vote; null where the body keeps its own count. */
  readonly quorum: number | null;
  readonly routes: readonly Route[];
}

/** The law a body of this organisation acts under, from the links that stand today. */
export function constitutionOf(organisation: {
  readonly kind: OrganisationKind;
  readonly links: readonly LinkKind[];
}): Constitution {
  if (organisation.kind === 'trust' || organisation.links.includes('academy-of')) return 'trust';
  return organisation.links.includes('maintained-by') ? 'maintained' : 'charity';
}

/**
 * The quorum offered when a body is set up: half of those in post, rounded up, for a maintained governing body (SI 2013/1624
 * reg 14), three for its committees; null where articles or a constitution say it. To be confirmed by the clerk.
 */
export function usualQuorum(kind: BodyKind, constitution: Constitution, inPost: number): number | null {
  if (constitution !== 'maintained') return null;
  return kind === 'committee' ? 3 : Math.ceil(inPost / 2);
}

/** The routes a constitution knows at all; the body's own rules may give fewer. */
export function routesKnownTo(constitution: Constitution): readonly Route[] {
  if (constitution === 'maintained') return ['meeting', 'delegated', 'chairs-action'];
  if (constitution === 'trust') return ['meeting', 'delegated', 'chairs-action', 'written-resolution'];
  return ['meeting', 'delegated', 'written-resolution'];
}
