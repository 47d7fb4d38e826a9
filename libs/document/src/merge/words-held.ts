import { type Sides } from './sides.ts';
import { type Piece } from './types.ts';

/**
 * Whether a merge of plain texts kept every word it had to: no word may be rarer than the base has it, less what each side took
 * out, plus what the side that added more put in. A count over the whole text, so that moves do not matter; choices count with
 * the side that says a word more often.
 */
export function wordsHeld(texts: Sides<string>, pieces: readonly Piece[]): boolean {
  const [base, ours, theirs] = [countWords(texts.base), countWords(texts.ours), countWords(texts.theirs)];
  const settled = countWords(pieces.map((piece) => (typeof piece === 'string' ? piece : ' ')).join(' '));
  const open = pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [[countWords(piece.ours), countWords(piece.theirs)] as const],
  );
  for (const [mine, yours] of open) {
    for (const word of new Set([...mine.keys(), ...yours.keys()])) {
      const most = Math.max(mine.get(word) ?? 0, yours.get(word) ?? 0);
      settled.set(word, (settled.get(word) ?? 0) + most);
    }
  }
  const all = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
  return [...all].every((word) => {
    const [b, o, t] = [base.get(word) ?? 0, ours.get(word) ?? 0, theirs.get(word) ?? 0];
    const least = b - Math.max(0, b - o) - Math.max(0, b - t) + Math.max(0, o - b, t - b);
    return (settled.get(word) ?? 0) >= least;
  });
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
