import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { contentOf, offsetsOf } from '../copy/say-pieces.ts';
import type { Look, Piece, Span } from '../copy/types.ts';
import { lineMapOf } from '../read/line-map.ts';
import { parseMarkdown, spanOf } from '../read/parse-markdown.ts';
import { refuseHostile } from '../read/refuse-hostile.ts';
import type { FieldSigns } from './field-signs.ts';
import { isBareLink, plainBlocks, type PlainBlock } from './plain-shape.ts';
import type { RichBlock, RichDocument, RichInline, RichItem, RichMark } from './types.ts';

/** What a field or a kept block says to the reader: the source of it is given. */
export type SayKept = (source: string) => string;

const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

/** Markdown as an editor of formatted text holds it. What the editor has no button for is kept as it is written. */
export function readRich(source: string, say: SayKept = (text) => text): RichDocument {
  return {
    type: 'doc',
    content: isHostile(source)
      ? [{ type: 'kept', attrs: { source, says: say(source) } }]
      : parseMarkdown(source).children.map((node) => richBlock(node, source, say)),
  };
}

/** A text that would take too long to parse is kept as it is. */
function isHostile(source: string): boolean {
  return Boolean(refuseHostile(source, lineMapOf(source)));
}

/** A block with the place where it is written. */
export interface PlacedBlock {
  readonly span: Span;
  readonly plain: PlainBlock;
  /** Of a paragraph: its words with their places. */
  readonly words: { readonly pieces: readonly Piece[]; readonly content: Span | null } | null;
  /** Of a list. */
  readonly items: readonly PlacedItem[];
}

export interface PlacedItem {
  readonly span: Span;
  readonly blocks: readonly PlacedBlock[];
}

/** The blocks of a text with their places; what cannot be edited is not looked into. */
export function placeBlocks(source: string, signs: FieldSigns): PlacedBlock[] {
  if (isHostile(source))
    return [{ span: { start: 0, end: source.length }, plain: { kind: 'kept', source }, words: null, items: [] }];
  return parseMarkdown(source).children.flatMap((node) => placed(node, source, signs));
}

function placed(node: RootContent, source: string, signs: FieldSigns): PlacedBlock[] {
  const [plain] = plainBlocks([richBlock(node, source, (text) => text)], signs);
  if (!plain) return [];
  const words =
    plain.kind === 'paragraph' && node.type === 'paragraph'
      ? { pieces: piecesOf(node.children, source, signs), content: contentOf(node.children) }
      : null;
  const items =
    plain.kind === 'list' && node.type === 'list'
      ? node.children.map((item) => ({
          span: spanOf(item),
          blocks: item.children.flatMap((child) => placed(child, source, signs)),
        }))
      : [];
  return [{ span: spanOf(node), plain, words, items }];
}

function richBlock(node: RootContent, source: string, say: SayKept): RichBlock {
  if (node.type === 'paragraph') return richParagraph(node, source, say);
  if (node.type === 'list' && isEditable(node)) return richList(node, source, say);
  const { start, end } = spanOf(node);
  const text = source.slice(start, end);
  return { type: 'kept', attrs: { source: text, says: say(text) } };
}

function richParagraph(node: Paragraph, source: string, say: SayKept): RichBlock {
  const content = richInline(node.children, [], { source, say });
  return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
}

function richList(node: List, source: string, say: SayKept): RichBlock {
  const content = node.children.map((item): RichItem => ({
    type: 'list_item',
    content: item.children.map((child) => richBlock(child as RootContent, source, say)),
  }));
  return node.ordered
    ? { type: 'ordered_list', attrs: { start: node.start ?? 1 }, content }
    : { type: 'bullet_list', content };
}

/** A list of paragraphs and lists, each item led by a paragraph; one with a table or a tick box in it is kept as it is. */
function isEditable(list: List): boolean {
  return list.children.every(
    (item: ListItem) =>
      typeof item.checked !== 'boolean' &&
      item.children[0]?.type === 'paragraph' &&
      item.children.every((child) => child.type === 'paragraph' || (child.type === 'list' && isEditable(child))),
  );
}

interface Reading {
  readonly source: string;
  readonly say: SayKept;
}

function richInline(children: readonly PhrasingContent[], marks: readonly RichMark[], reading: Reading): RichInline[] {
  const marked = marks.length > 0 ? { marks } : {};
  return children.flatMap((child): RichInline[] => {
    switch (child.type) {
      case 'text':
        return child.value === '' ? [] : [{ type: 'text', text: child.value.replace(/\n/g, ' '), ...marked }];
      case 'strong':
        return richInline(child.children, [...marks, { type: 'strong' }], reading);
      case 'emphasis':
        return richInline(child.children, [...marks, { type: 'em' }], reading);
      case 'break':
        return [{ type: 'hard_break', ...marked }];
      case 'link':
        if (isPlainLink(child))
          return richInline(child.children, [...marks, { type: 'link', attrs: { href: child.url } }], reading);
    }
    const { start, end } = spanOf(child);
    const source = reading.source.slice(start, end);
    return source === '' ? [] : [{ type: 'field', attrs: { source, says: reading.say(source) }, ...marked }];
  });
}

function isPlainLink({ url, title }: { readonly url: string; readonly title?: string | null | undefined }): boolean {
  return SAFE_LINK.test(url) && !title;
}

/** The words of a paragraph, fields as their signs, each with its place in the source. */
function piecesOf(children: readonly PhrasingContent[], source: string, signs: FieldSigns): Piece[] {
  const pieces: Piece[] = [];
  let parents = 0;
  const add = (among: readonly PhrasingContent[], look: Look): void => {
    const parent = parents++;
    for (const child of among) {
      const span = spanOf(child);
      if (child.type === 'text')
        pieces.push({
          ...{ ...look, text: child.value.replace(/\n/g, ' '), span, parent },
          offsets: offsetsOf(child.value, source, span),
        });
      else if (child.type === 'strong') add(child.children, { ...look, bold: true });
      else if (child.type === 'emphasis') add(child.children, { ...look, italic: true });
      else if (child.type === 'link' && isPlainLink(child))
        add(child.children, isBareLink(wordsOf(child.children), child.url) ? look : { ...look, href: child.url });
      else if (child.type === 'break') pieces.push({ ...look, text: '\n', span, offsets: null, parent });
      else if (span.end > span.start)
        pieces.push({
          ...{ ...look, text: signs.signOf(source.slice(span.start, span.end)), span, offsets: null, parent },
        });
    }
  };
  add(children, {});
  return pieces;
}

function wordsOf(children: readonly PhrasingContent[]): string {
  return children
    .map((child) => ('children' in child ? wordsOf(child.children) : 'value' in child ? child.value : ''))
    .join('');
}
