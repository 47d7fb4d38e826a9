import { byWord } from '../by-word.ts';

const VOWELS = /[aeiouy]+/g;
/** Endings that are written with a vowel and spoken without. */
const SILENT = /(?:[^laeiouy]es|[^dt]ed|[^l]e)$/;

const WORD = /\p{L}+/gu;
/** Digits are read in too many ways to be counted. */
const knownSyllables = byWord((word) =>
  (word.match(WORD) ?? []).reduce((sum, letters) => sum + syllablesOf(letters), 0),
);

/** Syllables of English words in small letters by their spelling: close enough to compare texts, not to scan a poem. */
export function countSyllables(words: readonly string[]): number {
  let total = 0;
  for (const word of words) total += knownSyllables(word);
  return total;
}

function syllablesOf(word: string): number {
  const groups = word.match(VOWELS)?.length ?? 0;
  const silent = groups > 1 && SILENT.test(word) ? 1 : 0;
  // `-tion`, `-cious` are one; `-ia`, `-io` elsewhere are two.
  const split = word.match(/i[ao](?!us?\b|n\b|ns\b)/g)?.length ?? 0;
  return Math.max(1, groups - silent + split);
}
