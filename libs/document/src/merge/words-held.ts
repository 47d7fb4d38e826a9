import { type LineDiff } from './line-hunks.ts';
import { type Sides } from './sides.ts';
import { type Piece } from './types.ts';

/**
 * Whether a merge of plain texts kept every word it had to: no word may be rarer than the base has it, less what each side took
 * out, plus what the side that put more in put in, as their lines tell. A count over the whole text, so that moves do not matter;
 * choices count with the side that says a word more often.
 */
export function wordsHeld(base: string, { lines, hunks }: LineDiff, pieces: readonly Piece[]): boolean {
  const held = countWords(pieces.map((piece) => (typeof piece === 'string' ? piece : ' ')).join(' '));
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    const [mine, yours] = [countWords(piece.ours), countWords(piece.theirs)];
    for (const word of new Set([...mine.keys(), ...yours.keys()]))
      add(held, word, Math.max(mine.get(word) ?? 0, yours.get(word) ?? 0));
  }
  const changed = (side: keyof Sides<unknown>, by: 'ours' | 'theirs'): Map<string, number> => {
    const own = hunks.filter((hunk) => hunk.by !== (by === 'ours' ? 'theirs' : 'ours'));
    return countWords(own.map((hunk) => lines[side].slice(...hunk[side]).join('')).join(''));
  };
  const removed = [changed('base', 'ours'), changed('base', 'theirs')];
  const added = [changed('ours', 'ours'), changed('theirs', 'theirs')];
  const least = countWords(base);
  for (const counts of removed) for (const [word, count] of counts) add(least, word, -count);
  for (const word of new Set(added.flatMap((counts) => [...counts.keys()])))
    add(least, word, Math.max(...added.map((counts) => counts.get(word) ?? 0)));
  return [...least].every(([word, count]) => (held.get(word) ?? 0) >= count);
}

function add(counts: Map<string, number>, word: string, count: number): void {
  counts.set(word, (counts.get(word) ?? 0) + count);
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) add(counts, word, 1);
  return counts;
}
