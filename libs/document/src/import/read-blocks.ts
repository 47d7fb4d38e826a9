import {
  beginsInside,
  isAllBold,
  isAllCapitals,
  isFinished,
  looksLikeColonTitle,
  looksLikeTitle,
  withoutEmphasis,
} from './line-looks.ts';
import { note, type Ledger } from './ledger.ts';
import { readStatement } from './stated-labels.ts';
import { canFollow, depthOf, hasLetterMark, typedNumber } from './typed-number.ts';
import type { Block, HeadingBlock, ItemBlock, SourceLine, TableRow } from './types.ts';
import { findPartLabels, type PartLabel } from './part-labels.ts';
import { takeMarkup } from './take-markup.ts';
import { takeRunningHeads } from './take-running-heads.ts';
import { wrapWidth } from './wrap-width.ts';

const PAGE_NUMBER =
  /^(?:[-–—]\s*)?(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?(?:\s*[-–—])?$|^(?:\d{1,3}\s*\|\s*)?p\s?a\s?g\s?e\s*\|?\s*\d{0,3}$/i;
const FOOTER = /^.{0,80}\bpage\s+\d{1,3}(?:\s+of\s+\d{1,3})?$/i;
const BULLET = /^[-*•·●▪◦–]\s+(?=\S)/;
const APPENDIX = /^(appendix|annexe?|schedule)\s+([A-Z]|\d{1,2}|[IVX]{1,4})\b\s*(?:([:.–—-])\s*)?(.*)$/i;

/** A whole paragraph behind a `#` was made a heading for its looks. */
const MOST_HEADING_WORDS = 30;

interface Reading {
  readonly lines: readonly SourceLine[];
  readonly ledger: Ledger;
  readonly blocks: Block[];
  readonly wrap: number | null;
  /** Sections that are counted with words, roman numerals or letters, by line. */
  readonly labels: ReadonlyMap<number, PartLabel>;
  gap: boolean;
  /** The rows of the last table, which its block holds too: they grow in place. */
  rows: TableRow[];
  /** The last line that went into a block, and how long it has become: a long paragraph is not read again for each of its lines. */
  tail: { readonly text: string; readonly length: number };
  /** The dotted number of the last clause, or the number of the last section. */
  lastNumber: string | undefined;
}

/** Groups lines into headings, numbered clauses, list items, tables and paragraphs; a paragraph cut by a page break is joined. */
export function readBlocks(source: readonly SourceLine[], ledger: Ledger): Block[] {
  const lines = takeRunningHeads(takeMarkup(source, ledger), ({ text }) => PAGE_NUMBER.test(text), ledger);
  const reading: Reading = {
    lines,
    ledger,
    blocks: [],
    wrap: wrapWidth(lines),
    labels: findPartLabels(lines),
    gap: true,
    rows: [],
    tail: { text: '', length: 0 },
    lastNumber: undefined,
  };
  lines.forEach((line, index) => readLine(reading, line, index));
  return reading.blocks;
}

function readLine(reading: Reading, line: SourceLine, index: number): void {
  if (isTableRule(line)) return;
  if (isEmpty(line)) {
    reading.gap = true;
    return;
  }
  if (isPageNumber(reading, line, index)) {
    note(reading.ledger, 'page-number', line.text, line.number);
    reading.gap = true;
    return;
  }
  const gap = reading.gap;
  reading.gap = false;
  if (line.rows) {
    const rows = line.rows.map((cells) => ({ line: line.number, cells }));
    reading.blocks.push({ kind: 'table', line: line.number, rows });
    reading.gap = true;
    return;
  }
  const label = reading.labels.get(line.number);
  if (label) {
    reading.blocks.push(numberSeen(reading, labelledHeading(label, line, gap)));
    return;
  }
  if (readRow(reading, line, gap)) return;
  if (continuePrevious(reading, line, gap)) return;
  const block = blockOf(reading, line, index, gap);
  reading.blocks.push(block);
  if ('text' in block) reading.tail = { text: block.text, length: block.text.length };
}

function isEmpty({ text }: SourceLine): boolean {
  return text === '' || (/^(?:[-*_=~]\s?){3,}$/.test(text) && !/_{3,}/.test(text));
}

/** `|---|---|` under the head of a table: it says nothing, and the table goes on. */
function isTableRule({ text }: SourceLine): boolean {
  return text.includes('|') && /^\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$/.test(text);
}

function isPageNumber({ lines, wrap }: Reading, { text }: SourceLine, index: number): boolean {
  if (FOOTER.test(text) && /\d$/.test(text) && !/[.!?]\s/.test(text)) return standsAlone(lines, index) || wrap !== null;
  return PAGE_NUMBER.test(text) && standsAlone(lines, index);
}

function standsAlone(lines: readonly SourceLine[], index: number): boolean {
  return (lines[index - 1]?.text ?? '') === '' && (lines[index + 1]?.text ?? '') === '';
}

/** A table begins with a line that has a tab or a pipe inside; a row of it may have one filled cell only. */
function readRow(reading: Reading, line: SourceLine, gap: boolean): boolean {
  const row = { line: line.number, cells: line.cells };
  const continues = reading.blocks.at(-1)?.kind === 'table' && !gap && line.cells.length > 0;
  if (continues) reading.rows.push(row);
  else if (line.cells.length > 1 && /[\t|]/.test(line.text)) {
    reading.rows = [row];
    reading.blocks.push({ kind: 'table', line: line.number, rows: reading.rows });
  } else return false;
  return true;
}

/** Adds a line to the block before when it is the rest of its sentence. */
function continuePrevious(reading: Reading, line: SourceLine, gap: boolean): boolean {
  const { blocks, wrap, tail } = reading;
  const last = blocks.at(-1);
  if (!last || !('text' in last) || startsBlock(line.text) || readStatement(line.text)) return false;
  const cutSentence = !isFinished(tail.text) && beginsInside(line.text);
  const wrapped = wrap !== null && !gap && tail.length >= wrap * 0.6;
  const indented = gap && last.kind === 'item' && line.indent >= 2 && line.indent > last.indent;
  if (!cutSentence && !wrapped && !indented) return false;
  const joint = cutSentence ? ' ' : indented ? '\n\n' : '\n';
  blocks.splice(-1, 1, { ...last, text: `${last.text}${joint}${line.text}` });
  reading.tail = { text: line.text, length: line.text.length + (cutSentence ? tail.length + 1 : 0) };
  return true;
}

function startsBlock(text: string): boolean {
  return (
    /^#{1,6}\s/.test(text) ||
    BULLET.test(text) ||
    typedNumber(text) !== undefined ||
    hasLetterMark(text) ||
    isAllBold(text)
  );
}

function blockOf(reading: Reading, line: SourceLine, index: number, gap: boolean): Block {
  const { text, number: at } = line;
  const hashes = /^#{1,6}(?=\s)/.exec(text)?.[0].length ?? 0;
  if (hashes > 0 && text.split(/\s+/).length > MOST_HEADING_WORDS)
    return { kind: 'paragraph', line: at, text: text.replace(/^#+\s+/, ''), attached: !gap };
  if (hashes > 0)
    return numberSeen(reading, headingOf(text.replace(/^#+\s+/, '').replace(/\s+#+$/, ''), at, hashes, 'hash', !gap));
  const marked = BULLET.exec(text)?.[0];
  const bare = marked === undefined ? text : text.slice(marked.length);
  const typed = typedNumber(bare);
  const isWhole = typed?.number.endsWith('.0') ?? false;
  if (typed && !isWhole && depthOf(typed.number) > 1 && canFollow(typed.number, reading.lastNumber)) {
    reading.lastNumber = typed.number;
    return { kind: 'clause', line: at, number: typed.number, text: typed.rest };
  }
  const heading = marked === undefined ? plainHeading(reading, line, index, gap) : undefined;
  if (heading) return numberSeen(reading, heading);
  return itemOf(line, marked, bare) ?? { kind: 'paragraph', line: at, text, attached: !gap };
}

/** `Section 2: Keys` or `II. KEYS` is the second section, however it is counted. */
function labelledHeading({ value, typed, title }: PartLabel, line: SourceLine, gap: boolean): HeadingBlock {
  const hashes = /^#{1,6}(?=\s)/.exec(line.text)?.[0].length ?? 0;
  const heading = headingOf(title, line.number, hashes, 'title', !gap);
  return { ...heading, number: String(value), typed };
}

function itemOf(line: SourceLine, marked: string | undefined, bare: string): ItemBlock | undefined {
  const at = { kind: 'item', line: line.number, indent: line.indent } as const;
  const typed = typedNumber(bare);
  if (typed && depthOf(typed.number) === 1 && typed.stop !== '')
    return { ...at, marker: typed.typed, text: typed.rest };
  if (marked !== undefined || hasLetterMark(bare)) return { ...at, marker: '-', text: bare };
  return undefined;
}

function numberSeen(reading: Reading, heading: HeadingBlock): HeadingBlock {
  if (heading.number !== '') reading.lastNumber = heading.number;
  return heading;
}

function headingOf(
  text: string,
  line: number,
  hashes: number,
  look: HeadingBlock['look'],
  attached: boolean,
): HeadingBlock {
  const bare = withoutEmphasis(text);
  const typed = typedNumber(bare);
  const rest = withoutEmphasis(typed?.rest ?? bare);
  const [, word, label, , name] = APPENDIX.exec(rest) ?? [];
  const appendix = word === undefined ? '' : `${word} ${label}`;
  const title = word === undefined ? rest : withoutEmphasis(name ?? '').replace(/\.$/, '');
  return {
    kind: 'heading',
    line,
    title: title.replace(/\s*:$/, ''),
    hashes,
    look,
    number: typed?.number.replace(/\.0$/, '') ?? '',
    ...(typed?.number.endsWith('.0') ? { typed: typed.number } : {}),
    appendix,
    attached,
  };
}

/** A heading known by its looks: an appendix label, all bold, all capitals, or title-like and standing apart. */
function plainHeading(reading: Reading, line: SourceLine, index: number, gap: boolean): HeadingBlock | undefined {
  const { text, number: at } = line;
  const [, word, , mark, name] = APPENDIX.exec(withoutEmphasis(text)) ?? [];
  if (
    word !== undefined &&
    (name === '' || (/^\p{Lu}/u.test(name ?? '') && (mark !== undefined || looksLikeTitle(name ?? ''))))
  ) {
    return headingOf(text, at, 0, 'title', !gap);
  }
  const typed = typedNumber(withoutEmphasis(text));
  const isFirst = typed !== undefined && (depthOf(typed.number) === 1 || /^\d+\.0$/.test(typed.number));
  const title = isFirst ? typed.rest : text;
  const look = lookOf(title);
  if (!look || readStatement(text) || !mayStandAsHeading(reading, line, index, gap, look)) return undefined;
  if (typed && nextIsNumbered(reading.lines, index)) return undefined;
  return headingOf(text, at, 0, look, !gap);
}

function lookOf(text: string): HeadingBlock['look'] | undefined {
  const bare = withoutEmphasis(text);
  if (isAllBold(text) && (looksLikeTitle(bare) || looksLikeColonTitle(bare))) return 'bold';
  if (looksLikeColonTitle(text)) return 'colon';
  if (!looksLikeTitle(text)) return undefined;
  return isAllCapitals(bare) ? 'capitals' : 'title';
}

function mayStandAsHeading(reading: Reading, line: SourceLine, index: number, gap: boolean, look: string): boolean {
  const next = nextFilled(reading.lines, index);
  if (!next) return false;
  const last = reading.blocks.at(-1);
  const apart =
    gap ||
    last === undefined ||
    last.kind === 'heading' ||
    (last.kind === 'paragraph' && isFinished(reading.tail.text));
  const nextTouches = (reading.lines[index + 1]?.text ?? '') !== '';
  if (look === 'bold' || look === 'capitals') return apart;
  if (look === 'colon')
    return (
      apart && !(nextTouches && BULLET.test(next.text)) && typedNumber(next.text.replace(BULLET, '')) === undefined
    );
  return (
    apart &&
    !(nextTouches && (looksLikeTitle(next.text) || next.cells.length > 1) && !startsBlock(next.text)) &&
    (line.hardBreak || reading.wrap === null || !nextTouches || line.text.length < reading.wrap * 0.6)
  );
}

/** Two numbered lines without anything between them are a list, not two sections. */
function nextIsNumbered(lines: readonly SourceLine[], index: number): boolean {
  const next = nextFilled(lines, index);
  const typed = next && typedNumber(withoutEmphasis(next.text));
  return typed !== undefined && depthOf(typed.number) === 1;
}

function nextFilled(lines: readonly SourceLine[], index: number): SourceLine | undefined {
  for (let at = index + 1; at < lines.length; at++) if (lines[at]?.text !== '') return lines[at];
  return undefined;
}
