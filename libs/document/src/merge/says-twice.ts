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
  const settled = countWords(pieces.map((piece) => (typeof piece === 'string' ? piece : ' ')));
  const offered = (['ours', 'theirs'] as const).map((side) => {
    const words = countWords(choices.map((choice) => choice[side]));
    return [...words].flatMap(([word, count]) => (count + (settled.get(word) ?? 0) > 1 ? [word] : []));
  });
  // Each text is gone through only while enough words are left: most are common ones.
  let twice = offered.filter((words) => words.length >= FEWEST_WORDS);
  for (const text of [texts.base, texts.ours, texts.theirs]) {
    if (twice.length === 0) return false;
    const counts = countWords([text]);
    twice = twice
      .map((words) => words.filter((word) => counts.get(word) === 1))
      .filter((words) => words.length >= FEWEST_WORDS);
  }
  return twice.length > 0;
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
