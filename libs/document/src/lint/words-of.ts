import type { Prose } from './prose.ts';
import { remembered } from './remembered.ts';
import type { Sentence } from './sentences.ts';
import { wordScanner } from './words-in.ts';

/** The words of a block or a sentence in lower case, found once and shared: whether a rule has anything to look for in it. */
export const wordsOf = remembered((prose: Prose | Sentence): ReadonlySet<string> => new Set(wordListOf(prose)));

/** The same words in their order, as often as they stand there. */
export const wordListOf = remembered((prose: Prose | Sentence): readonly string[] => wordsIn(prose.text.toLowerCase()));

/** A run of letters and digits. */
export const WORD = /[\p{L}\p{N}]+/gu;
/** Those of a text in their order. */
export const wordsIn = wordScanner();

/** Among the words of a question, any word that begins with a digit. */
export const A_NUMBER = '#';

/** The questions that name a word, as their places in the answers. */
const asking = new Map<string, number[]>();
let questions = 0;
const NONE: readonly number[] = [];

/**
 * Asks of blocks whether they hold one of some words, such as those without which a pattern matches nothing. Each word of a
 * block is looked up once for all that is ever asked. Whoever widens such a pattern adds the words of its new forms.
 */
export function holdsAny(words: string): (prose: Prose) => boolean {
  const place = questions++;
  for (const word of words.split(/\s+/)) asking.set(word, [...(asking.get(word) ?? []), place]);
  return (prose) => answersFor(prose)[place] === true;
}

const answersFor = remembered((prose: Prose): readonly boolean[] => {
  const found = new Array<boolean>(questions).fill(false);
  for (const word of wordsOf(prose)) {
    const isNumber = word >= '0' && word < ':';
    for (const place of asking.get(isNumber ? A_NUMBER : word) ?? NONE) found[place] = true;
  }
  return found;
});
