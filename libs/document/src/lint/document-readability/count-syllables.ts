const VOWELS = /[aeiouy]+/g;
/** Endings that are written with a vowel and spoken without. */
const SILENT = /(?:[^laeiouy]es|[^dt]ed|[^l]e)$/;

/** Words come again and again; past so many different ones of all texts the count begins anew. */
const MOST_WORDS = 20_000;
const known = new Map<string, number>();

/** Syllables of an English text by its spelling: close enough to compare texts, not to scan a poem. */
export function countSyllables(text: string): number {
  let total = 0;
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) total += syllablesOf(word);
  return total;
}

function syllablesOf(word: string): number {
  const before = known.get(word);
  if (before !== undefined) return before;
  const groups = word.match(VOWELS)?.length ?? 0;
  const silent = groups > 1 && SILENT.test(word) ? 1 : 0;
  // `-tion`, `-cious` are one; `-ia`, `-io` elsewhere are two.
  const split = word.match(/i[ao](?!us?\b|n\b|ns\b)/g)?.length ?? 0;
  const count = Math.max(1, groups - silent + split);
  if (known.size >= MOST_WORDS) known.clear();
  known.set(word, count);
  return count;
}
