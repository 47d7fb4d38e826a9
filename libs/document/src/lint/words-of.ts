import type { Prose } from './prose.ts';
import type { Sentence } from './sentences.ts';
import { wordScanner } from './words-in.ts';

const known = new WeakMap<Prose | Sentence, ReadonlySet<string>>();

/** The words of a block or a sentence in lower case, found once and shared: whether a rule has anything to look for in it. */
export function wordsOf(prose: Prose | Sentence): ReadonlySet<string> {
  const before = known.get(prose);
  if (before) return before;
  const found = new Set(wordListOf(prose));
  known.set(prose, found);
  return found;
}

const lists = new WeakMap<Prose | Sentence, readonly string[]>();

/** The same words in their order, as often as they stand there. */
export function wordListOf(prose: Prose | Sentence): readonly string[] {
  const before = lists.get(prose);
  if (before) return before;
  const found = wordsIn(prose.text.toLowerCase());
  lists.set(prose, found);
  return found;
}

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
const answers = new WeakMap<Prose, readonly boolean[]>();

/**
 * Asks of blocks whether they hold one of some words, such as those without which a pattern matches nothing. Each word of a
 * block is looked up once for all that is ever asked. Whoever widens such a pattern adds the words of its new forms.
 */
export function holdsAny(words: string): (prose: Prose) => boolean {
  const place = questions++;
  for (const word of words.split(/\s+/)) asking.set(word, [...(asking.get(word) ?? []), place]);
  return (prose) => {
    const known = answers.get(prose) ?? answersFor(prose);
    return known[place] === true;
  };
}

function answersFor(prose: Prose): readonly boolean[] {
  const found = new Array<boolean>(questions).fill(false);
  for (const word of wordsOf(prose)) {
    const isNumber = word >= '0' && word < ':';
    for (const place of asking.get(isNumber ? A_NUMBER : word) ?? NONE) found[place] = true;
  }
  answers.set(prose, found);
  return found;
}
