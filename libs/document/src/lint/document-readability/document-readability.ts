import { wordsIn } from '../count-words.ts';
import { frontMatterLine } from '../front-matter-line.ts';
import { firstLineOf, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { wordListOf } from '../words-of.ts';
import { remembered } from '../remembered.ts';
import { countSyllables } from './count-syllables.ts';

/** A shorter text says too little of how it reads. */
const FEWEST_WORDS = 90;
/** Flesch reading ease: 60 and more is plain English, below 30 is very difficult, for people with a degree. */
const HARDEST = 30;

const syllablesIn = remembered((block: Prose) => countSyllables(wordListOf(block)));

/** A text that is hard to read as a whole: long words in long sentences. English only. */
export const documentReadability: LintRule = {
  id: 'document-readability',
  check: (desk) => {
    const { document, prose } = desk;
    const language = document.frontMatter?.language ?? 'en';
    if (!/^en\b/i.test(language)) return [];
    const paragraphs = prose.filter(({ kind }) => kind === 'paragraph');
    const sentences = paragraphs.flatMap((block) => sentencesOf(block));
    const words = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0);
    if (words < FEWEST_WORDS) return [];
    const syllables = paragraphs.reduce((sum, block) => sum + syllablesIn(block), 0);
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
