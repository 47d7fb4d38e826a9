import type { Heading } from 'mdast';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Splice } from '../../types.ts';
import type { Finding, LintRule } from '../lint-rule.ts';

/** `##` followed by `####`: a reader who moves by headings would look for a section that is not there. */
export const headingLevelSkipped: LintRule = {
  id: 'heading-level-skipped',
  check: ({ tree, document }) => {
    const headings = tree.children.filter((block) => block.type === 'heading');
    return headings.flatMap((block, at): Finding[] => {
      const previous = headings[at - 1]?.depth;
      if (previous === undefined || block.depth <= previous + 1) return [];
      const fix = raised(headings.slice(at), block.depth - previous - 1, document.text);
      return [
        {
          severity: 'warning',
          message: `This heading skips a level: ${block.depth} after ${previous}.`,
          advice: `Write ${'#'.repeat(previous + 1)} instead of ${'#'.repeat(block.depth)}.`,
          ...spanOf(block),
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
};

/** Takes `by` levels from a heading and from those beside and below it, so that they stay beside and below it. */
function raised(from: readonly Heading[], by: number, text: string): Splice[] | undefined {
  const [first] = from;
  const next = from.findIndex((heading) => heading.depth < (first?.depth ?? 0));
  const splices = (next < 0 ? from : from.slice(0, next)).map((heading): Splice => {
    const { start } = spanOf(heading);
    return { start, end: start + by, text: '' };
  });
  return splices.every(({ start, end }) => /^#+$/.test(text.slice(start, end))) ? splices : undefined;
}
