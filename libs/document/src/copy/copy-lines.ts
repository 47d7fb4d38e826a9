import type { ElementContent } from 'hast';
import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import type { OrganisationFacts, PolicyDocument, PolicyNode } from '../types.ts';
import { isEmptyValue, sayBlank } from '../fill/say-directive.ts';
import { withoutHeadingAttributes } from '../read/heading-attributes.ts';
import { spanOf } from '../read/parse-markdown.ts';
import type { ContainerDirective, LeafDirective } from '../read/policy-directives.ts';
import { partFinder, readingOf } from '../read/reading.ts';
import { titleHeading } from '../read/read-parts.ts';
import { generatedBlock, listBlock } from '../render/generated-blocks.ts';
import { renderDesk, type RenderDesk } from '../render/render-desk.ts';
import { toString } from 'mdast-util-to-string';
import { countParts, type Counting } from './copy-lists.ts';
import { contentOf, sayPieces } from './say-pieces.ts';
import type { CopyLine, Piece, PolicyCopy, Span } from './types.ts';

/** What a policy's copy is made with: the same facts give the same copy, word for word. */
export interface CopyFacts {
  readonly organisation: OrganisationFacts;
  readonly publisher?: Readonly<Record<string, string>>;
}

interface Copying {
  readonly document: PolicyDocument;
  readonly desk: RenderDesk;
  readonly counting: Counting;
  readonly partOf: (offset: number) => PolicyNode | undefined;
  readonly lines: CopyLine[];
  /** Parts that have their first line. */
  readonly led: Set<string>;
  tables: number;
}

/** Where a block stands. */
interface Place {
  readonly flow: Span;
  readonly items: readonly Span[];
  readonly look: CopyLine['look'];
  readonly depth: number;
}

/**
 * A policy as paragraphs and rows with its terms, blanks, facts and references said, as it goes out in a Word file. Advice to the
 * writer stays at home; what is filled from the record is there to be read and is marked as made.
 */
export function copyPolicy(document: PolicyDocument, facts: CopyFacts): PolicyCopy {
  const { tree } = readingOf(document);
  const record = facts.publisher ? { publisher: facts.publisher } : {};
  const copying: Copying = {
    document,
    desk: renderDesk(document, { organisation: facts.organisation, purpose: 'reading', record }),
    counting: countParts(document),
    partOf: partFinder(document),
    lines: [],
    led: new Set(),
    tables: 0,
  };
  const title = document.frontMatter?.title ?? '';
  const heading = titleHeading(tree);
  addLine(copying, heading?.type === 'heading' ? titleOf(heading, copying) : madeTitle(title));
  for (const block of tree.children) {
    if (block === heading || block.type === 'yaml') continue;
    if (block.type === 'heading') addHeading(block, copying);
    else addBlock(block, { flow: spanOf(block), items: [], look: 'plain', depth: 0 }, copying);
  }
  const language = document.frontMatter?.language ?? 'en-GB';
  return { title, language, lists: copying.counting.lists, lines: copying.lines };
}

const NOWHERE: Span = { start: 0, end: 0 };
const BARE: CopyLine = {
  ...{ kind: 'text', partId: '', leads: false, isMade: false, level: 0, counted: null, cells: [[]], contents: [null] },
  ...{ table: -1, isHead: false, isStrong: false, look: 'plain', block: NOWHERE, flow: NOWHERE, items: [] },
};

function addLine(copying: Copying, line: Partial<CopyLine>): void {
  copying.lines.push({ ...BARE, ...line });
}

/** The title of the front matter: its words stand nowhere in the body. */
function madeTitle(title: string): Partial<CopyLine> {
  return { kind: 'title', isStrong: true, cells: [[madePiece(title)]] };
}

function titleOf(heading: Heading, { desk }: Copying): Partial<CopyLine> {
  const block = spanOf(heading);
  return {
    kind: 'title',
    isStrong: true,
    block,
    flow: block,
    cells: [sayPieces(heading.children, desk.fill)],
    contents: [contentOf(heading.children)],
  };
}

function madePiece(text: string): Piece {
  return { text, span: NOWHERE, offsets: null, parent: 0 };
}

function addHeading(heading: Heading, copying: Copying): void {
  const { desk, counting } = copying;
  const block = spanOf(heading);
  const part = desk.partAt.get(block.start);
  const children = part ? withoutAttributes(heading.children) : heading.children;
  addLine(copying, {
    ...{ kind: 'heading', isStrong: true, block, flow: block, leads: part !== undefined },
    partId: part?.id ?? copying.partOf(block.start)?.id ?? '',
    level: part?.depth ?? heading.depth,
    counted: part ? counting.counted(part) : null,
    cells: [sayPieces(children, desk.fill)],
    contents: [contentOf(children)],
  });
  if (part) copying.led.add(part.id);
}

/** The words of a heading: its attributes are no part of them, and keep their places in the text. */
function withoutAttributes(children: readonly PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1);
  if (last?.type !== 'text' || !last.position) return [...children];
  const value = withoutHeadingAttributes(last.value);
  const { start, end } = last.position;
  const offset = (end.offset ?? 0) - (last.value.length - value.length);
  return [...children.slice(0, -1), { ...last, value, position: { start, end: { ...end, offset } } }];
}

function addBlock(block: RootContent, place: Place, copying: Copying): void {
  switch (block.type) {
    case 'paragraph':
      return addParagraph(block, place, copying);
    case 'heading':
      return addHeading(block, copying);
    case 'containerDirective':
      return addContainer(block, place, copying);
    case 'leafDirective':
      return addMade(block, copying);
    case 'list':
      return addList(block, place, copying);
    case 'table':
      return addTable(block, place, copying);
    case 'blockquote':
      return block.children.forEach((child) => addBlock(child, { ...place, look: 'quote' }, copying));
    case 'footnoteDefinition':
      return block.children.forEach((child) => addBlock(child, { ...place, look: 'remark' }, copying));
    case 'code':
      return addText(copying, place, spanOf(block), {
        kind: 'code',
        cells: [[{ text: block.value, span: spanOf(block), offsets: null, parent: 0 }]],
      });
    default:
      return undefined;
  }
}

function addContainer(container: ContainerDirective, place: Place, copying: Copying): void {
  if (container.name === 'guidance') return;
  const part = copying.desk.partAt.get(spanOf(container).start);
  const [first] = container.children;
  // A part that begins with a list, a table or another part has its number on a line of its own.
  if (part?.number && first?.type !== 'paragraph') {
    const at = { start: part.bodyStart, end: part.bodyStart };
    addText(copying, { ...place, flow: at }, at, {}, part);
  }
  const look = part?.kind === 'clause' || !part ? place.look : 'remark';
  for (const child of container.children) {
    addBlock(child, { ...place, flow: spanOf(child), look, depth: part?.depth ?? place.depth }, copying);
  }
}

function addParagraph(paragraph: Paragraph, place: Place, copying: Copying): void {
  const { desk } = copying;
  const [only] = paragraph.children;
  if (paragraph.children.length === 1 && only?.type === 'textDirective' && only.name === 'blank') {
    const id = toString(only).trim();
    const said = sayBlank(id, desk.fill);
    if (said.items && !isEmptyValue(said.items)) {
      return addHtml(listBlock(said.blank, id, said.items, desk), spanOf(paragraph), copying);
    }
  }
  const isLabel = Boolean(paragraph.data && 'directiveLabel' in paragraph.data && paragraph.data.directiveLabel);
  addText(copying, place, spanOf(paragraph), {
    isStrong: isLabel,
    cells: [sayPieces(paragraph.children, desk.fill)],
    contents: [contentOf(paragraph.children)],
  });
}

/** A line of words; the first of a part carries its number. */
function addText(
  copying: Copying,
  place: Place,
  block: Span,
  line: Partial<CopyLine>,
  part = copying.partOf(block.start),
): void {
  const leads = part !== undefined && !copying.led.has(part.id);
  if (part && leads) copying.led.add(part.id);
  addLine(copying, {
    ...{ partId: part?.id ?? '', leads, block, flow: place.flow, items: place.items, look: place.look },
    level: part?.depth ?? place.depth,
    counted: part && leads && part.kind === 'clause' ? copying.counting.counted(part) : null,
    ...line,
  });
}

function addList(list: List, place: Place, copying: Copying): void {
  const level = place.items.length;
  const counted = list.ordered ? copying.counting.list(list.start ?? 1, level) : { list: 'bullets', level };
  for (const item of list.children) addItem(item, { place, counted }, copying);
}

function addItem(
  item: ListItem,
  { place, counted }: { readonly place: Place; readonly counted: NonNullable<CopyLine['counted']> },
  copying: Copying,
): void {
  const inside = { ...place, items: [...place.items, spanOf(item)] };
  const [first, ...rest] = item.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const box: Piece[] = typeof item.checked === 'boolean' ? [madePiece(item.checked ? '☑ ' : '☐ ')] : [];
  addText(copying, inside, lead ? spanOf(lead) : { start: spanOf(item).start, end: spanOf(item).start }, {
    ...{ kind: 'item', level: counted.level, counted },
    cells: [[...box, ...(lead ? sayPieces(lead.children, copying.desk.fill) : [])]],
    contents: [lead ? contentOf(lead.children) : null],
  });
  for (const child of lead ? rest : item.children) addBlock(child, inside, copying);
}

function addTable(table: Table, place: Place, copying: Copying): void {
  const at = copying.tables++;
  table.children.forEach((row, index) => {
    addText(copying, place, spanOf(row), {
      ...{ kind: 'row', table: at, isHead: index === 0, isStrong: index === 0 },
      cells: row.children.map((cell) => sayPieces(cell.children, copying.desk.fill)),
      contents: row.children.map((cell) => contentOf(cell.children)),
    });
  });
}

/** What is filled from the record. Local variations are weighed when the draft is sent, and are not part of a draft. */
function addMade(directive: LeafDirective, copying: Copying): void {
  if (directive.name === 'local-variations') return;
  addHtml(generatedBlock(directive, copying.desk), spanOf(directive), copying);
}

function addHtml(blocks: readonly RootContent[], span: Span, copying: Copying): void {
  const partId = copying.partOf(span.start)?.id ?? '';
  const add = (line: Partial<CopyLine>): void =>
    addLine(copying, { isMade: true, partId, block: span, flow: span, ...line });
  for (const block of blocks) {
    const { hName, hChildren } = (block.data ?? {}) as { hName?: string; hChildren?: ElementContent[] };
    if (hName && hChildren) addElement(hName, hChildren, { add, level: 0, isContents: hName === 'nav', copying });
  }
}

interface Adding {
  readonly add: (line: Partial<CopyLine>) => void;
  readonly level: number;
  readonly isContents: boolean;
  readonly copying: Copying;
}

function addElement(name: string, children: readonly ElementContent[], adding: Adding): void {
  const { add, level, isContents, copying } = adding;
  const elements = children.flatMap((child) => (child.type === 'element' ? [child] : []));
  switch (name) {
    case 'table': {
      const table = copying.tables++;
      for (const child of elements) {
        if (child.tagName === 'caption') add({ look: 'caption', isStrong: true, cells: [[madePiece(wordsIn(child))]] });
        else for (const row of child.children) if (row.type === 'element') add(madeRow(row, table, child.tagName));
      }
      return;
    }
    case 'ul':
      for (const item of elements) {
        const own = item.children.filter((child) => child.type !== 'element' || child.tagName !== 'ul');
        add({
          ...(isContents ? { look: 'contents', level } : { kind: 'item', level, counted: { list: 'bullets', level } }),
          cells: [[madePiece(own.map(wordsIn).join('').trim())]],
        });
        for (const inner of item.children) {
          if (inner.type === 'element' && inner.tagName === 'ul')
            addElement('ul', inner.children, { ...adding, level: level + 1 });
        }
      }
      return;
    case 'nav':
    case 'div':
      for (const child of elements) addElement(child.tagName, child.children, adding);
      return;
    default:
      add({
        ...(name === 'h2' ? { look: 'caption', isStrong: true } : {}),
        cells: [[madePiece(children.map(wordsIn).join('').trim())]],
      });
  }
}

function madeRow(row: Extract<ElementContent, { type: 'element' }>, table: number, within: string): Partial<CopyLine> {
  const cells = row.children.map((cell) => {
    const isHead = cell.type === 'element' && cell.tagName === 'th';
    return [{ ...madePiece(wordsIn(cell).trim()), ...(isHead ? { bold: true } : {}) }];
  });
  return { kind: 'row', table, isHead: within === 'thead', isStrong: within === 'thead', cells };
}

function wordsIn(content: ElementContent): string {
  if (content.type === 'text') return content.value;
  return content.type === 'element' ? content.children.map(wordsIn).join('') : '';
}
