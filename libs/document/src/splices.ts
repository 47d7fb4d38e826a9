import type { Splice } from './types.ts';

/** Apply splices to a text: every character outside them stays as it is; overlapping or outlying splices throw, as they are a bug. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  // A stable sort keeps insertions at one place in the order they were given.
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let position = 0;
  for (const splice of ordered) {
    if (splice.start < position || splice.end < splice.start || splice.end > text.length) {
      throw new RangeError(`Splice ${splice.start}-${splice.end} overlaps another or lies outside the text`);
    }
    parts.push(text.slice(position, splice.start), splice.text);
    position = splice.end;
  }
  parts.push(text.slice(position));
  return parts.join('');
}
