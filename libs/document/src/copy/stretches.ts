import type { PolicyDocument, PolicyNode } from '../types.ts';
import type { Span } from './types.ts';

/** Where a part's own words stand: all of it but the parts inside it. */
export function stretchesOf(node: PolicyNode): Span[] {
  const spans: Span[] = [];
  let at = node.start;
  for (const child of node.children) {
    spans.push({ start: at, end: child.start });
    at = child.end;
  }
  spans.push({ start: at, end: Math.max(at, node.end) });
  return spans;
}

/** The texts of a part's stretches. */
export function stretchTexts({ text }: PolicyDocument, node: PolicyNode): string[] {
  return stretchesOf(node).map(({ start, end }) => text.slice(start, end));
}
