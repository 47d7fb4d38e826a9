import { isFinished, withoutEmphasis } from './line-looks.ts';
import { note, type Ledger } from './ledger.ts';
import { typedNumber } from './typed-number.ts';
import type { Block } from './types.ts';

const CONTENTS = /^(?:table of )?contents(?: page)?:?$/i;
const PAGE_AT_END = /(?:[\s.…_-]{2,}|\s)\d{1,3}(?:\s*[-–]\s*\d{1,3})?$/;
const MOST_ENTRY_WORDS = 16;
const LONGEST_ENTRY = 300;

export interface WithoutContents {
  readonly blocks: readonly Block[];
  /** Labels by title of what the contents call appendices: a body heading with such a title is one. */
  readonly appendixTitles: ReadonlyMap<string, string>;
}

/** Takes a typed table of contents out and puts `::contents` in its place. */
export function takeContents(blocks: readonly Block[], ledger: Ledger): WithoutContents {
  const start = blocks.findIndex(isContentsHeading);
  const heading = blocks[start];
  if (!heading) return { blocks, appendixTitles: new Map() };
  const end = heading.kind === 'table' ? start + 1 : endOfContents(blocks, start);
  const taken = blocks.slice(start, end);
  if (taken.length === 1 && heading.kind !== 'table') return { blocks, appendixTitles: new Map() };
  for (const block of taken)
    for (const { text, line } of linesOf(block)) note(ledger, 'contents', text, line, '::contents');
  const appendixTitles = taken.flatMap((block) =>
    block.kind === 'heading' && block.appendix !== '' && block.title !== ''
      ? [[titleKey(block.title), block.appendix] as const]
      : [],
  );
  const generated: Block = { kind: 'generated', line: heading.line, markdown: '::contents' };
  return {
    blocks: [...blocks.slice(0, start), generated, ...blocks.slice(end)],
    appendixTitles: new Map(appendixTitles),
  };
}

/** A title by its words only: numbers before it, leaders and page numbers after it left out. */
export function titleKey(title: string): string {
  const bare = withoutEmphasis(title);
  const unnumbered = typedNumber(bare)?.rest ?? bare;
  const words = unnumbered.length > LONGEST_ENTRY ? unnumbered : unnumbered.replace(PAGE_AT_END, '');
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isContentsHeading(block: Block): boolean {
  if (block.kind === 'heading') return CONTENTS.test(block.title);
  if (block.kind === 'table') return CONTENTS.test(block.rows[0]?.cells[0] ?? '');
  return block.kind === 'paragraph' && CONTENTS.test(withoutEmphasis(block.text));
}

function endOfContents(blocks: readonly Block[], start: number): number {
  const lastHeadings = new Map(blocks.map((block, at) => [block.kind === 'heading' ? titleKey(block.title) : '', at]));
  const seen = new Set<string>();
  let end = start + 1;
  for (; end < blocks.length; end++) {
    const block = blocks[end];
    const entry = block && entryOf(block, (key) => (lastHeadings.get(key) ?? -1) > end);
    if (entry === undefined || seen.has(entry)) break;
    seen.add(entry);
  }
  return end;
}

/** The key of a contents entry: a short title that comes again below, ends in a page number, or is an item of a list. */
function entryOf(block: Block, comesAgain: (key: string) => boolean): string | undefined {
  if (block.kind === 'table')
    return block.rows.every(({ cells }) => isEntry(cells.join(' '))) ? `table ${block.line}` : undefined;
  const text = block.kind === 'heading' ? block.title : 'text' in block ? block.text : '';
  const key = titleKey(text);
  if (block.kind === 'heading' && block.appendix !== '') return `${block.appendix} ${key}`.trim();
  if (!isEntry(text)) return undefined;
  const listed = block.kind === 'item' || block.kind === 'clause';
  return (key !== '' && comesAgain(key)) || PAGE_AT_END.test(text) || (listed && !isFinished(text)) ? key : undefined;
}

function isEntry(text: string): boolean {
  return (
    text !== '' &&
    text.length <= LONGEST_ENTRY &&
    text.split(/\s+/).length <= MOST_ENTRY_WORDS &&
    !/[.!?]\s+\p{Lu}/u.test(text)
  );
}

/** A block's words line by line, its typed number and label included. */
export function linesOf(block: Block): { text: string; line: number }[] {
  switch (block.kind) {
    case 'table':
      return block.rows.map(({ cells, line }) => ({ text: cells.filter(Boolean).join(' '), line }));
    case 'heading':
      return [
        {
          text: [block.typed ?? block.number, block.appendix, block.title].filter(Boolean).join(' '),
          line: block.line,
        },
      ];
    case 'item':
      return [{ text: block.marker === '-' ? block.text : `${block.marker} ${block.text}`, line: block.line }];
    case 'clause':
      return [{ text: `${block.number} ${block.text}`, line: block.line }];
    case 'paragraph':
      return [{ text: block.text, line: block.line }];
    case 'note':
    case 'notice':
    case 'duty':
      return block.blocks.flatMap(linesOf);
    case 'generated':
      return [];
  }
}
