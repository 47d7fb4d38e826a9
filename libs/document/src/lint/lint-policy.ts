import type { OrganisationFacts, PolicyDocument, Problem } from '../types.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { partFinder, readingOf } from '../read/reading.ts';
import type { LintDesk } from './lint-rule.ts';
import { lintRules } from './lint-rules.ts';
import { proseOf } from './prose.ts';

export interface LintFacts {
  /** ISO date: law that is not yet superseded on this day is not reported. */
  readonly today: string;
  /** The edition that a school's text is based on. */
  readonly edition?: PolicyDocument;
  readonly organisation?: OrganisationFacts;
}

/** Everything wrong with a text: the reader's problems and those of every rule, in the order of the text. */
export function lintPolicy(document: PolicyDocument, facts: LintFacts): Problem[] {
  const { tree, lines } = readingOf(document);
  if (tree.children.length === 0) return [...document.problems];
  const desk: LintDesk = {
    document,
    tree,
    lines,
    index: clauseIndex(document),
    prose: proseOf(tree, document),
    ...facts,
  };
  const partAt = partFinder(document);
  const found = lintRules.flatMap((rule) =>
    rule.check(desk).map(({ start, end, ...finding }): Problem => {
      const part = partAt(start);
      const clauseId = part && part.kind !== 'preamble' ? { clauseId: part.id } : {};
      return { rule: rule.id, ...finding, ...clauseId, range: lines.range(start, end) };
    }),
  );
  return [...document.problems, ...found].sort((a, b) => a.range.start.offset - b.range.start.offset);
}
