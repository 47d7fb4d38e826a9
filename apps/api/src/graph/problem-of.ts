import type { Problem } from '@ratify/document';
import type { ProblemType } from './problem.types.ts';

/** A problem as the API shows it: where it starts, in lines and columns. */
export function problemOf(problem: Problem): ProblemType {
  const { rule, severity, message, advice, range, clauseId = null, source = null } = problem;
  return { rule, severity, message, advice, line: range.start.line, column: range.start.column, clauseId, source };
}
