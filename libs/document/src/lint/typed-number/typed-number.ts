import { findingIn, mend, type LintRule } from '../lint-rule.ts';
import { countsAsTyped, typedNumberOf } from './counts-as-typed.ts';

/** A number typed at the head of a heading or clause: numbers come from the structure. */
export const typedNumber: LintRule = {
  id: 'typed-number',
  check: (desk) => {
    const { prose, document } = desk;
    const certain = countsAsTyped(desk);
    return prose.flatMap((block) => {
      const typed = typedNumberOf(block);
      if (typed === undefined) return [];
      const start = block.offsetAt(0);
      const end = start + typed.length;
      const finding = findingIn(block, 0, typed.trimEnd().length, {
        severity: 'warning',
        message: `The number \`${typed.trim()}\` is typed.`,
        advice: 'Take it out: the number comes from the place in the text.',
      });
      if (document.text.slice(start, end) !== typed || typed.length >= block.text.length) return [finding];
      return [{ ...finding, ...mend([{ start, end, text: '' }], certain, `Take out \`${typed.trim()}\``) }];
    });
  },
};
