import fc from 'fast-check';
import { applyEdits, basePolicy, councilEdits, policyText, schoolEdits } from './generated-policies.ts';

/** A generated edition, a school's text made from it and a newer edition, with what each side put in. */
export const threePolicies = fc
  .record({ base: basePolicy, school: schoolEdits, council: councilEdits })
  .map(({ base, school, council }) => {
    const [ours, theirs] = [applyEdits(base, 'ours', school), applyEdits(base, 'theirs', council)];
    return {
      policies: { base, ours: ours.policy, theirs: theirs.policy },
      marks: { ours: ours.marks, theirs: theirs.marks },
      base: policyText(base),
      ours: policyText(ours.policy, ['based-on: generated@1']),
      theirs: policyText(theirs.policy),
    };
  });
