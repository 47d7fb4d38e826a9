import { writtenDuration } from '../../fill/say-date.ts';
import { monthsOf } from '../../recurrence/iso-duration.ts';
import { cycleEntry } from '../front-matter-line.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';
import { statedCycles, type StatedCycle } from '../stated-cycles.ts';

/** A review cycle in the text that is unlike the one in the front matter, or longer than the law allows. */
export const reviewCycle: LintRule = {
  id: 'review-cycle',
  check: (desk) => {
    const review = desk.document.frontMatter?.review;
    if (!review) return [];
    const every = monthsOf(review.every);
    const stated = statedCycles(desk);
    const isStated = stated.some((one) => one.months === every && !isOfObjectives(one));
    const unlike = stated
      .filter((one) => one.months !== every && !(isStated && isOfObjectives(one)))
      .map(({ prose, index, words }) => {
        const message = `The text says \`${words}\`, the front matter says every ${writtenDuration(review.every)}.`;
        const advice = 'Leave the cycle out of the text: it is printed from `review.every`.';
        return findingIn(prose, index, words.length, { severity: 'warning', message, advice });
      });
    return [...unlike, ...tooLong(desk, every)];
  },
};

/** `Objectives are set every four years. This policy is reviewed each year`: they have a cycle of their own. */
function isOfObjectives({ prose, index }: StatedCycle): boolean {
  const sentence = sentencesOf(prose).findLast((one) => one.index <= index)?.text ?? '';
  return /\bobjectives\b/i.test(sentence) && !/\b(?:this|the) (?:policy|statement|document)\b/i.test(sentence);
}

function tooLong(desk: LintDesk, every: number): Finding[] {
  const { document } = desk;
  const longest = document.frontMatter?.review?.statutoryMaximum;
  if (!longest || monthsOf(longest) >= every) return [];
  const message = `The review cycle is longer than the required ${writtenDuration(longest)}.`;
  const advice = `Write \`every: ${longest}\` or shorter.`;
  return [{ severity: 'error', message, advice, ...cycleEntry(desk, longest) }];
}
