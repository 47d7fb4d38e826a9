/** Something with words that stays the same object for as long as its words do: a block, a sentence. */
interface Words {
  readonly text: string;
}

/** Looks for a pattern in words, once: after an edit most blocks and sentences are the ones they were. */
export function matchesOf(pattern: RegExp): (words: Words) => readonly RegExpExecArray[] {
  const known = new WeakMap<Words, readonly RegExpExecArray[]>();
  return (words) => {
    let matches = known.get(words);
    if (!matches) {
      matches = [...words.text.matchAll(pattern)];
      known.set(words, matches.length > 0 ? matches : NONE);
    }
    return matches;
  };
}

const NONE: readonly RegExpExecArray[] = [];
