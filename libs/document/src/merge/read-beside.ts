import { readPolicy } from '../read/read-policy.ts';
import { readPatched } from '../read/reread-policy.ts';
import { type Hunk } from '../read/patch-tree.ts';
import { type PolicyDocument } from '../types.ts';
import { alignEqual } from './align.ts';
import { linesOf } from './line-hunks.ts';

/** Past this share of lines that are new, looking for those that are not gains nothing. */
const MOST_NEW = 0.6;

/** Reads a text that another version of is read already: only what the two do not have in common is parsed. */
export function readBeside(known: PolicyDocument, text: string): PolicyDocument {
  if (text === known.text) return known;
  const [before, after] = [linesOf(known.text), linesOf(text)];
  const matches = alignEqual(before, after);
  const common = matches.reduce((count, match) => (match < 0 ? count : count + 1), 0);
  if (common < (1 - MOST_NEW) * after.length) return readPolicy(text);
  return readPatched(known, hunksBetween(before, after, matches), text, 'copied') ?? readPolicy(text);
}

/** Where lines differ, as stretches of the two texts. */
function hunksBetween(before: readonly string[], after: readonly string[], matches: Int32Array): Hunk[] {
  const hunks: Hunk[] = [];
  let [start, newStart, line] = [0, 0, 0];
  let [end, newEnd] = [0, 0];
  const close = (): void => {
    if (start < end || newStart < newEnd) hunks.push({ start, end, newStart, newEnd });
  };
  before.forEach((written, at) => {
    const match = matches[at] as number;
    if (match < 0) {
      end += written.length;
      return;
    }
    for (; line < match; line++) newEnd += (after[line] as string).length;
    close();
    line++;
    start = end += written.length;
    newStart = newEnd += written.length;
  });
  for (; line < after.length; line++) newEnd += (after[line] as string).length;
  close();
  return hunks;
}
