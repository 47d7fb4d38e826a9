import type { Root } from 'mdast';
import type { FrontMatter, PolicyDocument, Problem } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { foldSpace } from '../normalise-text.ts';
import { plainText } from '../fill/plain-text.ts';
import { checkInline } from './check-inline.ts';
import { lineMapOf, type LineMap } from './line-map.ts';
import { parseMarkdown, spanOf } from './parse-markdown.ts';
import type { ReadingDesk } from './part-drafts.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { readParts } from './read-parts.ts';
import { refuseHostile } from './refuse-hostile.ts';
import { rememberReading } from './reading.ts';

/** Read policy Markdown: never throws, keeps the text as it is, and says with line and column what is wrong. */
export function readPolicy(text: string): PolicyDocument {
  const lines = lineMapOf(text);
  const refusal = refuseHostile(text, lines);
  if (refusal) return refusedDocument(text, lines, refusal);
  return readTree(text, lines, parseMarkdown(text));
}

/** The document of a text that is parsed already. */
export function readTree(text: string, lines: LineMap, tree: Root): PolicyDocument {
  const problems = nulProblems(text, lines);
  const { frontMatter, contentStart } = frontMatterOf(tree, text, lines, problems);
  return documentOf({ text, lines, tree, frontMatter, contentStart, problems });
}

interface ParsedText {
  readonly text: string;
  readonly lines: LineMap;
  readonly tree: Root;
  readonly frontMatter: FrontMatter | null;
  readonly contentStart: number;
  /** Found so far: in the front matter, and characters that no text may hold. */
  readonly problems: Problem[];
}

/** The document of a text that is parsed already, its front matter read. */
export function documentOf({ text, lines, tree, frontMatter, contentStart, problems }: ParsedText): PolicyDocument {
  const desk: ReadingDesk = { text, lines, frontMatter, problems };
  const nodes = readParts(tree, contentStart, desk);
  checkInline(tree, desk);
  const document: PolicyDocument = {
    text,
    frontMatter,
    contentStart,
    nodes,
    problems: placeInClauses(problems, nodes),
  };
  rememberReading(document, { tree, lines });
  return document;
}

/** A NUL character is an error wherever it stands. */
export function nulProblems(text: string, lines: LineMap): Problem[] {
  const nul = text.indexOf('\0');
  if (nul < 0) return [];
  const advice = 'Remove it: it cannot be printed or stored.';
  const message = 'The text holds a NUL character.';
  return [{ rule: 'nul-character', severity: 'error', message, advice, range: lines.range(nul, nul + 1) }];
}

function refusedDocument(text: string, lines: LineMap, refusal: Problem): PolicyDocument {
  const document: PolicyDocument = { text, frontMatter: null, contentStart: 0, nodes: [], problems: [refusal] };
  rememberReading(document, { tree: { type: 'root', children: [] }, lines });
  return document;
}

function frontMatterOf(
  tree: Root,
  text: string,
  lines: LineMap,
  problems: Problem[],
): { frontMatter: FrontMatter | null; contentStart: number } {
  const yaml = tree.children[0];
  if (yaml?.type !== 'yaml') {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    if (/^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.test(text) && /^\uFEFF?---[ \t]*\s+[a-z-]+:/.test(text)) {
      const advice = 'Close it with a line of three hyphens.';
      problems.push({
        rule: 'front-matter-syntax',
        severity: 'error',
        message: 'The front matter is not closed.',
        advice,
        range: lines.range(start, start + 3),
      });
      return { frontMatter: null, contentStart: start };
    }
    return { frontMatter: plainFrontMatter(tree), contentStart: start };
  }
  const { start, end } = spanOf(yaml);
  const from = lines.nextLine(start);
  // From the text itself: the parser's value has its line ends changed, and offsets would drift.
  const reading = readFrontMatter(text.slice(from, lines.lineStart(end - 1)), from, lines);
  problems.push(...reading.problems);
  return { frontMatter: reading.frontMatter, contentStart: lines.nextLine(end - 1) };
}

/** A plain Markdown policy has no front matter: its title is its first heading. */
function plainFrontMatter(tree: Root): FrontMatter {
  const heading = tree.children.find((block) => block.type === 'heading');
  const title = heading ? foldSpace(plainText(heading, null)) : '';
  return {
    title: title || 'Untitled',
    terms: [],
    blanks: [],
    values: {},
    termValues: {},
    leftOut: [],
    numbering: 'none',
  };
}

/** Sort problems by place and name the innermost part that each stands in. */
function placeInClauses(problems: readonly Problem[], nodes: PolicyDocument['nodes']): Problem[] {
  if (problems.length === 0) return [];
  const parts = walkNodes(nodes).filter((node) => node.kind !== 'preamble');
  return [...problems]
    .sort((a, b) => a.range.start.offset - b.range.start.offset)
    .map((problem) => {
      const offset = problem.range.start.offset;
      const part = parts.findLast((node) => node.start <= offset && offset < node.end);
      return part ? { ...problem, clauseId: part.id } : problem;
    });
}
