import { cleanSource } from './read-lines.ts';
import type { Imported } from './types.ts';
import { wordsOf, wordsOnlyIn } from './words.ts';

export interface WordAccount {
  /** Words of the source that are neither in the body nor in the report. */
  readonly missing: readonly string[];
  /** Words of the body or the report that the source does not have, or not so often. */
  readonly added: readonly string[];
}

/**
 * Counts every word of a source against the body and the report of its import. Metadata is not counted by itself: each
 * statement is in the report word for word, so a word cannot be lost in one place and counted twice in another.
 */
export function accountForWords(source: string, imported: Imported): WordAccount {
  const before = wordsOf(cleanSource(source));
  const after = [...wordsOf(bodyWords(imported.text)), ...imported.report.entries.flatMap(({ text }) => wordsOf(text))];
  return { missing: wordsOnlyIn(before, after), added: wordsOnlyIn(after, before) };
}

/** The body without front matter and without what the dialect adds: fences, ids, generated blocks, inline directives. */
function bodyWords(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^ *:{3,}(?:[a-z]+(?:\{[^\n]*\})?)? *$/gm, '')
    .replace(/^::[a-z-]+(?:\[[^\]\n]*\])?(?:\{[^\n]*\})?$/gm, '')
    .replace(/^(#{1,6} .*?) \{#[^{}\n]*\}$/gm, '$1')
    .replace(/(?<!\\):(?:org|blank|see|term|publisher)\[[^\]\n]*\]/g, ' ');
}
