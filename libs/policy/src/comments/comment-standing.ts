/** `changed`: the draft was changed in response. */
export const COMMENT_STATES = ['open', 'resolved', 'changed'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** How a comment is settled. */
export const SETTLINGS = ['resolved', 'changed'] as const;
export type Settling = (typeof SETTLINGS)[number];

/** Where a comment stands in the draft of today: about the whole of it, by a clause as it was, as it reads now, or that is gone. */
export type CommentStanding = 'whole' | 'as-it-was' | 'reworded' | 'gone';

/** A clause as a comment keeps it: a name that survives renumbering, and what it said. */
export interface CommentedClause {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** Its own words, white space folded, without those of clauses inside it. */
  readonly words: string;
}

/** Where a comment stands today: it follows the clause's id, whatever its number has become. */
export function commentStanding(
  { clauseId, clauseWords }: { readonly clauseId: string | null; readonly clauseWords: string | null },
  clauses: readonly Pick<CommentedClause, 'clauseId' | 'words'>[],
): CommentStanding {
  if (clauseId === null) return 'whole';
  const clause = clauses.find((each) => each.clauseId === clauseId);
  if (!clause) return 'gone';
  return clause.words === clauseWords ? 'as-it-was' : 'reworded';
}

/** `4.2 Privacy settings`, or that it is about the whole draft. */
export function sayCommented(place: Pick<CommentedClause, 'clauseId' | 'number' | 'title'> | null): string {
  if (place === null) return 'the whole draft';
  return `${place.number} ${place.title}`.trim() || place.clauseId;
}
