/** Whatever is longer is no sentence: nothing is read in it. */
const LONGEST_SENTENCE = 1_000;

/** The sentences of a text, bold marks left out. */
export function sentencesIn(text: string): string[] {
  return text
    .replaceAll('**', '')
    .split(/(?<=[.!?;])\s+/)
    .filter(({ length }) => length > 0 && length <= LONGEST_SENTENCE);
}
