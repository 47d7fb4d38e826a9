import type { PolicyDocument, Problem, Splice } from '../types.ts';
import { applySplices } from '../splices.ts';
import { readingOf } from '../read/reading.ts';

/** The new text of an edit, or why it cannot be made. */
export type Edit = { readonly text: string } | { readonly problem: Problem };

/** Apply splices to a document's text. */
export function edited(document: PolicyDocument, splices: readonly Splice[]): Edit {
  return { text: applySplices(document.text, splices) };
}

/** Say why an edit cannot be made. */
export function cannotEdit(document: PolicyDocument, rule: string, message: string, advice: string, offset = 0): Edit {
  return {
    problem: { rule, severity: 'error', message, advice, range: readingOf(document).lines.range(offset, offset) },
  };
}
