import { note, type Ledger } from './ledger.ts';
import type { SourceLine } from './types.ts';

const TAG = /<!--(?:[^-]|-(?!->)){0,1000}-->|<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;
const MOST_TABLE_LINES = 2_000;

/** Reads HTML tables as rows of cells, and takes comments that stand alone out; the marks themselves go to the report. */
export function takeMarkup(lines: readonly SourceLine[], ledger: Ledger): SourceLine[] {
  const taken = [...lines];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as SourceLine;
    if (/^<!--.*-->$/.test(line.text)) {
      note(ledger, 'markup', line.text, line.number);
      taken[at] = { ...line, text: '', cells: [] };
    } else if (/^<table\b/i.test(line.text)) {
      const end = endOfTable(lines, at);
      if (end === undefined) continue;
      tableLines(lines.slice(at, end + 1), ledger).forEach((row, step) => (taken[at + step] = row));
      at = end;
    }
  }
  return taken;
}

function endOfTable(lines: readonly SourceLine[], start: number): number | undefined {
  for (let at = start; at < Math.min(lines.length, start + MOST_TABLE_LINES); at++)
    if (/<\/table>\s*$/i.test(lines[at]?.text ?? '')) return at;
  return undefined;
}

interface TableReading {
  readonly rows: { line: number; cells: string[] }[];
  readonly marks: Map<number, string[]>;
}

/** The rows stand on the first lines of the table, one a line; what is left of its lines is empty. */
function tableLines(lines: readonly SourceLine[], ledger: Ledger): SourceLine[] {
  const reading: TableReading = { rows: [], marks: new Map() };
  for (const { text, number } of lines) readTableLine(text, number, reading);
  for (const [line, marks] of reading.marks) note(ledger, 'markup', marks.join(' '), line);
  const rows = reading.rows.filter(({ cells }) => cells.some(Boolean));
  const kept = rows.length <= lines.length ? rows : [];
  if (kept.length < rows.length) return spreadRows(rows, lines);
  return lines.map((line, at) => rowLine(line, rows[at]));
}

/** More rows than lines: several rows share one, and the table is that of a single line. */
function spreadRows(rows: TableReading['rows'], lines: readonly SourceLine[]): SourceLine[] {
  const [first] = lines as [SourceLine];
  const rest = lines.slice(1).map((line) => rowLine(line, undefined));
  return [{ ...first, text: '\t', cells: [], rows: rows.map(({ cells }) => cells) }, ...rest];
}

function rowLine(line: SourceLine, row: TableReading['rows'][number] | undefined): SourceLine {
  if (!row) return { ...line, text: '', cells: [] };
  const cells = row.cells.map((cell) => cell.trim());
  return { ...line, number: row.line, text: `${cells.join('\t')}\t`, cells };
}

function readTableLine(text: string, line: number, { rows, marks }: TableReading): void {
  let from = 0;
  const say = (words: string): void => {
    const last = rows.at(-1);
    if (words.trim() === '') return;
    if (!last) rows.push({ line, cells: [words.trim()] });
    else if (last.cells.length === 0) last.cells.push(words.trim());
    else last.cells[last.cells.length - 1] = `${last.cells.at(-1)} ${words.trim()}`.trim();
  };
  for (const { index, [0]: mark } of text.matchAll(TAG)) {
    say(text.slice(from, index));
    from = index + mark.length;
    const seen = marks.get(line);
    if (seen) seen.push(mark);
    else marks.set(line, [mark]);
    if (/^<tr\b/i.test(mark)) rows.push({ line, cells: [] });
    else if (/^<t[hd]\b/i.test(mark)) {
      if (rows.length === 0) rows.push({ line, cells: [] });
      rows.at(-1)?.cells.push('');
    }
  }
  say(text.slice(from));
}
