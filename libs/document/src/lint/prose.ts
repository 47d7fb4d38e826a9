import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { PolicyDocument } from '../types.ts';
import { withoutHeadingAttributes } from '../read/heading-attributes.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { plainText } from '../fill/plain-text.ts';
import type { Remembering } from './remembered.ts';
import { rememberContexts } from './table-context.ts';

/** Stands for what is not prose: code, a blank, a reference. No rule's pattern matches it. */
export const NOT_PROSE = '\uFFFC';

/** A block's words as they are read, and where each stands in the source. */
export interface Prose extends Remembering {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  readonly text: string;
  /** Offset in the source of the character at an index of `text`. */
  readonly offsetAt: (index: number) => number;
  readonly start: number;
  readonly end: number;
  /** Of a table cell, the words of the table's first row. */
  readonly header?: string;
}

interface Piece {
  readonly at: number;
  readonly text: string;
  /** Counted from where the block starts. */
  readonly start: number;
  readonly end: number;
  /** False when the words are not the source's own: a filled term. */
  readonly typed: boolean;
  readonly offsets: () => readonly number[] | undefined;
}

/** All prose of a parsed text in order; guidance is not part of the policy and is left out. */
export function proseOf(tree: Root, document: PolicyDocument): Prose[] {
  const found: Prose[] = [];
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'table') {
      const header = toString(node.children[0], { includeHtml: false });
      const rows = node.children.map((row) => row.children.map((cell) => knownBlock(cell, document, header)));
      rememberContexts(rows);
      found.push(...rows.flat());
    } else if (node.type === 'paragraph' || node.type === 'heading') {
      found.push(knownBlock(node, document, undefined));
    } else if (
      node.type !== 'leafDirective' &&
      !(node.type === 'containerDirective' && node.name === 'guidance') &&
      'children' in node
    ) {
      node.children.forEach(visit);
    }
  };
  visit(tree);
  return found;
}

type ProseNode = Extract<RootContent, { type: 'paragraph' | 'heading' | 'tableCell' }>;
type FrontMatter = PolicyDocument['frontMatter'];

const known = new WeakMap<ProseNode, { readonly frontMatter: FrontMatter; readonly prose: Prose }>();

/**
 * The prose of a node, made once: after an edit the nodes that were not parsed again are the same, only further on, and so is all
 * that rules have found out about their words. What a block says depends on the terms in the front matter as well.
 */
function knownBlock(node: ProseNode, document: PolicyDocument, header: string | undefined): Prose {
  const { frontMatter } = document;
  const before = known.get(node);
  if (before?.frontMatter === frontMatter) return before.prose;
  const prose = proseBlock(node, document, header);
  known.set(node, { frontMatter, prose });
  return prose;
}

/** The block that was made of a node of a text whose prose has been read; undefined for what is none. */
export function blockOf(node: Nodes): Prose | undefined {
  return known.get(node as ProseNode)?.prose;
}

function proseBlock(node: ProseNode, document: PolicyDocument, header: string | undefined): Prose {
  const from = spanOf(node).start;
  const source = document.text.slice(from, spanOf(node).end);
  const pieces: Piece[] = [];
  let length = 0;
  const add = (text: string, child: PhrasingContent, typed: boolean): void => {
    const span = { start: spanOf(child).start - from, end: spanOf(child).end - from };
    const offsets = alignment(text, () => source.slice(span.start, span.end));
    pieces.push({ at: length, text, ...span, typed, offsets });
    length += text.length;
  };
  const visit = (child: PhrasingContent): void => {
    if (child.type === 'text') add(child.value, child, true);
    else if (child.type === 'break') add('\n', child, false);
    else if (child.type === 'textDirective' && child.name === 'term')
      add(plainText(child, document.frontMatter), child, false);
    else if ('children' in child && child.type !== 'textDirective') child.children.forEach(visit);
    else if (child.type !== 'html') add(NOT_PROSE, child, false);
  };
  node.children.forEach(visit);
  const words = pieces.map((piece) => piece.text).join('');
  const kind = node.type === 'tableCell' ? 'cell' : node.type;
  const text = kind === 'heading' ? withoutHeadingAttributes(words) : words;
  return {
    kind,
    text,
    offsetAt: (index) => spanOf(node).start + offsetIn(pieces, index),
    get start() {
      return spanOf(node).start;
    },
    get end() {
      return spanOf(node).end;
    },
    ...(header === undefined ? {} : { header }),
    notes: [],
  };
}

function offsetIn(pieces: readonly Piece[], index: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (!piece) return 0;
  return piece.typed ? piece.start + (piece.offsets()?.[index - piece.at] ?? index - piece.at) : piece.start;
}

/** Where each character of the words stands in their source; undefined when they are the same. Worked out once, when asked for. */
function alignment(words: string, source: () => string): () => readonly number[] | undefined {
  let known: readonly number[] | undefined | null = null;
  return () => (known === null ? (known = aligned(words, source())) : known);
}

/** Walk words and source together: escapes, entities and the indentation of a continued line are skipped. */
function aligned(words: string, source: string): readonly number[] | undefined {
  if (words === source) return undefined;
  const offsets: number[] = [];
  let at = 0;
  for (const character of words.split('')) {
    const found = source.indexOf(character, at);
    // A character that an entity or a replaced NUL stands for is not in the source: it stands where the search was.
    offsets.push(found < 0 ? Math.min(at, source.length) : found);
    if (found >= 0) at = found + 1;
  }
  return offsets;
}
