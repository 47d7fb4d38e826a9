import { countWords, wordsIn } from '../count-words.ts';
import { findingIn, type LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

/** A sentence with more words than this has to be read twice. */
const MOST_WORDS = 40;
const FEWEST_ITEMS = 3;

/** A list in a line, after a colon and parted by semicolons, is read item by item. */
function longestStretch(text: string): number {
  const colon = text.indexOf(': ');
  const items = colon < 0 ? [] : text.slice(colon).split(';');
  if (items.length < FEWEST_ITEMS) return countWords(text);
  return Math.max(countWords(text.slice(0, colon)), ...items.map(countWords));
}

/** A sentence too long to be understood at one reading. */
export const sentenceReadability: LintRule = {
  id: 'sentence-readability',
  checkBlock: (block) => {
    if (block.kind === 'heading' || block.text.length <= 2 * MOST_WORDS) return [];
    return sentencesOf(block).flatMap((sentence) => {
      const { index, text } = sentence;
      if (wordsIn(sentence) <= MOST_WORDS) return [];
      const words = longestStretch(text);
      if (words <= MOST_WORDS) return [];
      return [
        findingIn(block, index, text.length, {
          severity: 'info',
          message: `This sentence has ${words} words.`,
          advice: 'Make two of it, or a list. Say first who does what, and the conditions after.',
          source: 'GOV.UK style: keep sentences to 25 words; this rule speaks above 40.',
        }),
      ];
    });
  },
};
