import { toString } from 'mdast-util-to-string';
import type { FrontMatter } from '../types.ts';
import type { MarkdownNode } from '../read/policy-directives.ts';
import { sayTerm } from './say-term.ts';

/** The words of a node as they would be read aloud, terms filled; other directives by their label in brackets. */
export function plainText(node: MarkdownNode, frontMatter: FrontMatter | null): string {
  if (node.type === 'textDirective') {
    const label = toString(node);
    const said = node.name === 'term' && frontMatter ? sayTerm(label, frontMatter, node.attributes ?? {}) : undefined;
    return said ?? (node.name === 'term' ? label : `[${label}]`);
  }
  if (node.type === 'html') return '';
  if ('children' in node) return node.children.map((child) => plainText(child, frontMatter)).join('');
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  return 'alt' in node ? (node.alt ?? '') : '';
}
