import { toString } from 'mdast-util-to-string';
import type { RootContent } from 'mdast';
import type { NodeKind, OrganisationFacts, PolicyDocument, PolicyNode, Rule } from '../types.ts';
import { fillDesk, sayDirective, type FillDesk } from '../fill/say-directive.ts';
import { writtenDuration } from '../fill/say-date.ts';
import { fitArticle } from '../fill/say-term.ts';
import { foldSpace } from '../normalise-text.ts';
import { spanOf } from '../read/parse-markdown.ts';
import type { MarkdownNode, TextDirective } from '../read/policy-directives.ts';
import { partFinder, readingOf } from '../read/reading.ts';

/** A part with what it says when it is read: terms, blanks and facts filled in, advice to the writer left out. */
export interface SaidPart {
  readonly id: string;
  readonly kind: NodeKind;
  readonly parentId: string | null;
  readonly rule: Rule;
  readonly number: string;
  readonly title: string;
  /** With whom its wording was agreed: its own `agreed-with`, else that of what it stands in, else the whole text's. */
  readonly agreedWith: string;
  /** Its own words in lines as they are read, parts inside it left out. */
  readonly wording: string;
  /** Equal keys say the same: layout, emphasis, quotation marks and the numbers of references aside. */
  readonly key: string;
}

export interface SayingFacts {
  readonly organisation?: OrganisationFacts;
  /** Whose terms, blanks and numbers are said; the text's own where it is left out. */
  readonly saidAs?: PolicyDocument;
}

/** Every part of a text in the order of reading, each with its words. */
export function saidParts(document: PolicyDocument, facts: SayingFacts = {}): SaidPart[] {
  const desk = deskFor(document, facts);
  const blocks = ownBlocks(document);
  const said: SaidPart[] = [];
  const visit = (node: PolicyNode, parentId: string | null, agreed: string): void => {
    const { id, kind, rule, number, title, attributes } = node;
    const agreedWith = attributes['agreed-with'] ?? agreed;
    const own = blocks.get(id) ?? [];
    // Of a clause the label stands among its blocks; a heading is its section's title.
    const heading = kind === 'section' || kind === 'appendix' ? title : '';
    const cycle = attributes['every'] ? `Every ${writtenDuration(attributes['every'])}.` : '';
    const lines = [cycle, ...own.flatMap((block) => linesOf(block, (each) => sayToRead(each, desk)))].filter(Boolean);
    const bare = own.map((block) => wordsOf(block, (each) => sayToCompare(each, desk)));
    said.push({
      ...{ id, kind, parentId, rule, number, title, agreedWith },
      wording: lines.join('\n'),
      key: plainly([heading, ...attributeWords(attributes), ...bare].join(' ')),
    });
    node.children.forEach((child) => visit(child, id, agreedWith));
  };
  document.nodes.forEach((node) => visit(node, null, (document.frontMatter?.agreedWith ?? []).join(', ')));
  return said;
}

/** For each part its words with those of every part inside it, as they are read. */
export function wholeWordings(parts: readonly SaidPart[]): (id: string) => string {
  const inside = Map.groupBy(parts, (part) => part.parentId);
  const own = new Map(parts.map((part) => [part.id, part.wording]));
  const whole = (id: string): string => {
    const words = (inside.get(id) ?? []).flatMap((part) => [headingOf(part), whole(part.id)]);
    return [own.get(id) ?? '', ...words].filter(Boolean).join('\n');
  };
  return whole;
}

/** What stands over a section or appendix; a clause's title is among its words. */
export function headingOf({ kind, title }: SaidPart): string {
  return kind === 'section' || kind === 'appendix' ? title : '';
}

/** A text said with another's terms, blanks and numbers, so that only what it provides otherwise differs. */
function deskFor(document: PolicyDocument, { organisation = {}, saidAs }: SayingFacts): FillDesk {
  const desk = fillDesk(document, { organisation });
  const own = document.frontMatter;
  if (!saidAs?.frontMatter || !own) return desk;
  const { values, termValues, valuesAsAt } = saidAs.frontMatter;
  const frontMatter = { ...own, values, termValues, ...(valuesAsAt ? { valuesAsAt } : {}) };
  const there = fillDesk(saidAs, { organisation });
  return {
    ...desk,
    document: { ...document, frontMatter },
    parts: new Map([...desk.parts, ...there.parts]),
    appendixOf: new Map([...desk.appendixOf, ...there.appendixOf]),
  };
}

/** The blocks that each part holds itself, by the part's id. */
function ownBlocks(document: PolicyDocument): ReadonlyMap<string, RootContent[]> {
  const partAt = partFinder(document);
  const blocks = new Map<string, RootContent[]>();
  const place = (block: RootContent): void => {
    if (block.type === 'containerDirective') {
      if (block.name !== 'guidance') block.children.forEach(place);
      return;
    }
    if (block.type === 'yaml') return;
    const { start } = spanOf(block);
    const part = partAt(start);
    if (!part || (block.type === 'heading' && part.start === start)) return;
    const known = blocks.get(part.id);
    if (known) known.push(block);
    else blocks.set(part.id, [block]);
  };
  readingOf(document).tree.children.forEach(place);
  return blocks;
}

function sayToRead(directive: TextDirective, desk: FillDesk): string {
  return sayDirective(directive, desk).text;
}

/** The number of a reference follows from where its target stands, if it still does: what it refers to is the target itself. */
function sayToCompare(directive: TextDirective, desk: FillDesk): string {
  const said = sayDirective(directive, desk);
  return directive.name === 'see' ? `→${said.target ?? toString(directive).trim().toLowerCase()}` : said.text;
}

type Say = (directive: TextDirective) => string;

/** The words of a node with its links' addresses; a term's article is made to fit it. */
function wordsOf(node: MarkdownNode, say: Say): string {
  switch (node.type) {
    case 'textDirective':
      return say(node);
    case 'leafDirective':
      return `::${node.name}[${toString(node)}]`;
    case 'html':
      return '';
    case 'break':
      return ' ';
    case 'image':
      return `${node.alt ?? ''} (${node.url})`;
    case 'link': {
      const words = joined(node.children, say);
      return words === node.url || `mailto:${words}` === node.url ? words : `${words} (${node.url})`;
    }
    case 'delete':
      return `~~${joined(node.children, say)}~~`;
    default:
      if ('children' in node) return joined(node.children, say, isFlow(node) ? ' ' : '');
      return 'value' in node ? node.value : '';
  }
}

function isFlow(node: MarkdownNode): boolean {
  return ['list', 'listItem', 'table', 'tableRow', 'blockquote', 'footnoteDefinition'].includes(node.type);
}

function joined(children: readonly MarkdownNode[], say: Say, between = ''): string {
  return children.reduce((before, child) => {
    const words = wordsOf(child, say);
    const fitted = child.type === 'textDirective' && child.name === 'term' ? fitArticle(before, words) : before;
    return fitted === '' ? words : fitted + between + words;
  }, '');
}

/** A block as lines of plain text: items with their marks, the cells of a row behind one another. */
function linesOf(block: MarkdownNode, say: Say): string[] {
  switch (block.type) {
    case 'list':
      return block.children.flatMap((item, at) => {
        const mark = block.ordered ? `${(block.start ?? 1) + at}. ` : '• ';
        const lines = item.children.flatMap((child) => linesOf(child, say));
        return lines.map((line, row) => (row === 0 ? mark : '   ') + line);
      });
    case 'table':
      return block.children.map((row) => row.children.map((cell) => foldSpace(wordsOf(cell, say))).join(' | '));
    case 'blockquote':
    case 'footnoteDefinition':
      return block.children.flatMap((child) => linesOf(child, say));
    case 'leafDirective':
    case 'thematicBreak':
      return [];
    default:
      return [foldSpace(wordsOf(block, say))].filter(Boolean);
  }
}

const SILENT_ATTRIBUTES: readonly string[] = ['rule', 'numbering', 'agreed-with'];

/** Attributes that say something, e.g. a duty's cycle. */
function attributeWords(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes)
    .filter(([name]) => !SILENT_ATTRIBUTES.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}

/** Without what only typesetters see: white space, kinds of quotation marks, dashes and hyphens. */
function plainly(words: string): string {
  return foldSpace(words)
    .normalize('NFC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/\u00ad/g, '')
    .replace(/…/g, '...');
}
