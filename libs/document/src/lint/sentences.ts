import { allMatches } from './all-matches.ts';
import type { Prose } from './prose.ts';
import { remembered, type Remembering } from './remembered.ts';

/** A sentence of a prose block; `index` counts in the block's text. */
export interface Sentence extends Remembering {
  readonly prose: Prose;
  readonly index: number;
  readonly text: string;
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|et al|cf|vs?|approx|incl|no|nos|pp?|para|rm|tel|ext|min|max|hrs?|mr|mrs|ms|dr|prof|revd?|cllr|st|mon|tues?|wed|thurs?|fri|jan|feb|mar|apr|aug|sept?|oct|nov|dec|a\.m|p\.m|(?:\p{Lu}\.)?\p{Lu})\.$/iu;
const END = /[.!?]+["”’)\]]*(?=\s|$)/gu;
const STARTS = /^\s+["“‘'([]*[\p{Lu}\p{N}\uFFFC]/u;

/** A sentence is cut here: no sentence that anyone reads is longer, and rules may look at all of one without taking for ever. */
const LONGEST = 1_000;

/** The sentences of a block, found once and shared by the rules. */
export const sentencesOf = remembered((prose: Prose): readonly Sentence[] => {
  const { text } = prose;
  const found: Sentence[] = [];
  let from = 0;
  const close = (to: number): void => {
    for (; from < to; from += LONGEST) {
      const words = text.slice(from, Math.min(to, from + LONGEST));
      const start = from + (words.length - words.trimStart().length);
      if (words.trim() !== '') found.push({ prose, index: start, text: words.trim(), notes: [] });
    }
    from = to;
  };
  for (const match of allMatches(END, text)) {
    const to = match.index + match[0].length;
    const rest = text.slice(to, to + 8);
    const abbreviated = match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, to - 12), to));
    if (rest.trim() === '' || (STARTS.test(rest) && !abbreviated)) close(to);
  }
  close(text.length);
  return found;
});
