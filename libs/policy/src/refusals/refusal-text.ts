import { ANYONE } from './words/anyone.ts';
import { COMMENTS } from './words/comments.ts';
import { DECIDING } from './words/deciding.ts';
import { EDITIONS } from './words/editions.ts';
import { KEEPING } from './words/keeping.ts';
import { PEOPLE } from './words/people.ts';
import { REVIEWS } from './words/reviews.ts';
import { SIGNING } from './words/signing.ts';
import { TEMPLATES } from './words/templates.ts';
import { TEXTS } from './words/texts.ts';

export interface RefusalText {
  /** What is wrong, one plain sentence. */
  readonly what: string;
  /** What to do, or who can help. */
  readonly whatToDo: string;
}

const text = {
  ...ANYONE,
  ...TEXTS,
  ...COMMENTS,
  ...TEMPLATES,
  ...DECIDING,
  ...SIGNING,
  ...EDITIONS,
  ...REVIEWS,
  ...KEEPING,
  ...PEOPLE,
} as const;

/** Why something was refused, or what to know before going on. The code is for machines; the words stand beside it. */
export type RefusalCode = keyof typeof text;

/** The plain words of each code: complete by construction. Plain text, never HTML. */
export const refusalText: Readonly<Record<RefusalCode, RefusalText>> = text;

/** Every code, in the order of the journey. */
export const REFUSAL_CODES = Object.keys(text) as RefusalCode[];

/** Codes that never stop anything: they come back beside a plan. */
export const WARNING_CODES: readonly RefusalCode[] = [
  'NOTHING_CHANGED',
  'CHOICES_OPEN',
  'COMMENTS_OPEN',
  'PAPERS_LATE',
];
