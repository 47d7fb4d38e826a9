import { allMatches } from './all-matches.ts';
import { remembered, type Remembering } from './remembered.ts';

/** Something with words that stays the same object for as long as its words do: a block, a sentence. */
interface Words extends Remembering {
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
  const search = remembered(({ text }: Where): readonly RegExpExecArray[] => {
    const matches = allMatches(pattern, text);
    return matches.length > 0 ? matches : NONE;
  });
  return (words) => (mayHold(words) ? search(words) : NONE);
}

const NONE: readonly RegExpExecArray[] = [];
