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

/** A body as it is offered to whoever sets one up: what most like it have, to be looked through and changed. */
export interface OfferedBody {
  readonly name: string;
  readonly kind: BodyKind;
  /** Whether half of those in post are its quorum (SI 2013/1624 reg 14), rather than a number of its own. */
  readonly halfInPost: boolean;
  readonly quorum: number | null;
  readonly routes: readonly Route[];
}

/** The usual first body of an organisation, from its kind and the law it acts under. */
export function usualBody(kind: OrganisationKind, constitution: Constitution): OfferedBody {
  if (kind === 'trust') return own('Trust board', 'board', null);
  if (kind === 'council') return own('Policy committee', 'committee', 3);
  if (constitution === 'trust') return own('Academy committee', 'academy-committee', 3);
  if (constitution === 'charity') return own('Management committee', 'management-committee', 3);
  return {
    ...own('Governing body', 'governing-body', null),
    halfInPost: true,
    routes: ['meeting', 'delegated', 'chairs-action'],
  };
}

/** Whose quorum and further routes are in its articles or constitution: the usual number, and only what every body may do. */
function own(name: string, kind: BodyKind, quorum: number | null): OfferedBody {
  return { name, kind, quorum, halfInPost: false, routes: ['meeting', 'delegated'] };
}

/** The routes a constitution knows at all; the body's own rules may give fewer. */
export function routesKnownTo(constitution: Constitution): readonly Route[] {
  if (constitution === 'maintained') return ['meeting', 'delegated', 'chairs-action'];
  if (constitution === 'trust') return ['meeting', 'delegated', 'chairs-action', 'written-resolution'];
  return ['meeting', 'delegated', 'written-resolution'];
}
