import { yamlEntry, type YamlValue } from '../edit/yaml-lines.ts';
import { slugOf } from '../fill/slug-of.ts';
import type { TermDefinition } from '../types.ts';
import { itemsAfter } from './items-after.ts';
import type { Ledger } from './ledger.ts';
import type { ClausePart, HeadingPart, Part, ShapedText } from './shape-parts.ts';
import { isFenced, type Block, type ItemBlock, type NoteBlock, type TableBlock } from './types.ts';
import { writeInline, type InlineDesk } from './write-inline.ts';
import { writeList } from './write-list.ts';

/** The body of a policy text from its parts. */
export function writeBody(parts: readonly Part[], desk: InlineDesk): string {
  const pieces: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Part;
    if (part.kind === 'heading') pieces.push(writeHeading(part, desk));
    else if (part.kind === 'clause') pieces.push(writeClause(part, desk));
    else if (isFenced(part.block)) pieces.push(writeFenced(part.block, part.id, desk));
    else {
      const run = blockRun(parts, index);
      pieces.push(writeBlocks(run, desk));
      index += run.length - 1;
    }
  }
  return `${pieces.join('\n\n')}\n`;
}

function blockRun(parts: readonly Part[], from: number): Block[] {
  const run: Block[] = [];
  for (let at = from; at < parts.length; at++) {
    const part = parts[at] as Part;
    if (part.kind !== 'block' || isFenced(part.block)) break;
    run.push(part.block);
  }
  return run;
}

function writeHeading({ level, title, id, appendix, numbering, line }: HeadingPart, desk: InlineDesk): string {
  const own = numbering === '' ? '' : ` numbering="${numbering}"`;
  const words = writeInline(title.replace(/\s*\n\s*/g, ' '), line, desk).replace(/\{(?=[#.])/g, '(');
  return `${'#'.repeat(level)} ${words} {#${id}${appendix ? ' .appendix' : ''}${own}}`;
}

function writeClause(part: ClausePart, desk: InlineDesk): string {
  const children = part.children.map((child) => writeClause(child, desk));
  return fenced('clause', part.id, [writeBlocks(part.blocks, desk), ...children], fenceOf(part));
}

/** A block around others needs more colons than the blocks inside. */
function fenceOf({ children, blocks }: ClausePart): number {
  const inner = children.map(fenceOf);
  if (blocks.some(isFenced)) inner.push(3);
  return Math.max(2, ...inner) + 1;
}

function writeFenced({ kind, attributes, blocks }: NoteBlock, id: string, desk: InlineDesk): string {
  const named = [id === '' ? '' : `#${id}`, attributes ?? ''].filter(Boolean).join(' ');
  return `:::${kind}${named === '' ? '' : `{${named}}`}\n${writeBlocks(blocks, desk)}\n:::`;
}

function fenced(name: string, id: string, inside: readonly string[], colons: number): string {
  const fence = ':'.repeat(colons);
  return `${fence}${name}${id === '' ? '' : `{#${id}}`}\n${inside.join('\n\n')}\n${fence}`;
}

function writeBlocks(blocks: readonly Block[], desk: InlineDesk): string {
  const inline = (text: string, line: number): string => writeInline(text, line, desk);
  const pieces: string[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.kind === 'item') {
      const items = itemRun(blocks, index);
      pieces.push(writeList(items, inline));
      index += items.length - 1;
    } else if (block.kind === 'table') pieces.push(writeTable(block, inline));
    else if (block.kind === 'generated') pieces.push(block.markdown);
    else if (isFenced(block)) pieces.push(writeFenced(block, '', desk));
    else if ('text' in block) pieces.push(inline(block.text, block.line));
  }
  return pieces.join('\n\n');
}

function itemRun(blocks: readonly Block[], from: number): ItemBlock[] {
  return itemsAfter(blocks, from - 1);
}

/** A GFM table: the first row is its head, empty columns are left out. */
function writeTable({ rows }: TableBlock, inline: (text: string, line: number) => string): string {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some(({ cells }) => (cells[column] ?? '') !== ''),
  );
  const written = rows.map(({ cells, line }) => {
    const texts = columns.map((column) => inline(cells[column] ?? '', line).replace(/(?<!\\)\|/g, '\\|'));
    return `| ${texts.join(' | ')} |`;
  });
  const [head = '', ...body] = written;
  return [head, `|${' --- |'.repeat(columns.length)}`, ...body].join('\n');
}

/** The front matter: what is known of the text, its blanks and their values, and what the document stated of itself. */
export function writeFrontMatter(
  title: string,
  shaped: ShapedText,
  ledger: Ledger,
  terms: readonly TermDefinition[],
): string {
  const [documentType] = /\b(?:policy|protocol|procedure)\b/i.exec(title.toLowerCase()) ?? [];
  const blanks = ledger.blanks.map(({ id, type, label, keptBy }) => [
    id,
    { type, label, ...(keptBy ? { 'kept-by': keptBy } : {}) },
  ]);
  const keys: Record<string, YamlValue> = {
    title,
    slug: slugOf(title),
    ...(documentType === undefined ? {} : { 'document-type': documentType }),
    numbering: shaped.numbering,
    ...Object.fromEntries(ledger.facts),
    ...(terms.length > 0 ? { terms: Object.fromEntries(terms.map(termEntry)) } : {}),
    ...(blanks.length > 0 ? { blanks: Object.fromEntries(blanks) as YamlValue } : {}),
    ...(ledger.values.size > 0 ? { values: Object.fromEntries(ledger.values) } : {}),
    ...(ledger.stated.size > 0 ? { stated: Object.fromEntries(ledger.stated) } : {}),
  };
  return ['---', ...Object.entries(keys).flatMap(([key, value]) => yamlEntry(key, value, '')), '---', ''].join('\n');
}

function termEntry({ id, value, options, functions }: TermDefinition): [string, YamlValue] {
  const more = { ...(options.length > 0 ? { options } : {}), ...(functions.length > 0 ? { functions } : {}) };
  return [id, { value, ...more }];
}
