import type { SourceLine } from './types.ts';

const TAB_WIDTH = 4;

/**
 * The source with LF, NFC and ordinary spaces, without the invisible characters that word processors leave inside words;
 * the letter o that they write for a hollow bullet is a bullet, not a word.
 */
export function cleanSource(source: string): string {
  return source
    .normalize('NFC')
    .replace(/\r\n?|\f|\v|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/^([ \t]*)o(?=[ \t])/gm, '$1◦')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

/** Splits a source into its lines. */
export function readLines(source: string): SourceLine[] {
  return cleanSource(source)
    .split('\n')
    .map((raw, index) => ({
      number: index + 1,
      text: raw.trim(),
      indent: columnsBefore(raw),
      hardBreak: / {2,}$/.test(raw),
      cells: cellsOf(raw),
    }));
}

function columnsBefore(raw: string): number {
  const lead = /^\s*/.exec(raw)?.[0] ?? '';
  return [...lead].reduce((columns, character) => columns + (character === '\t' ? TAB_WIDTH : 1), 0);
}

/** Cells of a line typed with tabs or pipes, one cell when its only tab stands before or after the text; without any, none. */
function cellsOf(raw: string): string[] {
  const text = raw.trim();
  if (/^\|.*\|/.test(text)) {
    const inner = text.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
    return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
  }
  if (/^[-*•·–]\s/.test(text) || !raw.includes('\t') || text === '') return [];
  return raw
    .trimEnd()
    .split('\t')
    .map((cell) => cell.trim());
}
