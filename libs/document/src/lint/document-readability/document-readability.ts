import { wordsIn } from '../count-words.ts';
import { frontMatterLine } from '../front-matter-line.ts';
import { firstLineOf, type LintRule } from '../lint-rule.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { countSyllables } from './count-syllables.ts';

/** A shorter text says too little of how it reads. */
const FEWEST_WORDS = 90;
/** Flesch reading ease: 60 and more is plain English, below 30 is very difficult, for people with a degree. */
const HARDEST = 30;

const known = new WeakMap<Sentence, number>();

function syllablesIn(sentence: Sentence): number {
  const count = known.get(sentence) ?? countSyllables(sentence.text);
  known.set(sentence, count);
  return count;
}

/** A text that is hard to read as a whole: long words in long sentences. English only. */
export const documentReadability: LintRule = {
  id: 'document-readability',
  check: (desk) => {
    const { document, prose } = desk;
    const language = document.frontMatter?.language ?? 'en';
    if (!/^en\b/i.test(language)) return [];
    const sentences = prose.filter(({ kind }) => kind === 'paragraph').flatMap((block) => sentencesOf(block));
    const words = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0);
    if (words < FEWEST_WORDS) return [];
    const syllables = sentences.reduce((sum, sentence) => sum + syllablesIn(sentence), 0);
    const ease = Math.round(206.835 - 1.015 * (words / sentences.length) - 84.6 * (syllables / words));
    if (ease >= HARDEST) return [];
    return [
      {
        severity: 'info',
        message: `This text is very hard to read (reading ease ${Math.max(0, ease)} of 100, in sentences of ${Math.round(words / sentences.length)} words).`,
        advice: 'Use short words for long ones, and make two of each long sentence.',
        source: 'Flesch reading ease, counted over paragraphs and list items.',
        ...(document.contentStart > 0 ? frontMatterLine(desk, 'title') : firstLineOf(desk, 0)),
      },
    ];
  },
};
