import { writtenDuration } from '../../fill/say-date.ts';
import { monthsOf } from '../../recurrence/iso-duration.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { longerCycles } from '../longer-cycles.ts';
import { namedCycles } from '../named-cycles.ts';
import { settingsOf } from '../settings-of.ts';
import { sourceOfStatutory } from '../statutory-policies.ts';

/** A review cycle longer than a policy may have by law or guidance: the text itself by its title, or one that it names. */
export const requiredCycle: LintRule = {
  id: 'required-cycle',
  check: (desk) => {
    const own = longerCycles(desk, ({ requiredCycle: required }) => required, say);
    const seen = new Set(own.map(({ end }) => end));
    return [...own, ...ofNamed(desk).filter(({ end }) => !seen.has(end))];
  },
};

function say(policy: string, cycle: string, longest: string): Pick<Finding, 'severity' | 'message' | 'advice'> {
  return {
    severity: 'error',
    message: `“${policy}” has to be reviewed at least every ${cycle}.`,
    advice: `Write \`review: {every: ${longest}}\` or shorter.`,
  };
}

/** What a text says of policies by their names: a list of all policies, a section on another one. */
function ofNamed(desk: LintDesk): Finding[] {
  return namedCycles(desk, settingsOf(desk)).flatMap(({ policy, prose, index, words, months }) => {
    const { name, requiredCycle: longest = 'P0Y' } = policy;
    if (months <= monthsOf(longest)) return [];
    const cycle = writtenDuration(longest).replace(/^1 /, '');
    return [
      findingIn(prose, index, words.length, {
        ...say(name, cycle, longest),
        advice: `Write every ${cycle}, or a shorter cycle.`,
        source: sourceOfStatutory(policy),
      }),
    ];
  });
}
