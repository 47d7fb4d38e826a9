import { walkNodes } from '../find-node.ts';
import { type NodeKind, type PolicyDocument, type PolicyNode, type Rule } from '../types.ts';
import { blockText, nodeBlock, splitBlocks, type Block, type Blocks } from './blocks.ts';

/** The whole text as a part: what its sections stand in. */
export const ROOT = '';

/** A section, clause or other node taken apart: its opening line, its own blocks with a stand-in for each child, its closing line. */
export interface Part {
  readonly id: string;
  readonly kind: NodeKind | 'root';
  readonly rule: Rule;
  readonly number: string;
  readonly title: string;
  readonly parentId: string;
  /** Heading line or opening fence, with its line end. */
  readonly opening: string;
  readonly body: Blocks;
  /** Closing fence; empty for a section. */
  readonly closing: string;
  /** Everything inside, children too. */
  readonly inside: string;
}

export interface PartTree {
  readonly document: PolicyDocument;
  readonly parts: ReadonlyMap<string, Part>;
  /** Child ids of each part, in order. */
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** Takes a policy apart without losing a byte: opening, body and closing of all parts joined again are the text after its front matter. */
export function partTree(document: PolicyDocument): PartTree {
  const parts = new Map<string, Part>();
  const children = new Map<string, readonly string[]>();
  const { text } = document;
  const rootBody = bodyOf(text, [document.contentStart, text.length], document.nodes);
  const root = {
    id: ROOT,
    kind: 'root',
    rule: 'adaptable',
    number: '',
    title: '',
    parentId: ROOT,
    opening: '',
    closing: '',
    inside: '',
  } as const;
  parts.set(ROOT, { ...root, body: rootBody });
  children.set(ROOT, idsOf(document.nodes));
  const visit = (node: PolicyNode, parentId: string): void => {
    parts.set(node.id, partOf(text, node, parentId));
    children.set(node.id, idsOf(node.children));
    node.children.forEach((child) => visit(child, node.id));
  };
  document.nodes.forEach((node) => visit(node, ROOT));
  return { document, parts, children };
}

/** Ids of all parts in the order of the text, parents before children. */
export function orderOf(tree: PartTree): string[] {
  return walkNodes(tree.document.nodes).map((node) => node.id);
}

/** The blocks of a part that are its own words. */
export function ownBlocks(part: Part): Block[] {
  return part.body.blocks.filter((block) => block.kind !== 'node');
}

/** What a part says of itself, white space, numbers and rule apart: equal for two texts when neither changed it. */
export function ownKey(part: Part): string {
  return [plainOpening(part.opening), ...ownBlocks(part).map((block) => block.key)].join('\n');
}

/** The opening line without what the edition decides: the rule, and the count of colons that nesting decides. */
export function plainOpening(opening: string): string {
  const line = opening.trim().replace(/^:{3,}/, ':::');
  return line.replace(/\{[^{}\n]*\}$/, (braces) =>
    braces.replace(/\s*\brule=(?:"[^"]*"|'[^']*'|[^\s}]+)/, '').replace(/^\{\s+/, '{'),
  );
}

/** A part's own words as a person reads and answers them: a section with its heading, a clause without its fences. */
export function ownText(part: Part | undefined): string {
  if (part === undefined) return '';
  const blocks = ownBlocks(part);
  const body = blocks
    .map((block, at) => blockText(block) + (at + 1 < blocks.length ? block.separator || '\n\n' : ''))
    .join('');
  const heading = isHeaded(part) ? part.opening.trim().replace(/[ \t]*\{[^{}\n]*\}$/, '') : '';
  return [heading, body].filter((text) => text !== '').join('\n\n');
}

/** Whether a part opens with a heading rather than a fence. */
export function isHeaded(part: Part): boolean {
  return part.kind === 'section' || part.kind === 'appendix';
}

function partOf(text: string, node: PolicyNode, parentId: string): Part {
  const { id, kind, rule, number, title, start, bodyStart } = node;
  const open = kind === 'section' || kind === 'appendix' || kind === 'preamble';
  const end = trimmedEnd(text, node);
  const bodyEnd = open ? Math.max(end, bodyStart) : node.bodyEnd;
  return {
    id,
    kind,
    rule,
    number,
    title,
    parentId,
    opening: text.slice(start, bodyStart),
    body: bodyOf(text, [bodyStart, bodyEnd], node.children),
    closing: open ? '' : text.slice(bodyEnd, end),
    inside: text.slice(bodyStart, bodyEnd),
  };
}

function idsOf(nodes: readonly PolicyNode[]): string[] {
  return nodes.map((node) => node.id);
}

/** A section runs on to the next heading: the white space before that is between the two, not in the section. */
function trimmedEnd(text: string, node: PolicyNode): number {
  let end = node.end;
  while (end > node.bodyStart && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

function bodyOf(text: string, [start, end]: readonly [number, number], children: readonly PolicyNode[]): Blocks {
  const blocks: Block[] = [];
  let preface: string | undefined;
  let from = start;
  const addGap = (until: number): void => {
    const gap = splitBlocks(text.slice(from, Math.max(until, from)), 'body');
    const last = blocks.at(-1);
    if (last?.kind === 'node') blocks[blocks.length - 1] = { ...last, separator: gap.preface };
    preface ??= gap.preface;
    blocks.push(...gap.blocks);
  };
  for (const child of children) {
    addGap(child.start);
    blocks.push(nodeBlock(child.id, ''));
    from = Math.min(trimmedEnd(text, child), end);
  }
  addGap(end);
  return { preface: preface ?? '', blocks };
}
