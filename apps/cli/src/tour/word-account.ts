import { PDF } from '@libpdf/core';

/** Runs of letters and digits: `school's` is two words here and in the PDF alike. */
const WORD = /[\p{L}\p{N}]+/gu;

/** Counts every word of a source document against the text of its PDF and the pieces its import report names. */
export async function accountForPdf(
  source: string,
  pdf: Uint8Array,
  report: readonly { readonly text: string }[],
): Promise<{ words: number; missing: string[] }> {
  const document = await PDF.load(pdf);
  const printed = document.getPages().map((page) => page.extractText().text);
  const there = new Map<string, number>();
  for (const word of [...printed, ...report.map((each) => each.text)].flatMap(wordsOf))
    there.set(word, (there.get(word) ?? 0) + 1);
  const words = wordsOf(source);
  const missing = words.filter((word) => {
    const count = there.get(word) ?? 0;
    there.set(word, count - 1);
    return count <= 0;
  });
  return { words: words.length, missing };
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}
