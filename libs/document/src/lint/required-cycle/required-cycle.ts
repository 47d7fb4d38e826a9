import { writtenDuration } from '../../fill/say-date.ts';
import { monthsOf } from '../cycles-in.ts';
import { cycleEntry } from '../front-matter-line.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { statedCycles } from '../stated-cycles.ts';
import { findStatutoryPolicy, sourceOfStatutory, type StatutoryPolicy } from '../statutory-policies.ts';

/** A review cycle longer than a policy of this title may have (an error) or is advised to have (a remark). */
export const requiredCycle: LintRule = {
  id: 'required-cycle',
  check: (desk) => {
    const { title = '', review, appliesTo } = desk.document.frontMatter ?? {};
    const policy = findStatutoryPolicy(title, appliesTo?.settings ?? []);
    const longest = policy?.requiredCycle ?? policy?.recommendedCycle;
    if (!policy || longest === undefined) return [];
    if (review) {
      if (monthsOf(review.every) <= monthsOf(longest)) return [];
      return [{ ...say(policy, longest), ...cycleEntry(desk, longest) }];
    }
    return statedCycles(desk)
      .filter(({ months }) => months > monthsOf(longest))
      .map(({ prose, index, words }) => findingIn(prose, index, words.length, say(policy, longest)));
  },
};

function say(policy: StatutoryPolicy, longest: string): Omit<Finding, 'start' | 'end'> {
  const required = policy.requiredCycle !== undefined;
  const source = sourceOfStatutory(policy);
  const cycle = writtenDuration(longest).replace(/^1 /, '');
  return required
    ? {
        severity: 'error',
        message: `“${policy.name}” has to be reviewed at least every ${cycle}.`,
        advice: `Write \`review: {every: ${longest}}\` or shorter.`,
        source,
      }
    : {
        severity: 'info',
        message: `A review of “${policy.name}” at least every ${cycle} is recommended, not required.`,
        advice: `Consider \`review: {every: ${longest}}\`.`,
        source,
      };
}
