const WORD = /[\p{L}\p{N}]+/gu;

/** The word tokens of a text in their order: runs of letters and digits, so that `school's` counts the same beside a directive. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? [];
}

/** What stands in `left` more often than in `right`, word by word, as often as it is too many. */
export function wordsOnlyIn(left: readonly string[], right: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  return left.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count <= 0;
  });
}
