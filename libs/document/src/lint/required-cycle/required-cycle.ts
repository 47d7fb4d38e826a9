import type { LintRule } from '../lint-rule.ts';
import { longerCycles } from '../longer-cycles.ts';

/** A review cycle longer than a policy of this title may have by law or guidance. */
export const requiredCycle: LintRule = {
  id: 'required-cycle',
  check: (desk) =>
    longerCycles(
      desk,
      ({ requiredCycle: required }) => required,
      (policy, cycle, longest) => ({
        severity: 'error',
        message: `“${policy}” has to be reviewed at least every ${cycle}.`,
        advice: `Write \`review: {every: ${longest}}\` or shorter.`,
      }),
    ),
};
