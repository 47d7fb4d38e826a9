import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { ownTextDirectives } from './own-text-directives.ts';
import { PossiblePlaces } from './possible-places.ts';
import { tryWherePossible } from './try-where-possible.ts';

/** Of the text that is being read: a reading is never interrupted, and one at a time is enough. */
const places = new PossiblePlaces();

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkDirective)
  .use(ownTextDirectives)
  .use(tryWherePossible, places)
  .freeze();

/** Parse policy Markdown; positions are offsets of exactly the text given, a byte order mark included. */
export function parseMarkdown(text: string): Root {
  const hasMark = text.startsWith('\uFEFF');
  places.lookThrough(hasMark ? text.slice(1) : text);
  const tree = processor.parse(text);
  if (hasMark) {
    // micromark skips the mark without counting it.
    visit(tree, (node) => {
      if (!node.position) return;
      node.position.start.offset = (node.position.start.offset ?? 0) + 1;
      node.position.end.offset = (node.position.end.offset ?? 0) + 1;
    });
  }
  return tree;
}

/** Offsets of a parsed node; every node that comes out of the parser has them. */
export function spanOf(node: { position?: Root['position'] }): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
