import type { Sentence } from './sentences.ts';

const COUNTED = /[\p{L}\p{N}]+(?:[’'.,/-][\p{L}\p{N}]+)*|\uFFFC/gu;

/** How many words a reader reads; a blank or a reference reads as one. */
export function countWords(text: string): number {
  return text.match(COUNTED)?.length ?? 0;
}

const known = new WeakMap<Sentence, number>();

/** The words of a sentence, counted once. */
export function wordsIn(sentence: Sentence): number {
  const count = known.get(sentence) ?? countWords(sentence.text);
  known.set(sentence, count);
  return count;
}
