import { diffArrays } from 'diff';
import { type MergeCase } from './make-cases.ts';

/** Lines of the base replaced: from which line (from 0), how many, by what text. */
type LineEdit = readonly [from: number, count: number, text: string];

/** A case as it stands on a line of the corpus: the other texts as what differs from the base, which is also what is read in review. */
export interface StoredCase extends Pick<MergeCase, 'id' | 'row' | 'kind' | 'base' | 'mustChoose'> {
  readonly ours: readonly LineEdit[];
  readonly theirs: readonly LineEdit[];
  readonly expected: readonly (readonly LineEdit[])[];
}

/** Packs a case for its line. */
export function packCase({ ours, theirs, expected, ...told }: MergeCase): StoredCase {
  const edits = (text: string): LineEdit[] => lineEdits(told.base, text);
  return { ...told, ours: edits(ours), theirs: edits(theirs), expected: expected.map(edits) };
}

/** The case of a line, with all its texts. */
export function unpackCase({ ours, theirs, expected, ...told }: StoredCase): MergeCase {
  const text = (edits: readonly LineEdit[]): string => withEdits(told.base, edits);
  return { ...told, ours: text(ours), theirs: text(theirs), expected: expected.map(text) };
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lineEdits(base: string, text: string): LineEdit[] {
  const edits: [number, number, string][] = [];
  let at = 0;
  let open: [number, number, string] | undefined;
  for (const change of diffArrays(linesOf(base), linesOf(text))) {
    if (!change.added && !change.removed) open = undefined;
    else {
      if (open === undefined) edits.push((open = [at, 0, '']));
      if (change.added) open[2] += change.value.join('');
      else open[1] += change.count;
    }
    if (!change.added) at += change.count;
  }
  return edits;
}

function withEdits(base: string, edits: readonly LineEdit[]): string {
  const lines = linesOf(base);
  for (const [from, count, text] of edits.toReversed()) lines.splice(from, count, text);
  return lines.join('');
}
