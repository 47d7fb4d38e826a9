import { toString } from 'mdast-util-to-string';
import type { FrontMatter } from '../types.ts';
import type { MarkdownNode, TextDirective } from '../read/policy-directives.ts';
import { sayTerm } from './say-term.ts';

/** The words of a node as they would be read aloud, terms filled; other directives by their label in brackets. */
export function plainText(node: MarkdownNode, frontMatter: FrontMatter | null): string {
  return wordsOf(node, (directive) => {
    const label = toString(directive);
    if (directive.name !== 'term') return `[${label}]`;
    return (frontMatter && sayTerm(label, frontMatter, directive.attributes ?? {})) ?? label;
  });
}

/** The words of a node with each directive said as `say` says it. */
export function wordsOf(node: MarkdownNode, say: (directive: TextDirective) => string): string {
  if (node.type === 'textDirective') return say(node);
  if (node.type === 'html') return '';
  if ('children' in node) return node.children.map((child) => wordsOf(child, say)).join('');
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  return 'alt' in node ? (node.alt ?? '') : '';
}
