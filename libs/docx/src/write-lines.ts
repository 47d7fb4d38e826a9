import { readMark, type ParagraphFacts } from './paragraph-mark.ts';

/** What mammoth gives of a document: the parts of its tree that are used here. */
export interface DocxElement {
  readonly type: string;
  readonly children?: readonly DocxElement[];
  readonly value?: string;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isStrikethrough?: boolean;
  /** Of a bookmark. */
  readonly name?: string;
  readonly styleName?: string | null;
  readonly breakType?: string;
  readonly checked?: boolean;
  readonly href?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

type Line = { readonly text: string; readonly kind: 'item' | 'block' };

const INDENT = '  ';

/** A document as the lines the importer reads. */
export function writeLines(document: DocxElement): string {
  const lines = (document.children ?? []).flatMap(blockLines);
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      return line.text + (next === undefined || (line.kind === 'item' && next.kind === 'item') ? '\n' : '\n\n');
    })
    .join('');
}

function blockLines(element: DocxElement): Line[] {
  if (element.type === 'paragraph') return paragraphLines(element);
  if (element.type === 'table') return tableLines(element);
  return (element.children ?? []).flatMap(blockLines);
}

function paragraphLines(paragraph: DocxElement): Line[] {
  const { facts, text } = readMark(inlineText(paragraph));
  const pages = text
    .split('\f')
    .map((page) => page.trim())
    .filter((page) => page !== '');
  return pages.map((page, index) => lineOf(page, index === 0 ? facts : {}));
}

function lineOf(text: string, { heading, label }: ParagraphFacts): Line {
  const number = label === undefined || label.text === '' ? '' : `${label.text} `;
  if (heading !== undefined) {
    const title = `${number}${withoutBold(text).replace(/\s*\n\s*/g, ' ')}`;
    return { text: `${'#'.repeat(Math.min(heading + 1, 6))} ${title}`, kind: 'block' };
  }
  if (label === undefined) return { text: escapeStart(text), kind: 'block' };
  const lead = INDENT.repeat(label.level);
  const own = text.replace(/\n/g, `\n${lead}${INDENT}`);
  if (label.text === '') return { text: `${lead}- ${own}`, kind: 'item' };
  // A dotted number begins a clause: the importer knows its depth by the number, so it stands at the margin.
  const dotted = /^\d+(?:\.\d+)+\.?$/.test(label.text);
  return { text: dotted ? `${label.text} ${text}` : `${lead}${number}${own}`, kind: dotted ? 'block' : 'item' };
}

/** Words that begin with a sign the importer reads as markup keep it as a sign. */
function escapeStart(text: string): string {
  return text.replace(/^(#{1,6}(?=\s)|\|)/, '\\$1');
}

function withoutBold(text: string): string {
  return text.replaceAll('**', '');
}

interface Run {
  text: string;
  readonly bold: boolean;
  /** Where its link leads. */
  readonly href: string | undefined;
}

/** The words of a paragraph with bold runs between `**`, white space outside the marks, and addresses behind their links. */
function inlineText(paragraph: DocxElement): string {
  const runs: Run[] = [];
  collect(paragraph, { bold: false, href: undefined }, runs);
  return runs.map((run, at) => writeRun(run, runs[at + 1]?.href === run.href)).join('');
}

function collect(element: DocxElement, look: Pick<Run, 'bold' | 'href'>, runs: Run[]): void {
  const text = ownText(element);
  const own = { bold: look.bold || element.isBold === true, href: element.href ?? look.href };
  if (text !== '') {
    const last = runs.at(-1);
    const joins = last?.href === own.href && (last?.bold === own.bold || text.trim() === '');
    if (last && joins) last.text += text;
    else runs.push({ text, ...own });
  }
  for (const child of element.children ?? []) collect(child, own, runs);
}

function writeRun({ text, bold, href }: Run, goesOn: boolean): string {
  const words = bold ? emphasised(text) : text;
  return href === undefined || goesOn ? words : withAddress(words, text, href);
}

function ownText({ type, value = '', breakType, checked }: DocxElement): string {
  if (type === 'text') return value.replace(/[\\*]/g, (sign) => (sign === '*' ? '\\*' : sign));
  if (type === 'tab') return '\t';
  if (type === 'checkbox') return checked ? '\u2612 ' : '\u2610 ';
  if (type !== 'break') return '';
  return breakType === 'line' ? '\n' : '\f';
}

/** A link whose words are not its address has the address behind it, so that it is not lost. */
function withAddress(words: string, text: string, href: string): string {
  const bare = href.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  if (!/^(?:https?:|mailto:)/i.test(href) || /[\s<>]/.test(href) || text.includes(bare)) return words;
  return `${words.trimEnd()} (${href})${/\s*$/.exec(words)?.[0] ?? ''}`;
}

function emphasised(text: string): string {
  const [, before = '', words = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  // Bold does not go over a line end: each line has its own marks.
  const lines = words.split('\n').map((line) => (line.trim() === '' ? line : `**${line.trim()}**`));
  return words === '' ? text : `${before}${lines.join('\n')}${behind}`;
}

function tableLines(table: DocxElement): Line[] {
  const rows = (table.children ?? []).filter(({ type }) => type === 'tableRow');
  const width = Math.max(
    0,
    ...rows.map((row) => (row.children ?? []).reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)),
  );
  // A frame drawn around words is a table of one column: its words are the text.
  if (width <= 1 || rows.length === 0)
    return rows.flatMap((row) => (row.children ?? []).flatMap((cell) => (cell.children ?? []).flatMap(blockLines)));
  const covered: number[] = [];
  const written = rows.map((row) => {
    const cells: string[] = [];
    const skip = (): void => {
      while ((covered[cells.length] ?? 0) > 0) {
        covered[cells.length] = (covered[cells.length] ?? 1) - 1;
        cells.push('');
      }
    };
    for (const cell of row.children ?? []) {
      skip();
      const [at, span] = [cells.length, cell.colSpan ?? 1];
      cells.push(cellText(cell), ...Array.from({ length: Math.min(span, 60) - 1 }, () => ''));
      for (let column = at; column < cells.length; column++) covered[column] = (cell.rowSpan ?? 1) - 1;
    }
    skip();
    return `| ${cells.join(' | ')} |`;
  });
  const [head = '', ...body] = written;
  const rule = body.length === 0 ? [] : [`|${' --- |'.repeat(width)}`];
  return [{ text: [head, ...rule, ...body].join('\n'), kind: 'block' }];
}

/** The words of a cell on one line; a table inside it has commas between its cells and semicolons between its rows. */
function cellText(cell: DocxElement): string {
  const lines = (cell.children ?? []).flatMap((child) =>
    child.type === 'table'
      ? [innerTable(child)]
      : blockLines(child).map(({ text }) => text.replace(/^\s*(?:- |#{1,6} )/, '')),
  );
  return lines.join(' ').replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
}

function innerTable({ children = [] }: DocxElement): string {
  const rows = children.map((row) => (row.children ?? []).map(plainCell).filter(Boolean).join(', '));
  return rows.filter(Boolean).join('; ');
}

function plainCell({ children = [] }: DocxElement): string {
  return children
    .map((child) =>
      child.type === 'table'
        ? innerTable(child)
        : blockLines(child)
            .map(({ text }) => text)
            .join(' '),
    )
    .join(' ')
    .trim();
}
