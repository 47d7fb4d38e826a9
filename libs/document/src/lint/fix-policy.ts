import { applySplices } from '../splices.ts';
import { readPolicy } from '../read/read-policy.ts';
import type { Problem, Splice } from '../types.ts';
import { allProblems, type LintFacts } from './lint-policy.ts';
import { shortenProblems } from './shorten.ts';

/** A text with its certain problems mended. */
export interface FixedPolicy {
  readonly text: string;
  /** What was mended, in the order in which it was; ranges are of the text as it was before that round. */
  readonly mended: readonly Problem[];
  /** What is wrong with `text`. */
  readonly problems: readonly Problem[];
}

/** One mended problem may bring another to light, which the next round mends; no honest text needs more rounds. */
const MOST_ROUNDS = 10;

/**
 * Makes every fix that cannot be wrong, and none that somebody has to choose. Each is a splice: what it does not name keeps its
 * bytes, line ends and Unicode form included. Fixes that together would bring a new error are not made. Mending a mended
 * text changes nothing.
 */
export function fixPolicy(text: string, facts: LintFacts): FixedPolicy {
  const mended: Problem[] = [];
  let document = readPolicy(text);
  let problems = allProblems(document, facts);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const chosen = withoutOverlaps(problems);
    if (chosen.length === 0) break;
    const next = readPolicy(applySplices(document.text, chosen.flatMap(spliceOf)));
    const left = allProblems(next, facts);
    if (errorsIn(left) > errorsIn(problems)) break;
    document = next;
    problems = left;
    mended.push(...chosen);
  }
  return { text: document.text, mended, problems: shortenProblems(problems) };
}

/** Problems whose fixes do not touch each other; of two that do, the first of the text is mended, the other in the next round. */
function withoutOverlaps(problems: readonly Problem[]): Problem[] {
  const taken: Splice[] = [];
  return problems.filter((problem) => {
    const splices = spliceOf(problem);
    if (splices.length === 0 || splices.some((one) => taken.some((other) => touch(one, other)))) return false;
    taken.push(...splices);
    return true;
  });
}

function touch(one: Splice, other: Splice): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function spliceOf({ fix = [] }: Problem): readonly Splice[] {
  return fix;
}

function errorsIn(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}
