import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { PolicyDocument } from '../types.ts';
import { withoutHeadingAttributes } from '../read/heading-attributes.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { plainText } from '../fill/plain-text.ts';

/** Stands for what is not prose: code, a blank, a reference. No rule's pattern matches it. */
export const NOT_PROSE = '\uFFFC';

/** A block's words as they are read, and where each stands in the source. */
export interface Prose {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  readonly text: string;
  /** Offset in the source of the character at an index of `text`. */
  readonly offsetAt: (index: number) => number;
  readonly start: number;
  readonly end: number;
}

interface Piece {
  readonly at: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False when the words are not the source's own: a filled term. */
  readonly typed: boolean;
}

/** All prose of a parsed text in order; guidance is not part of the policy and is left out. */
export function proseOf(tree: Root, document: PolicyDocument): Prose[] {
  const found: Prose[] = [];
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      found.push(proseBlock(node, document));
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

function proseBlock(
  node: Extract<RootContent, { type: 'paragraph' | 'heading' | 'tableCell' }>,
  document: PolicyDocument,
): Prose {
  const pieces: Piece[] = [];
  let length = 0;
  const add = (text: string, child: PhrasingContent, typed: boolean): void => {
    pieces.push({ at: length, text, ...spanOf(child), typed });
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
    offsetAt: (index) => offsetIn(pieces, index, document.text, spanOf(node).start),
    ...spanOf(node),
  };
}

function offsetIn(pieces: readonly Piece[], index: number, source: string, fallback: number): number {
  const piece = pieces.findLast((candidate) => candidate.at <= index);
  if (!piece) return fallback;
  if (!piece.typed) return piece.start;
  return piece.start + alignedOffset(piece.text, source.slice(piece.start, piece.end), index - piece.at);
}

/** Walk words and source together: escapes, entities and the indentation of a continued line are skipped. */
function alignedOffset(words: string, source: string, index: number): number {
  if (words === source) return index;
  let at = 0;
  for (let position = 0; position < index; position += 1) {
    while (at < source.length && source[at] !== words[position]) at += 1;
    at += 1;
  }
  while (at < source.length && source[at] !== words[index]) at += 1;
  return Math.min(at, source.length);
}
