import type { Nodes } from 'mdast';
import { accountForWords, importText, readPolicy, walkNodes } from '../../src/index.ts';
import { parseMarkdown } from '../../src/read/parse-markdown.ts';
import { chanceOf } from '../merge-corpus/chance.ts';
import { makeDocument, type MadeClause, type MadeDocument } from './made-document.ts';
import { TYPISTS, type Typist } from './typists.ts';

/** What was found of what should be. */
export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

export interface ShapeScore {
  readonly shape: string;
  readonly documents: number;
  readonly structure: Tally;
  readonly metadata: Tally;
  /** Documents with a word lost or added, or with an error of the reader. */
  readonly broken: number;
  /** What differs, for whoever looks into it. */
  readonly failures: readonly string[];
}

/** Types documents whose structure and facts are known in every shape, imports them, and counts what came back. */
export function scoreImports(documents: number, seed: number, shapes: readonly Typist[] = TYPISTS): ShapeScore[] {
  return shapes.map((shape) => scoreShape(shape, documents, seed));
}

function scoreShape(shape: Typist, documents: number, seed: number): ShapeScore {
  let [structure, metadata] = [emptyTally, emptyTally];
  let broken = 0;
  const failures: string[] = [];
  for (let at = 0; at < documents; at++) {
    const made = makeDocument(chanceOf(seed * 1000 + at), shape);
    const source = shape.type(made);
    const imported = importText(source, { fileName: shape.fileName });
    const account = accountForWords(source, imported);
    const document = readPolicy(imported.text);
    const errors = document.problems.filter(({ severity }) => severity === 'error');
    if (account.missing.length + account.added.length + errors.length > 0) {
      broken += 1;
      failures.push(
        `${at}: missing ${account.missing.join(' ')}, added ${account.added.join(' ')}, ${errors.length} errors`,
      );
    }
    const parts = tally(structureOf(imported.text, made.organisation), wantedStructure(made, shape));
    const facts = tally(factsOf(document.frontMatter?.title, document.frontMatter?.stated), wantedFacts(made));
    structure = sum(structure, parts.tally);
    metadata = sum(metadata, facts.tally);
    failures.push(...[...parts.failures, ...facts.failures].map((failure) => `${at}: ${failure}`));
  }
  return { shape: shape.name, documents, structure, metadata, broken, failures };
}

/** Sections and appendices with their depth, clauses with their number, items with their depth, rows, paragraphs. */
export function structureOf(text: string, organisation: string): string[] {
  const document = readPolicy(text);
  const parts = walkNodes(document.nodes).flatMap(({ kind, depth, number, title, bodyStart, bodyEnd }) => {
    if (kind === 'section' || kind === 'appendix') return [`${kind} ${depth} ${wordsKey(title)}`];
    if (kind !== 'clause' || !/^\d+\.\d/.test(number)) return [];
    return [`clause ${number} ${wordsKey(said(parseMarkdown(document.text.slice(bodyStart, bodyEnd)), organisation))}`];
  });
  return [...parts, ...blocksOf(parseMarkdown(text.slice(document.contentStart)), organisation, 0)];
}

function blocksOf(node: Nodes, organisation: string, depth: number): string[] {
  if (node.type === 'paragraph') return [`paragraph ${wordsKey(said(node, organisation))}`];
  if (node.type === 'tableRow') return [`row ${node.children.map((cell) => said(cell, organisation)).join(' | ')}`];
  if (node.type === 'listItem') {
    const [first, ...rest] = node.children;
    const own = first ? [`item ${depth} ${wordsKey(said(first, organisation))}`] : [];
    return [...own, ...rest.flatMap((child) => blocksOf(child, organisation, depth))];
  }
  const inner = node.type === 'list' ? depth + 1 : depth;
  return 'children' in node ? node.children.flatMap((child) => blocksOf(child, organisation, inner)) : [];
}

/** The words of a node, with the organisation's name where it is a fact. */
function said(node: Nodes, organisation: string): string {
  if (node.type === 'textDirective' && node.name === 'org') return organisation;
  if ('children' in node) return node.children.map((child) => said(child, organisation)).join('');
  return 'value' in node ? node.value : '';
}

const FIRST_WORDS = 9;

function wordsKey(text: string): string {
  // Letters that count items stay in the words: Markdown cannot count so.
  const words =
    text
      .toLowerCase()
      .replace(/^\(?[a-z]\)\s/, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, FIRST_WORDS).join(' ');
}

function wantedStructure({ sections, appendices }: MadeDocument, { numbered, counted }: Typist): string[] {
  const clause = (text: string, number: string): string[] => [
    `paragraph ${wordsKey(text)}`,
    ...(numbered ? [`clause ${number} ${wordsKey(text)}`] : []),
  ];
  const parts = ({ text, items, rows, children }: MadeClause, number: string): string[] => [
    ...clause(text, number),
    ...items.flatMap((item) => [
      `item 1 ${wordsKey(item.text)}`,
      ...item.items.map((inner) => `item 2 ${wordsKey(inner)}`),
    ]),
    ...rows.map((row) => `row ${row.join(' | ')}`),
    ...children.flatMap((child, at) => clause(child, `${number}.${at + 1}`)),
  ];
  return [
    ...sections.flatMap(({ title, clauses }, section) => [
      `section 1 ${wordsKey(title)}`,
      ...clauses.flatMap((each, at) => parts(each, `${section + 1}.${at + 1}`)),
    ]),
    ...appendices.flatMap(({ title, lead, items }) => [
      `appendix 1 ${wordsKey(title)}`,
      `paragraph ${wordsKey(lead)}`,
      // In a numbered text the items of an appendix are its clauses, else they stay a list.
      ...items.map((item) => (numbered || counted ? `paragraph ${wordsKey(item)}` : `item 1 ${wordsKey(item)}`)),
    ]),
  ];
}

function factsOf(title: string | undefined, stated: Readonly<Record<string, string>> = {}): string[] {
  const kept = ['adopted-on', 'review-due', 'version', 'owner', 'committee', 'statutory', 'organisation'];
  return [`title ${title?.toLowerCase()}`, ...kept.flatMap((key) => (stated[key] ? [`${key} ${stated[key]}`] : []))];
}

function wantedFacts({ title, organisation, facts }: MadeDocument): string[] {
  const stated = Object.entries(facts).map(([key, value]) => `${key} ${value}`);
  return [`title ${title.toLowerCase()}`, `organisation ${organisation}`, ...stated];
}

const emptyTally: Tally = { right: 0, found: 0, wanted: 0 };

function sum(a: Tally, b: Tally): Tally {
  return { right: a.right + b.right, found: a.found + b.found, wanted: a.wanted + b.wanted };
}

function tally(found: readonly string[], wanted: readonly string[]): { tally: Tally; failures: string[] } {
  const left = new Map<string, number>();
  for (const each of wanted) left.set(each, (left.get(each) ?? 0) + 1);
  const tooMany: string[] = [];
  for (const each of found) {
    const count = left.get(each) ?? 0;
    if (count > 0) left.set(each, count - 1);
    else tooMany.push(`found ${each}`);
  }
  const lacking = [...left].flatMap(([each, count]) => Array.from({ length: count }, () => `lacking ${each}`));
  const right = found.length - tooMany.length;
  return { tally: { right, found: found.length, wanted: wanted.length }, failures: [...lacking, ...tooMany] };
}

export const precisionOf = ({ right, found }: Tally): number => (found === 0 ? 1 : right / found);
export const recallOf = ({ right, wanted }: Tally): number => (wanted === 0 ? 1 : right / wanted);
