import { textOf, tokenise, wordsOf, type Token } from './tokens.ts';

export type BlockKind = 'heading' | 'item' | 'row' | 'definition' | 'paragraph' | 'code' | 'key' | 'container' | 'node';

/** The smallest part with an identity of its own: a heading, paragraph, list item, table row, front-matter key or child clause. */
export interface Block {
  readonly kind: BlockKind;
  /** Given by the author: `{#id}`, or the name of a front-matter key. */
  readonly id?: string;
  /** Bullet, number or heading sign with its indent: an attribute, not text. */
  readonly mark: string;
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
  /** White space up to the next block. */
  readonly separator: string;
  /** Equal keys say the same. */
  readonly key: string;
}

export interface Blocks {
  /** White space before the first block. */
  readonly preface: string;
  readonly blocks: readonly Block[];
}

const LINES = /[^\n]*\n|[^\n]+$/g;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const CONTAINER = /^(:{3,})[a-z][a-z-]*/;
const ITEM = /^[ \t]*(?:[*+-]|\d{1,9}[.)])(?:[ \t]+|$)/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const ROW = /^[ \t]*\|/;
const DEFINITION = /^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*\S/;
const FOOTNOTE = /^ {0,3}\[\^[^\]\n]+\]:/;
/** Under the head of a table; the rows of one without outer bars look like any text with a bar in it. */
const DELIMITER = /^ {0,3}:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/;
const MARK =
  /^(?:[ \t]*#{1,6}[ \t]+(?:(?:\*\*)?\d+(?:\.\d+)*[.)]?[ \t]+)?|[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+(?:\d+(?:(?:\.\d+)+[.)]?|[.)])[ \t]+)?|\d+(?:\.\d+)+[.)]?[ \t]+)/;
const ID = /\{[^}\n]*#([A-Za-z][\w-]*)[^}\n]*\}\s*$/;

/** Splits a Markdown text into blocks by lines; `preface` and the blocks joined again are the text. */
export function splitBlocks(text: string, part: 'whole' | 'body' = 'whole'): Blocks {
  const preface = /^\s*?(?=[^\S\n]*\S|$)/.exec(text)?.[0] ?? '';
  const lines = text.slice(preface.length).match(LINES) ?? [];
  const blocks: Block[] = [];
  const rows = rowsWithoutBars(lines);
  let at = preface === '' && part === 'whole' ? splitFrontMatter(lines, blocks) : 0;
  while (at < lines.length) {
    const end = blockEnd(lines, at, rows);
    blocks.push(readBlock(lines.slice(at, end).join(''), rows.has(at) ? { kind: 'row' } : {}));
    at = end;
  }
  return { preface, blocks };
}

function rowsWithoutBars(lines: readonly string[]): ReadonlySet<number> {
  const rows = new Set<number>();
  const isRow = (line: string | undefined): boolean => line?.includes('|') === true && !ROW.test(line);
  lines.forEach((line, at) => {
    if (at === 0 || !line.includes('|') || !isRow(lines[at - 1]) || !isRow(line) || !DELIMITER.test(line.trimEnd()))
      return;
    for (let row = at - 1; isRow(lines[row]); row++) rows.add(row);
  });
  return rows;
}

/** Text of a block without the separator. */
export function blockText(block: Block): string {
  return block.mark + textOf(block.tokens);
}

/** A block that stands for a part merged elsewhere, known by its id alone. */
export function nodeBlock(id: string, separator: string): Block {
  return { kind: 'node', id, mark: '', tokens: [], words: [], separator, key: `node #${id}` };
}

function splitFrontMatter(lines: readonly string[], blocks: Block[]): number {
  if (!/^---[ \t]*\r?\n?$/.test(lines[0] ?? '')) return 0;
  const close = lines.findIndex((line, index) => index > 0 && /^---[ \t]*\r?\n?$/.test(line));
  if (close < 0) return 0;
  blocks.push(readBlock(lines[0] ?? '', { kind: 'key', id: 'front-matter-opens' }));
  let from = 1;
  for (let at = 2; at <= close; at++) {
    if (at < close && !/^[A-Za-z]/.test(lines[at] ?? '')) continue;
    const raw = lines.slice(from, at).join('');
    const name = /^([\w-]+)[ \t]*:/.exec(raw)?.[1];
    if (from < close)
      blocks.push(readBlock(raw, { kind: 'key', ...(name === undefined ? {} : { id: `key-${name}` }) }));
    from = at;
  }
  let end = close + 1;
  while (end < lines.length && (lines[end] ?? '').trim() === '') end++;
  blocks.push(readBlock(lines.slice(close, end).join(''), { kind: 'key', id: 'front-matter-closes' }));
  return end;
}

/** The line after the block that starts at `start`, blank lines behind it included. */
function blockEnd(lines: readonly string[], start: number, rows: ReadonlySet<number>): number {
  const first = lines[start] ?? '';
  const container = CONTAINER.exec(first)?.[1];
  const fence = FENCE.exec(first)?.[1];
  let at = start + 1;
  if (container !== undefined) at = closing(lines, at, new RegExp(`^:{${container.length},}\\s*$`)) ?? at;
  else if (fence !== undefined) at = closing(lines, at, fenceClose(fence)) ?? lines.length;
  else if (!HEADING.test(first)) at = oneLine(first) || rows.has(start) ? at : textEnd(lines, at, rows);
  while (at < lines.length && (lines[at] ?? '').trim() === '') at++;
  return at;
}

function fenceClose(fence: string): RegExp {
  return new RegExp(`^[ \\t]*${fence[0] === '~' ? '~' : '`'}{${fence.length},}\\s*$`);
}

function closing(lines: readonly string[], from: number, close: RegExp): number | undefined {
  for (let at = from; at < lines.length; at++) if (close.test(lines[at] ?? '')) return at + 1;
  return undefined;
}

function oneLine(line: string): boolean {
  return ROW.test(line) || DEFINITION.test(line);
}

/** The end of a paragraph or item: the next line that starts something. Indented paragraphs belong to the item above. */
function textEnd(lines: readonly string[], from: number, rows: ReadonlySet<number>): number {
  let blank = false;
  let fence: RegExp | undefined;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const trimmed = line.trimEnd();
    if (fence !== undefined) {
      if (fence.test(line)) fence = undefined;
      continue;
    }
    const indented = /^[ \t]/.test(line);
    const opened = FENCE.exec(line)?.[1];
    if (trimmed === '') blank = true;
    else if (opened !== undefined && indented) fence = fenceClose(opened);
    else if (rows.has(at) || startsBlock(trimmed, blank, indented)) return at;
    else blank = false;
  }
  return lines.length;
}

function startsBlock(line: string, blank: boolean, indented: boolean): boolean {
  if (ITEM.test(line) && !/^=+$/.test(line)) return !RULE.test(line) || blank;
  if (HEADING.test(line) || oneLine(line) || CONTAINER.test(line) || FENCE.test(line) || FOOTNOTE.test(line))
    return true;
  return blank && !indented;
}

function readBlock(raw: string, given: { kind?: BlockKind; id?: string } = {}): Block {
  const body = raw.trimEnd();
  const firstLine = body.split('\n', 1)[0] ?? '';
  const kind = given.kind ?? kindOf(firstLine);
  const mark = kind === 'heading' || kind === 'item' || kind === 'paragraph' ? (MARK.exec(body)?.[0] ?? '') : '';
  const tokens = tokenise(body.slice(mark.length));
  const id = given.id ?? (kind === 'heading' || kind === 'container' ? ID.exec(firstLine)?.[1] : undefined);
  return {
    kind,
    mark,
    tokens,
    words: wordsOf(tokens),
    separator: raw.slice(body.length),
    key: keyOf(kind, mark, tokens),
    ...(id === undefined ? {} : { id }),
  };
}

/** The key of a block with these tokens: kind (a heading's level with it) and words. */
export function keyOf(kind: BlockKind, mark: string, tokens: readonly Token[]): string {
  const level = kind === 'heading' ? String(/#+/.exec(mark)?.[0].length ?? 0) : '';
  return `${kind}${level} ${tokens.map((token) => token.word).join(' ')}`;
}

function kindOf(line: string): BlockKind {
  if (HEADING.test(line)) return 'heading';
  if (CONTAINER.test(line)) return 'container';
  if (FENCE.test(line)) return 'code';
  if (ROW.test(line)) return 'row';
  if (DEFINITION.test(line)) return 'definition';
  return ITEM.test(line) && !RULE.test(line) ? 'item' : 'paragraph';
}
