import { lintPolicy, type LintFacts, type PolicyDocument, type Problem } from '@ratify/document';

interface Linted {
  readonly asked: string;
  readonly edition: PolicyDocument | undefined;
  readonly problems: readonly Problem[];
}

const linted = new WeakMap<PolicyDocument, Linted>();

/**
 * The problems of a reading from `readStored`: looked for once a day, and anew where the facts or the edition are others. They stand
 * for as long as the reading does.
 */
export function lintStored(document: PolicyDocument, facts: LintFacts): readonly Problem[] {
  const { edition, ...others } = facts;
  const asked = JSON.stringify(others);
  const kept = linted.get(document);
  if (kept && kept.asked === asked && kept.edition === edition) return kept.problems;
  const problems = lintPolicy(document, facts);
  linted.set(document, { asked, edition, problems });
  return problems;
}
