import type { OrganisationFacts, PolicyDocument, Problem } from '../types.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { partFinder, readingOf } from '../read/reading.ts';
import { findingsOf, MOST_LOOKED_FOR, type Finding, type LintDesk, type LintRule } from './lint-rule.ts';
import { lintRules } from './lint-rules.ts';
import { proseOf } from './prose.ts';
import { shortenFindings, shortenProblems } from './shorten.ts';

export interface LintFacts {
  /** ISO date: law that is not yet superseded on this day is not reported. */
  readonly today: string;
  /** The edition that a school's text is based on. */
  readonly edition?: PolicyDocument;
  readonly organisation?: OrganisationFacts;
}

/**
 * What is wrong with a text: the reader's problems and those of every rule, in the order of the text. Of one rule at most
 * `MOST_OF_ONE_RULE` are told, and then how many more there are.
 */
export function lintPolicy(document: PolicyDocument, facts: LintFacts): Problem[] {
  return problemsIn(document, facts, shortenFindings, MOST_LOOKED_FOR);
}

type Shorten = (findings: readonly Finding[]) => readonly Finding[];

/** Everything wrong with a text, however often. */
export function allProblems(document: PolicyDocument, facts: LintFacts): Problem[] {
  return problemsIn(document, facts, (findings) => findings, Infinity);
}

function problemsIn(document: PolicyDocument, facts: LintFacts, shorten: Shorten, most: number): Problem[] {
  const desk = deskOf(document, facts);
  return desk ? problemsOf(desk, lintRules, (rule) => findingsOf(rule, desk, most), shorten) : [...document.problems];
}

/** All that rules may look at in a text; undefined for one that could not be read. */
export function deskOf(document: PolicyDocument, facts: LintFacts): LintDesk | undefined {
  const { tree, lines } = readingOf(document);
  // Nothing may stand below a head that can be read.
  if (tree.children.length === 0 && document.frontMatter === undefined) return undefined;
  return { document, tree, lines, index: clauseIndex(document), prose: proseOf(tree, document), notes: [], ...facts };
}

/** Of findings that are to be made once in a text, the first. */
function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>();
  return findings.filter(({ onceInAText, message }) => {
    if (!onceInAText) return true;
    const isFirst = !said.has(message);
    said.add(message);
    return isFirst;
  });
}

/** The problems of a document as its reader and its rules find them, each with its place and its clause, in the order of the text. */
export function problemsOf(
  { document, lines }: LintDesk,
  rules: readonly LintRule[],
  check: (rule: LintRule) => readonly Finding[],
  shorten: Shorten = shortenFindings,
): Problem[] {
  const partAt = partFinder(document);
  const found = rules.flatMap((rule) =>
    shorten(saidOnce(check(rule))).map(({ start, end, onceInAText: _, ...finding }): Problem => {
      const part = partAt(start);
      const clauseId = part && part.kind !== 'preamble' ? { clauseId: part.id } : {};
      return { rule: rule.id, ...finding, ...clauseId, range: lines.range(start, end) };
    }),
  );
  return [...shortenProblems(document.problems), ...found].sort((a, b) => a.range.start.offset - b.range.start.offset);
}
