import { writtenDuration } from '../fill/say-date.ts';
import { monthsOf } from './cycles-in.ts';
import { cycleEntry } from './front-matter-line.ts';
import { findingIn, type Finding, type LintDesk } from './lint-rule.ts';
import { statedCycles } from './stated-cycles.ts';
import { findStatutoryPolicy, sourceOfStatutory, type StatutoryPolicy } from './statutory-policies.ts';

type Words = Pick<Finding, 'severity' | 'message' | 'advice'>;

/** Review cycles of a text, in its front matter or else in its words, that are longer than the one that its title calls for. */
export function longerCycles(
  desk: LintDesk,
  longestOf: (policy: StatutoryPolicy) => string | undefined,
  say: (policy: string, cycle: string, longest: string) => Words,
): Finding[] {
  const { title = '', review, appliesTo } = desk.document.frontMatter ?? {};
  const policy = findStatutoryPolicy(title, appliesTo?.settings ?? []);
  const longest = policy && longestOf(policy);
  if (!policy || longest === undefined) return [];
  const words = {
    ...say(policy.name, writtenDuration(longest).replace(/^1 /, ''), longest),
    source: sourceOfStatutory(policy),
  };
  if (review) return monthsOf(review.every) <= monthsOf(longest) ? [] : [{ ...words, ...cycleEntry(desk, longest) }];
  return statedCycles(desk)
    .filter(({ months }) => months > monthsOf(longest))
    .map(({ prose, index, words: cycle }) => findingIn(prose, index, cycle.length, words));
}
