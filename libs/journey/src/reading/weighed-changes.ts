import {
  clauseIndex,
  redlineHtml,
  suggestMateriality,
  type ClauseIndex,
  type ClauseIndexEntry,
  type MaterialitySuggestion,
} from '@ratify/document';
import { changedClauses, type ClauseChange } from '@ratify/policy';
import type { Edition } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';

/** A changed clause as its publisher weighs it. */
export interface WeighedChange extends ClauseChange {
  /** Null where the clause is new, or taken out. */
  readonly ruleBefore: string | null;
  readonly ruleAfter: string | null;
  /** From the wording of the newest edition to the draft's, as HTML. */
  readonly redline: string;
  /** To be shown, never to be applied by itself. */
  readonly suggestion: MaterialitySuggestion;
}

interface IndexedText {
  readonly text: string;
  readonly clauseIndex: ClauseIndex;
}

/** What is changed in a template's draft since its newest edition. */
export function weighChanges(draftText: string, latest: Edition | null): WeighedChange[] {
  if (!latest) return [];
  const before = { text: latest.text, clauseIndex: latest.clauseIndex as ClauseIndex };
  const after = { text: draftText, clauseIndex: clauseIndex(readStored(draftText)) };
  const [earlier, later] = [before, after].map(
    (each) => new Map(each.clauseIndex.map((clause) => [clause.id, clause])),
  );
  return changedClauses(before.clauseIndex, after.clauseIndex).map((change) => {
    const [was, is] = [earlier?.get(change.clauseId) ?? null, later?.get(change.clauseId) ?? null];
    return {
      ...change,
      ruleBefore: was?.rule ?? null,
      ruleAfter: is?.rule ?? null,
      redline: redlineHtml(wordingOf(was, is, before), wordingOf(is, was, after)),
      suggestion: suggestMateriality(was, is),
    };
  });
}

/** A clause as it is written, its title where that changes; of what has clauses inside, its own words without theirs. */
function wordingOf(
  clause: ClauseIndexEntry | null,
  other: ClauseIndexEntry | null,
  { text, clauseIndex: index }: IndexedText,
): string {
  if (!clause) return '';
  const hasParts = index.some((each) => each.parentId === clause.id);
  const body = hasParts ? clause.words : text.slice(clause.bodyStart, clause.bodyEnd).trim();
  // A title that is the first words of the clause ends in an ellipsis, and stands in the body already.
  const isFirstWords = body.startsWith(clause.title.replace(/…$/, ''));
  const isRetitled = clause.title !== other?.title && !isFirstWords;
  return isRetitled ? `${clause.title}\n\n${body}` : body;
}
