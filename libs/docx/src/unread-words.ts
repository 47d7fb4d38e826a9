const WORD = /[\p{L}\p{N}]+/gu;

/** Words of a file's text that the lines made from it do not have, or not so often; marks of paragraphs are none. */
export function unreadWords(source: string, lines: string): string[] {
  const counts = new Map<string, number>();
  for (const [word] of lines.normalize('NFC').matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const plain = source.replace(/\uE000[^\uE001]*\uE001/g, ' ').normalize('NFC');
  return [...plain.matchAll(WORD)].flatMap(([word]) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0 ? [word] : [];
  });
}
