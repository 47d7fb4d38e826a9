import { allMatches } from './all-matches.ts';

/** Something with words that stays the same object for as long as its words do: a block, a sentence. */
interface Words {
  readonly text: string;
}

/** Every pattern with what is asked before it is looked for: a guard holds the two against each other. */
export const GATED: { readonly pattern: RegExp; readonly mayHold: (words: Words) => boolean }[] = [];

/**
 * Looks for a pattern in words, once: after an edit most blocks and sentences are the ones they were. `mayHold` tells, for less
 * than a search takes, where there is nothing to look for.
 */
export function matchesOf<Where extends Words>(
  pattern: RegExp,
  mayHold: (words: Where) => boolean = () => true,
): (words: Where) => readonly RegExpExecArray[] {
  GATED.push({ pattern, mayHold: mayHold as (words: Words) => boolean });
  const known = new WeakMap<Words, readonly RegExpExecArray[]>();
  return (words) => {
    if (!mayHold(words)) return NONE;
    let matches = known.get(words);
    if (!matches) {
      matches = allMatches(pattern, words.text);
      known.set(words, matches.length > 0 ? matches : NONE);
    }
    return matches;
  };
}

const NONE: readonly RegExpExecArray[] = [];
