import { columnsOfSpaces } from './columns-of-spaces.ts';
import { looksLikeTitle } from './line-looks.ts';
import type { SourceLine } from './types.ts';

const TAB_WIDTH = 4;
/** No page is wider than this: a longer run of white space says nothing more, and costs every pattern that reads past it. */
const WIDEST_GAP = 200;
const RULE = /^(?:={3,}|-{3,}|~{3,})$/;
const MARK_BEFORE_TAB = /^(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[A-Z][.)]|\(?[a-zivx]{1,4}[.)]|[IVX]{1,5}\.)$/;

/**
 * The source with LF, NFC and ordinary spaces, without the invisible characters that word processors leave inside words;
 * the letter o that they write for a hollow bullet is a bullet, not a word.
 */
export function cleanSource(source: string): string {
  return withoutFeeds(source).replaceAll('\f', '');
}

/** The same, with a form feed left at the end of a line that ends its page. */
function withoutFeeds(source: string): string {
  return source
    .normalize('NFC')
    .replace(/[ \t]+/g, (run) => (run.length > WIDEST_GAP ? run.slice(0, WIDEST_GAP) : run))
    .replace(/\r\n?|\v|\u2028|\u2029/g, '\n')
    .replace(/\f/g, '\f\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/^([ \t]*)o(?=[ \t])/gm, '$1◦')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

/** Splits a source into its lines; titles that are underlined get their `#`, columns set with tabs or spaces their cells. */
export function readLines(source: string): SourceLine[] {
  const raw = withoutFeeds(source).split('\n');
  const columns = columnsOfSpaces(raw.map((line) => line.replace('\f', '')));
  const lines = raw.map((line, index) => lineOf(line, index, columns.get(index)));
  return untabNumbers(liftUnderlines(lines));
}

function lineOf(line: string, index: number, columns: readonly string[] | undefined): SourceLine {
  const raw = line.replace('\f', '');
  const text = raw.trim();
  return {
    number: index + 1,
    // Word processors write a numbered heading as a list item that is a heading.
    text: columns === undefined ? text.replace(/^(\d{1,3}[.)]?)\s+(#{1,6})\s+/, '$2 $1 ') : columns.join('\t'),
    indent: columnsBefore(raw),
    hardBreak: raw.endsWith('  '),
    endsPage: line.includes('\f'),
    cells: columns ?? cellsOf(raw),
  };
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
  if (/^[-*•·–◦]\s/.test(text) || !raw.includes('\t') || text === '') return [];
  return raw
    .trimEnd()
    .split('\t')
    .map((cell) => cell.trim());
}

/** `Keys` over `====` or `----` is a heading: the line of signs says how high. */
function liftUnderlines(lines: readonly SourceLine[]): SourceLine[] {
  const lifted = [...lines];
  lines.forEach((line, at) => {
    const rule = lines[at + 1]?.text ?? '';
    const alone = (lines[at - 1]?.text ?? '') === '' || RULE.test(lines[at - 1]?.text ?? '');
    const half = line.text.length / 2;
    if (!RULE.test(rule) || rule.length < half || !alone || line.cells.length > 1 || !looksLikeTitle(line.text)) return;
    lifted[at] = { ...line, text: `${rule.startsWith('=') ? '#' : '##'} ${line.text}` };
    lifted[at + 1] = { ...(lines[at + 1] as SourceLine), text: '' };
  });
  return lifted;
}

/** A number and its words with a tab between are no table, unless they stand among rows that are. */
function untabNumbers(lines: readonly SourceLine[]): SourceLine[] {
  const plain = [...lines];
  for (let at = 0; at < lines.length; at++) {
    let end = at;
    while (isTabbed(lines[end])) end++;
    const run = lines.slice(at, end);
    if (
      run.length > 0 &&
      run.every(({ cells }) => filled(cells).length === 2 && MARK_BEFORE_TAB.test(filled(cells)[0] ?? ''))
    )
      run.forEach((line, step) => {
        plain[at + step] = { ...line, text: filled(line.cells).join(' '), cells: [] };
      });
    at = Math.max(at, end - 1);
  }
  return plain;
}

function isTabbed(line: SourceLine | undefined): boolean {
  return line !== undefined && line.text.includes('\t') && line.cells.length > 1;
}

function filled(cells: readonly string[]): string[] {
  return cells.filter(Boolean);
}
