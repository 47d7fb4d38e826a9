import type { LintRule } from '../lint-rule.ts';
import { longerCycles } from '../longer-cycles.ts';

/** A review cycle longer than is recommended for a policy, this one or one that is named: a remark, as nobody has to follow it. */
export const advisedCycle: LintRule = {
  id: 'advised-cycle',
  check: (desk) =>
    longerCycles(desk, 'recommended', (policy, cycle, longest) => ({
      severity: 'info',
      message: `A review of “${policy}” at least every ${cycle} is recommended, not required.`,
      advice: `Consider \`review: {every: ${longest}}\`.`,
    })),
};
