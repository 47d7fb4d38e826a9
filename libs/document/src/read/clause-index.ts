import type { ClauseIndex, ClauseIndexEntry, PolicyDocument, PolicyNode } from '../types.ts';
import { foldSpace } from '../normalise-text.ts';
import { spanOf } from './parse-markdown.ts';
import { readingOf } from './reading.ts';
import type { MarkdownNode } from './policy-directives.ts';

type Span = { readonly start: number; readonly end: number };

/** Every part with its place and its own words: what is stored with a text so that it need not be parsed again. */
export function clauseIndex(document: PolicyDocument): ClauseIndex {
  const guidance = guidanceSpans(document);
  const entries: ClauseIndexEntry[] = [];
  const visit = (node: PolicyNode, parentId: string | null): void => {
    const { id, kind, rule, number, title, start, end, bodyStart, bodyEnd } = node;
    const words = ownWords(document.text, node, guidance);
    entries.push({ id, kind, parentId, rule, number, title, start, end, bodyStart, bodyEnd, words });
    node.children.forEach((child) => visit(child, id));
  };
  document.nodes.forEach((node) => visit(node, null));
  return entries;
}

/** Title or label, the attributes that say something (a duty's cycle), and the body without children and without guidance. */
function ownWords(text: string, node: PolicyNode, guidance: readonly Span[]): string {
  const holes = [
    ...node.children,
    ...guidance.filter((span) => span.start >= node.bodyStart && span.end <= node.bodyEnd),
  ];
  holes.sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let position = node.bodyStart;
  for (const hole of holes) {
    if (hole.start < position) continue;
    parts.push(text.slice(position, hole.start));
    position = hole.end;
  }
  parts.push(text.slice(position, Math.max(position, node.bodyEnd)));
  const said = Object.entries(node.attributes)
    .filter(([name]) => name !== 'rule' && name !== 'numbering')
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return foldSpace([...said, headOf(text, node), ...parts].join(' ')).normalize('NFC');
}

function headOf(text: string, node: PolicyNode): string {
  if (node.kind === 'section' || node.kind === 'appendix') return node.title;
  const opening = text.slice(node.start, node.bodyStart);
  return /^:{3,}[a-z-]+\[(.*)\]/.exec(opening)?.[1] ?? '';
}

function guidanceSpans(document: PolicyDocument): Span[] {
  if (!document.text.includes(':::guidance')) return [];
  const spans: Span[] = [];
  const visit = (node: MarkdownNode): void => {
    if (node.type === 'containerDirective' && node.name === 'guidance') spans.push(spanOf(node));
    else if (node.type === 'root' || node.type === 'containerDirective') node.children.forEach(visit);
  };
  visit(readingOf(document).tree);
  return spans;
}
