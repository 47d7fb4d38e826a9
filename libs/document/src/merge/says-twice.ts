import { type Sides } from './sides.ts';
import { type Piece } from './types.ts';

/** So many words that all three texts have once are no chance: a passage stands there twice. */
const FEWEST_WORDS = 3;

/**
 * Whether a merge says a passage twice when its choices are answered one way: where a side wrote half of a paragraph anew and put
 * it elsewhere, the old paragraph and the new one may both be offered. Told by words that stand once in each of the three texts.
 */
export function saysTwice(texts: Sides<string>, pieces: readonly Piece[]): boolean {
  const choices = pieces.filter((piece) => typeof piece !== 'string');
  if (choices.length === 0) return false;
  const sides = [texts.base, texts.ours, texts.theirs].map(countWords);
  const chosen = (side: 'ours' | 'theirs'): boolean => {
    const said = countWords(pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('\n'));
    const offered = new Set(choices.flatMap((choice) => [...countWords(choice[side]).keys()]));
    let twice = 0;
    for (const word of offered)
      if ((said.get(word) ?? 0) > 1 && sides.every((counts) => counts.get(word) === 1)) twice++;
    return twice >= FEWEST_WORDS;
  };
  return chosen('ours') || chosen('theirs');
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
