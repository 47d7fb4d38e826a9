import { writtenDuration } from '../../fill/say-date.ts';
import { monthsOf } from '../../recurrence/iso-duration.ts';
import { cycleEntry } from '../front-matter-line.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { statedCycles } from '../stated-cycles.ts';

/** A review cycle in the text that is unlike the one in the front matter, or longer than the law allows. */
export const reviewCycle: LintRule = {
  id: 'review-cycle',
  check: (desk) => {
    const review = desk.document.frontMatter?.review;
    if (!review) return [];
    const every = monthsOf(review.every);
    const unlike = statedCycles(desk)
      .filter(({ months }) => months !== every)
      .map(({ prose, index, words }) => {
        const message = `The text says \`${words}\`, the front matter says every ${writtenDuration(review.every)}.`;
        const advice = 'Leave the cycle out of the text: it is printed from `review.every`.';
        return findingIn(prose, index, words.length, { severity: 'warning', message, advice });
      });
    return [...unlike, ...tooLong(desk, every)];
  },
};

function tooLong(desk: LintDesk, every: number): Finding[] {
  const { document } = desk;
  const longest = document.frontMatter?.review?.statutoryMaximum;
  if (!longest || monthsOf(longest) >= every) return [];
  const message = `The review cycle is longer than the required ${writtenDuration(longest)}.`;
  const advice = `Write \`every: ${longest}\` or shorter.`;
  return [{ severity: 'error', message, advice, ...cycleEntry(desk, longest) }];
}
