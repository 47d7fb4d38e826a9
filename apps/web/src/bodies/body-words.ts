import type { BodyKind, Route } from '@ratify/policy';
import type { BodyOffer, KeptBody } from './body-documents.ts';

export const KIND_WORDS: Readonly<Record<BodyKind, string>> = {
  'governing-body': 'Governing body of a maintained school',
  federation: 'Governing body of a federation',
  'interim-executive-board': 'Interim executive board',
  board: 'Board of a trust or company',
  'academy-committee': 'Committee of an academy (local governing body)',
  committee: 'Committee of another body',
  'management-committee': 'Management committee of a charity or pre-school',
};

interface RouteWords {
  readonly text: string;
  /** Behind `At a meeting`. */
  readonly way: string;
  readonly hint: string;
}

/** The ways to decide besides a meeting, as the form offers them. */
export const ROUTE_WORDS: Readonly<Record<Exclude<Route, 'meeting'>, RouteWords>> = {
  delegated: {
    text: 'Leave a decision to somebody else',
    way: 'by whoever it leaves a decision to',
    hint: 'To the head or to a committee, as the scheme of delegation says. It is reported afterwards.',
  },
  'chairs-action': {
    text: 'Chair’s action',
    way: 'by chair’s action',
    hint: 'Only where waiting for a meeting would do serious harm. It is reported afterwards.',
  },
  'written-resolution': {
    text: 'Resolution in writing or by e-mail',
    way: 'in writing or by e-mail',
    hint: 'Where the articles or the constitution allow it.',
  },
};

const REFUSED: Readonly<Record<string, string>> = {
  maintained: 'The governing body of a maintained school cannot decide in writing or by e-mail.',
  charity: 'There is no chair’s action here: no law gives it to this kind of body.',
};

/** What the law does not give the bodies here, in words; nothing where it gives all of them. */
export function sayLaw({ constitution }: BodyOffer): string | null {
  return REFUSED[constitution] ?? null;
}

/** `Half of the 11 in post: 6`, `3 members`, `No number is kept here`. */
export function sayQuorum({ inPost, quorum }: KeptBody): string {
  if (quorum === null || quorum === undefined) return 'no number is kept here';
  return inPost ? `half of the ${inPost} in post: ${quorum}` : `${quorum} ${quorum === 1 ? 'member' : 'members'}`;
}
