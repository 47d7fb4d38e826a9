import type { LintRule } from '../lint-rule.ts';
import { longerCycles } from '../longer-cycles.ts';

/** A review cycle longer than a policy may have by law or guidance: the text itself by its title, or one that it names. */
export const requiredCycle: LintRule = {
  id: 'required-cycle',
  check: (desk) =>
    longerCycles(desk, 'required', (policy, cycle, longest) => ({
      severity: 'error',
      message: `“${policy}” has to be reviewed at least every ${cycle}.`,
      advice: `Write \`review: {every: ${longest}}\` or shorter.`,
    })),
};
