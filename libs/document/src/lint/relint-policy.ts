import type { Root, RootContent } from 'mdast';
import type { PolicyDocument, Problem, Splice } from '../types.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { readingOf } from '../read/reading.ts';
import { readPolicy } from '../read/read-policy.ts';
import { rereadPolicy } from '../read/reread-policy.ts';
import { problemsOf, type LintFacts } from './lint-policy.ts';
import type { Finding, LintDesk, LintRule } from './lint-rule.ts';
import { lintRules } from './lint-rules.ts';
import { proseOf } from './prose.ts';

/** A text as linted, with what makes the next lint of it quick. Only the newest of a chain is quick to go on from. */
export interface LintedPolicy {
  readonly document: PolicyDocument;
  /** The same as `lintPolicy` finds. */
  readonly problems: readonly Problem[];
  readonly facts: LintFacts;
  readonly memory: LintMemory;
}

/** Findings by rule and by the source they were found in, offsets from where that source begins. */
type LintMemory = ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>;

/** Rules that judge a paragraph, heading or cell by its own words alone, and beside that the tree. */
const BY_PROSE: ReadonlySet<string> = new Set(['superseded-term', 'placeholder']);
/** Rules that judge a block at the top of the text by itself. */
const BY_BLOCK: ReadonlySet<string> = new Set(['table-without-header']);
const NO_TREE: Root = { type: 'root', children: [] };

/** Lints a text so that edits of it can be linted quickly: what an editor does when it opens a text. */
export function lintForEditing(text: string, facts: LintFacts): LintedPolicy {
  return linted(readPolicy(text), facts, new Map());
}

/**
 * Lints a text after an edit: the same findings as a full lint of the new text, but only the blocks around the edit are parsed,
 * and the costly rules that judge a paragraph by itself look only at paragraphs they have not seen.
 */
export function relintPolicy(previous: LintedPolicy, splices: readonly Splice[]): LintedPolicy {
  const document = rereadPolicy(previous.document, splices);
  // What a paragraph says depends on the terms: with other front matter nothing found before is sure.
  const same = document.frontMatter === previous.document.frontMatter;
  return linted(document, previous.facts, same ? previous.memory : new Map());
}

function linted(document: PolicyDocument, facts: LintFacts, known: LintMemory): LintedPolicy {
  const { tree, lines } = readingOf(document);
  if (tree.children.length === 0) return { document, problems: [...document.problems], facts, memory: new Map() };
  const desk: LintDesk = {
    document,
    tree,
    lines,
    index: clauseIndex(document),
    prose: proseOf(tree, document),
    ...facts,
  };
  const memory = new Map<string, ReadonlyMap<string, readonly Finding[]>>();
  const problems = problemsOf(desk, lintRules, (rule) => {
    const before = known.get(rule.id) ?? new Map();
    if (!BY_PROSE.has(rule.id) && !BY_BLOCK.has(rule.id)) return rule.check(desk);
    const { findings, seen } = BY_PROSE.has(rule.id) ? byProse(rule, desk, before) : byBlock(rule, desk, before);
    memory.set(rule.id, seen);
    return findings;
  });
  return { document, problems, facts, memory };
}

interface Remembered {
  readonly findings: Finding[];
  readonly seen: ReadonlyMap<string, readonly Finding[]>;
}
type Known = ReadonlyMap<string, readonly Finding[]>;

function byProse(rule: LintRule, desk: LintDesk, known: Known): Remembered {
  const spans = desk.prose.map((prose) => ({
    // What a cell says depends on the heads of its table.
    kind: `${prose.kind} ${prose.header ?? ''}`,
    start: prose.start,
    end: prose.end,
    check: () => rule.check({ ...desk, prose: [prose], tree: NO_TREE }),
  }));
  const { findings, seen } = remember(spans, desk, known);
  return { findings: [...findings, ...rule.check({ ...desk, prose: [] })], seen };
}

function byBlock(rule: LintRule, desk: LintDesk, known: Known): Remembered {
  const spans = desk.tree.children.map((block: RootContent) => ({
    kind: block.type,
    ...spanOf(block),
    check: () => rule.check({ ...desk, prose: [], tree: { type: 'root', children: [block] } }),
  }));
  return remember(spans, desk, known);
}

interface Checked {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly check: () => Finding[];
}

function remember(spans: readonly Checked[], { document }: LintDesk, known: Known): Remembered {
  const seen = new Map<string, readonly Finding[]>();
  const findings = spans.flatMap(({ kind, start, end, check }) => {
    const key = `${kind} ${document.text.slice(start, end)}`;
    const found = seen.get(key) ?? known.get(key) ?? check().map((finding) => moved(finding, -start));
    seen.set(key, found);
    return found.map((finding) => moved(finding, start));
  });
  return { findings, seen };
}

function moved(finding: Finding, by: number): Finding {
  const move = ({ start, end, text }: Splice): Splice => ({ start: start + by, end: end + by, text });
  const { fix, suggestions } = finding;
  return {
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    ...(fix ? { fix: fix.map(move) } : {}),
    ...(suggestions
      ? { suggestions: suggestions.map(({ title, splices }) => ({ title, splices: splices.map(move) })) }
      : {}),
  };
}
