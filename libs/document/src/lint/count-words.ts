import { remembered } from './remembered.ts';
import type { Sentence } from './sentences.ts';
import { isPartOfWord } from './words-in.ts';

const COUNTED = /[\p{L}\p{N}]+(?:[’'.,/-][\p{L}\p{N}]+)*|\uFFFC/gu;
const OBJECT = 0xfffc;
/** Between two halves of one word: `half-term`, `3.15`. */
const JOINS = new Set([..."’'.,/-"].map((sign) => sign.charCodeAt(0)));

/** How many words a reader reads; a blank or a reference reads as one. */
export function countWords(text: string): number {
  let count = 0;
  let isIn = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPart = isPartOfWord(code);
    if (code === OBJECT) {
      count++;
      isIn = false;
    } else if (isPart === undefined) {
      return text.match(COUNTED)?.length ?? 0;
    } else if (isPart) {
      if (!isIn) count++;
      isIn = true;
    } else {
      isIn = isIn && JOINS.has(code) && isPartOfWord(text.charCodeAt(at + 1)) === true;
    }
  }
  return count;
}

/** The words of a sentence, counted once. */
export const wordsIn = remembered((sentence: Sentence) => countWords(sentence.text));
