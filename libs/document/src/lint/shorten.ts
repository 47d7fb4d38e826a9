import type { Problem, Severity } from '../types.ts';
import { MOST_LOOKED_FOR, type Finding } from './lint-rule.ts';

/** Nobody reads further, and a quarter of a million findings in one text would fill the memory of whoever is sent them. */
export const MOST_OF_ONE_RULE = 1_000;
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings of one rule, cut off where nobody reads on; the last says how many more there are, and weighs as much as the gravest. */
export function shortenFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_OF_ONE_RULE) return findings;
  const inOrder = [...findings].sort((one, other) => one.start - other.start);
  const [first, ...more] = inOrder.splice(MOST_OF_ONE_RULE - 1);
  return first ? [...inOrder, { ...summaryOf([first, ...more]), start: first.start, end: first.end }] : inOrder;
}

/** The same for problems of many rules, in the order of the text. */
export function shortenProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_OF_ONE_RULE) return problems;
  const shortened = [...Map.groupBy(problems, ({ rule }) => rule).values()].flatMap((same) => {
    if (same.length <= MOST_OF_ONE_RULE) return same;
    const [first, ...more] = same.splice(MOST_OF_ONE_RULE - 1);
    if (!first) return same;
    const { rule, range, clauseId } = first;
    return [...same, { rule, range, ...(clauseId ? { clauseId } : {}), ...summaryOf([first, ...more]) }];
  });
  return shortened.sort((one, other) => one.range.start.offset - other.range.start.offset);
}

function summaryOf(
  found: readonly { readonly severity: Severity }[],
): Pick<Finding, 'severity' | 'message' | 'advice'> {
  const severity = GRAVEST_FIRST.find((one) => found.some((finding) => finding.severity === one)) ?? 'error';
  const isAll = found.length + MOST_OF_ONE_RULE <= MOST_LOOKED_FOR;
  const message = `There are ${isAll ? '' : 'at least '}${found.length} more of this kind, from here on.`;
  return { severity, message, advice: 'Mend those before this one, then look again.' };
}
