import { type ClauseIndexEntry, type NodeKind, type PolicyDocument, type Rule } from '../types.ts';
import { blockText, nodeBlock, splitBlocks, type Block, type Blocks } from './blocks.ts';
import { PolicyText } from './policy-text.ts';

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
  /** The body as it is written, with `CHILD_MARK` around the id of each child. */
  readonly written: string;
  /** Closing fence; empty for a section. */
  readonly closing: string;
  /** Everything inside, children too. */
  readonly inside: string;
}

/** Stands around the id of a child in the written body of a part. */
export const CHILD_MARK = '\u0000';

export interface PartTree {
  readonly source: PolicyText;
  readonly parts: ReadonlyMap<string, Part>;
  /** Child ids of each part, in order. */
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** The parts of a policy that was read. */
export function partTree(document: PolicyDocument): PartTree {
  return partTreeOf(new PolicyText(document.text, document));
}

/** Takes a policy apart without losing a byte: opening, body and closing of all parts joined again are the text after its front matter. */
export function partTreeOf(source: PolicyText): PartTree {
  const { text, index, contentStart } = source;
  const within = new Map<string, ClauseIndexEntry[]>([[ROOT, []]]);
  for (const entry of index) {
    within.set(entry.id, []);
    within.get(entry.parentId ?? ROOT)?.push(entry);
  }
  const parts = new Map<string, Part>();
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
  parts.set(ROOT, new WrittenPart(root, text, [contentStart, text.length], within.get(ROOT) ?? []));
  for (const entry of index) parts.set(entry.id, partOf(text, entry, within.get(entry.id) ?? []));
  const children = new Map([...within].map(([id, entries]) => [id, entries.map((entry) => entry.id)] as const));
  return { source, parts, children };
}

/** Ids of all parts in the order of the text, parents before children. */
export function orderOf(tree: PartTree): string[] {
  return tree.source.index.map((entry) => entry.id);
}

/** A part whose words are taken apart when somebody asks for them: most parts of a policy are the same in all three texts. */
class WrittenPart implements Part {
  readonly id: string;
  readonly kind: Part['kind'];
  readonly rule: Rule;
  readonly number: string;
  readonly title: string;
  readonly parentId: string;
  readonly opening: string;
  readonly closing: string;
  readonly inside: string;
  readonly written: string;
  private readonly gaps: readonly string[];
  private readonly childIds: readonly string[];
  private blocks: Blocks | undefined;
  private said: string | undefined;

  constructor(
    facts: Omit<Part, 'body' | 'written'>,
    text: string,
    span: readonly [number, number],
    children: readonly ClauseIndexEntry[],
  ) {
    ({ id: this.id, kind: this.kind, rule: this.rule, number: this.number, title: this.title } = facts);
    ({ parentId: this.parentId, opening: this.opening, closing: this.closing, inside: this.inside } = facts);
    this.gaps = gapsOf(text, span, children);
    this.childIds = children.map((child) => child.id);
    this.written = this.gaps
      .map((gap, at) => (at === 0 ? gap : CHILD_MARK + this.childIds[at - 1] + CHILD_MARK + gap))
      .join('');
  }

  get body(): Blocks {
    this.blocks ??= blocksOf(this.gaps, this.childIds);
    return this.blocks;
  }

  get key(): string {
    this.said ??= [plainOpening(this.opening), ...ownBlocks(this).map((block) => block.key)].join('\n');
    return this.said;
  }
}

/** The blocks of a part that are its own words. */
export function ownBlocks(part: Part): Block[] {
  return part.body.blocks.filter((block) => block.kind !== 'node');
}

/** What a part says of itself, white space, numbers and rule apart: equal for two texts when neither changed it. */
export function ownKey(part: Part): string {
  if (part instanceof WrittenPart) return part.key;
  return [plainOpening(part.opening), ...ownBlocks(part).map((block) => block.key)].join('\n');
}

/** Whether two parts say the same of themselves. */
export function saysSame(a: Part, b: Part): boolean {
  return (a.written === b.written && a.opening === b.opening) || ownKey(a) === ownKey(b);
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

function partOf(text: string, entry: ClauseIndexEntry, children: readonly ClauseIndexEntry[]): Part {
  const { id, kind, rule, number, title, parentId, start, bodyStart } = entry;
  const open = kind === 'section' || kind === 'appendix' || kind === 'preamble';
  const end = trimmedEnd(text, entry);
  const bodyEnd = open ? Math.max(end, bodyStart) : entry.bodyEnd;
  const facts = {
    id,
    kind,
    rule,
    number,
    title,
    parentId: parentId ?? ROOT,
    opening: text.slice(start, bodyStart),
    closing: open ? '' : text.slice(bodyEnd, end),
    inside: text.slice(bodyStart, bodyEnd),
  };
  return new WrittenPart(facts, text, [bodyStart, bodyEnd], children);
}

/** A section runs on to the next heading: the white space before that is between the two, not in the section. */
function trimmedEnd(text: string, entry: ClauseIndexEntry): number {
  let end = entry.end;
  while (end > entry.bodyStart && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** What stands before, between and behind the children. */
function gapsOf(
  text: string,
  [start, end]: readonly [number, number],
  children: readonly ClauseIndexEntry[],
): string[] {
  const gaps: string[] = [];
  let from = start;
  for (const child of children) {
    gaps.push(text.slice(from, Math.max(child.start, from)));
    from = Math.min(trimmedEnd(text, child), end);
  }
  return [...gaps, text.slice(from, Math.max(end, from))];
}

function blocksOf(gaps: readonly string[], children: readonly string[]): Blocks {
  const blocks: Block[] = [];
  let preface: string | undefined;
  gaps.forEach((written, at) => {
    if (at > 0) blocks.push(nodeBlock(children[at - 1] ?? '', ''));
    const gap = splitBlocks(written, 'body');
    const last = blocks.at(-1);
    if (last?.kind === 'node') blocks[blocks.length - 1] = { ...last, separator: gap.preface };
    preface ??= gap.preface;
    blocks.push(...gap.blocks);
  });
  return { preface: preface ?? '', blocks };
}
