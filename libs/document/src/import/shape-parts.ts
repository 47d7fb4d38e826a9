import { isFinished, looksLikeTitle, withoutEmphasis } from './line-looks.ts';
import { note, type Ledger } from './ledger.ts';
import { headingLevels } from './heading-levels.ts';
import { partNamer } from './name-parts.ts';
import { linesOf, titleKey } from './take-contents.ts';
import { depthOf } from './typed-number.ts';
import { isFenced, type Block, type ClauseBlock, type HeadingBlock, type ItemBlock } from './types.ts';

export interface HeadingPart {
  readonly kind: 'heading';
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly appendix: boolean;
  /** How an appendix counts its own clauses, `1)`. */
  readonly numbering: string;
}

export interface ClausePart {
  readonly kind: 'clause';
  readonly id: string;
  readonly line: number;
  /** Its own words first, then lists and paragraphs that follow them. */
  readonly blocks: Block[];
  readonly children: ClausePart[];
}

export interface BlockPart {
  readonly kind: 'block';
  readonly id: string;
  readonly block: Block;
}

export type Part = HeadingPart | ClausePart | BlockPart;

export interface ShapedText {
  readonly parts: readonly Part[];
  readonly numbering: 'none' | 'decimal';
  /** Ids by typed number (`3.3.1`) or appendix label (`appendix 2`), for the references. */
  readonly targets: ReadonlyMap<string, string>;
  /** Typed numbers of the main text by id, to see whether the structure counts the same. */
  readonly typed: ReadonlyMap<string, string>;
}

interface Desk {
  readonly blocks: readonly Block[];
  readonly ledger: Ledger;
  readonly name: (words: string) => string;
  readonly levels: ReadonlyMap<Block, number>;
  readonly subHeadings: ReadonlySet<Block>;
  readonly numbering: 'none' | 'decimal';
  readonly parts: Part[];
  readonly open: { number: string; part: ClausePart }[];
  readonly targets: Map<string, string>;
  readonly typed: Map<string, string>;
  /** Items of an appendix that are its numbered clauses. */
  readonly clauseItems: Set<Block>;
  inAppendix: boolean;
}

/** Turns blocks into sections, appendices and nested clauses with ids; typed numbers go to the report. */
export function shapeParts(
  blocks: readonly Block[],
  ledger: Ledger,
  appendixTitles: ReadonlyMap<string, string>,
): ShapedText {
  const merged = joinAppendixTitles(blocks, appendixTitles);
  const numbered = merged.filter(
    (block) => block.kind === 'clause' || (block.kind === 'heading' && block.number !== ''),
  );
  const desk: Desk = {
    blocks: merged,
    ledger,
    name: partNamer(),
    levels: headingLevels(merged),
    subHeadings: subHeadings(merged),
    numbering: numbered.length > 1 ? 'decimal' : 'none',
    parts: [],
    open: [],
    targets: new Map(),
    typed: new Map(),
    clauseItems: new Set(),
    inAppendix: false,
  };
  merged.forEach((block, index) => placeBlock(desk, block, index));
  const { parts, numbering, targets, typed } = desk;
  return { parts, numbering, targets, typed };
}

/** `Appendix 2` alone takes the heading below as its title; a title that the contents call an appendix is one. */
function joinAppendixTitles(blocks: readonly Block[], appendixTitles: ReadonlyMap<string, string>): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const label =
      block.kind === 'heading' && block.number === '' ? appendixTitles.get(titleKey(block.title)) : undefined;
    if (block.kind !== 'heading') joined.push(block);
    else if (
      last?.kind === 'heading' &&
      last.appendix !== '' &&
      last.title === '' &&
      block.number === '' &&
      block.appendix === ''
    )
      joined.splice(-1, 1, { ...last, title: block.title });
    else if (block.appendix === '' && label !== undefined)
      joined.push({ ...block, appendix: label, labelInContents: true });
    else joined.push(block);
  }
  return joined;
}

/** Numbered lines that only name what follows (`3.3 Duties of managers`): headings, if nothing after them in the section is less. */
function subHeadings(blocks: readonly Block[]): Set<Block> {
  const found = new Set<Block>();
  const closed = new Set<string>();
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index] as Block;
    if (block.kind === 'heading') closed.clear();
    if (block.kind !== 'clause') continue;
    const parent = block.number.replace(/\.\d+$/, '');
    const next = blocks[index + 1];
    const leads =
      next !== undefined &&
      next.kind !== 'heading' &&
      (next.kind !== 'clause' || next.number.startsWith(`${block.number}.`));
    if (leads && depthOf(block.number) === 2 && looksLikeTitle(block.text) && !closed.has(parent)) found.add(block);
    else closed.add(parent);
  }
  return found;
}

function placeBlock(desk: Desk, block: Block, index: number): void {
  if (block.kind === 'heading') placeHeading(desk, block, index);
  else if (block.kind === 'clause' && desk.subHeadings.has(block)) placeSubHeading(desk, block);
  else if (block.kind === 'clause') placeClause(desk, block);
  else if (desk.clauseItems.has(block)) placeItemClause(desk, block as ItemBlock);
  else placeWithin(desk, block);
}

function placeHeading(desk: Desk, block: HeadingBlock, index: number): void {
  const { ledger, parts } = desk;
  desk.open.length = 0;
  const appendix = block.appendix !== '';
  if (appendix) desk.inAppendix = true;
  else if (block.number !== '') desk.inAppendix = false;
  const label = block.appendix;
  const title = withoutEmphasis(block.title) || label;
  const id = desk.name(title);
  const numbering = appendix ? numberingOf(desk, index) : '';
  parts.push({ kind: 'heading', id, level: desk.levels.get(block) ?? 2, title, line: block.line, appendix, numbering });
  if (label !== '') desk.targets.set(label.toLowerCase(), id);
  if (label !== '' && block.title !== '' && !block.labelInContents) note(ledger, 'number', label, block.line, id);
  if (block.number === '') return;
  note(ledger, 'number', block.typed ?? block.number, block.line, id);
  keepNumber(desk, block.number, id);
}

function keepNumber(desk: Desk, number: string, id: string): void {
  if (!desk.targets.has(number)) desk.targets.set(number, id);
  if (!desk.inAppendix) desk.typed.set(id, number);
}

/** In a numbered text, items 1) to n) of an appendix are its clauses. */
function numberingOf(desk: Desk, index: number): string {
  if (desk.numbering === 'none') return '';
  const rest = desk.blocks.slice(index + 1);
  const end = rest.findIndex((block) => block.kind === 'heading' && (block.appendix !== '' || block.number !== ''));
  const items = rest
    .slice(0, end < 0 ? undefined : end)
    .filter((block) => block.kind === 'item' && block.marker !== '-') as ItemBlock[];
  const least = Math.min(...items.map(({ indent }) => indent));
  const outer = items.filter(({ indent }) => indent === least);
  if (outer.length < 2 || outer.some(({ marker }, place) => Number.parseInt(marker, 10) !== place + 1)) return '';
  outer.forEach((item) => desk.clauseItems.add(item));
  return (outer[0]?.marker ?? '').replace(/\d+/, '1');
}

function placeSubHeading(desk: Desk, block: ClauseBlock): void {
  desk.open.length = 0;
  const title = withoutEmphasis(block.text);
  const id = desk.name(title);
  desk.parts.push({ kind: 'heading', id, level: 3, title, line: block.line, appendix: false, numbering: '' });
  note(desk.ledger, 'number', block.number, block.line, id);
  keepNumber(desk, block.number, id);
}

function placeClause(desk: Desk, block: ClauseBlock): void {
  const titled = looksLikeTitle(block.text) && !isFinished(block.text) && block.text.split(/\s+/).length <= 8;
  const words = titled ? `**${withoutEmphasis(block.text)}**` : block.text;
  const part = clauseOf(desk, words, block.line);
  const { open } = desk;
  while (open.length > 0 && !block.number.startsWith(`${open.at(-1)?.number}.`)) open.pop();
  const parent = open.at(-1);
  if (parent) parent.part.children.push(part);
  else desk.parts.push(part);
  open.push({ number: block.number, part });
  note(desk.ledger, 'number', block.number, block.line, part.id);
  keepNumber(desk, block.number, part.id);
}

function placeItemClause(desk: Desk, block: ItemBlock): void {
  const part = clauseOf(desk, block.text, block.line);
  desk.parts.push(part);
  desk.open.splice(0, desk.open.length, { number: block.marker, part });
  note(desk.ledger, 'number', block.marker, block.line, part.id);
}

function clauseOf(desk: Desk, text: string, line: number): ClausePart {
  const [, lead] = /^\*\*(.+?)\*\*/.exec(text) ?? [];
  const id = desk.name(lead ?? text);
  return { kind: 'clause', id, line, blocks: [{ kind: 'paragraph', line, text, attached: false }], children: [] };
}

/** Words without a number belong to the clause before them, else to the section. */
function placeWithin(desk: Desk, block: Block): void {
  const clause = desk.open.at(-1)?.part;
  if (clause && block.kind !== 'generated') clause.blocks.push(block);
  else {
    if (block.kind === 'generated') desk.open.length = 0;
    const id = isFenced(block) ? desk.name(block.kind === 'duty' ? (linesOf(block)[0]?.text ?? '') : block.kind) : '';
    desk.parts.push({ kind: 'block', id, block });
  }
}
