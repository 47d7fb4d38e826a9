import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';

/** `##` followed by `####`: a reader who moves by headings would look for a section that is not there. */
export const headingLevelSkipped: LintRule = {
  id: 'heading-level-skipped',
  check: ({ tree }) => {
    const found: Finding[] = [];
    let previous: number | undefined;
    for (const block of tree.children) {
      if (block.type !== 'heading') continue;
      if (previous !== undefined && block.depth > previous + 1) {
        const advice = `Write ${'#'.repeat(previous + 1)} instead of ${'#'.repeat(block.depth)}.`;
        found.push({
          severity: 'warning',
          message: `This heading skips a level: ${block.depth} after ${previous}.`,
          advice,
          ...spanOf(block),
        });
      }
      previous = block.depth;
    }
    return found;
  },
};
