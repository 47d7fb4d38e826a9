import { writtenDuration } from '../../fill/say-date.ts';
import { findingIn, firstLineOf, sentenceAt, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  twelve: 12,
  eighteen: 18,
};
const CYCLE =
  /\b(?:(?<adverb>annually|yearly|biennially|termly|quarterly|monthly)|on an? (?<basis>annual|yearly|biennial|termly|quarterly) basis|(?:every|each) (?:(?<count>\d{1,2}|one|two|three|four|five|six|twelve|eighteen) )?(?<unit>year|month|term)s?|(?<annual>annual|yearly) review)\b/gi;
const ABOUT_THIS = /\b(?:polic(?:y|ies)|protocol|procedure|document|it|this)\b/i;
const MONTHS_OF: Readonly<Record<string, number>> = {
  annual: 12,
  yearly: 12,
  biennial: 24,
  termly: 4,
  quarterly: 3,
  monthly: 1,
};

/** A review cycle in the text that is unlike the one in the front matter, or longer than the law allows. */
export const reviewCycle: LintRule = {
  id: 'review-cycle',
  check: (desk) => {
    const review = desk.document.frontMatter?.review;
    if (!review) return [];
    const every = monthsOf(review.every);
    const inText = desk.prose.flatMap((prose) => unlike(prose, every, review.every));
    return [...inText, ...tooLong(desk, every)];
  },
};

function unlike(prose: Prose, every: number, said: string): Finding[] {
  return [...prose.text.matchAll(CYCLE)].flatMap((match): Finding[] => {
    const sentence = sentenceAt(prose.text, match.index);
    if (!/\breview/i.test(sentence) || !ABOUT_THIS.test(sentence)) return [];
    const months = monthsSaid(match.groups ?? {});
    if (months === 0 || months === every) return [];
    const message = `The text says \`${match[0]}\`, the front matter says every ${writtenDuration(said)}.`;
    const advice = 'Leave the cycle out of the text: it is printed from `review.every`.';
    return [findingIn(prose, match.index, match[0].length, { severity: 'warning', message, advice })];
  });
}

function tooLong(desk: LintDesk, every: number): Finding[] {
  const { document } = desk;
  const longest = document.frontMatter?.review?.statutoryMaximum;
  if (!longest || monthsOf(longest) >= every) return [];
  const found = /^[ \t]*(?:review:.*)?every\b/m.exec(document.text.slice(0, document.contentStart));
  const message = `The review cycle is longer than the required ${writtenDuration(longest)}.`;
  const advice = `Write \`every: ${longest}\` or shorter.`;
  return [{ severity: 'error', message, advice, ...firstLineOf(desk, found?.index ?? 0) }];
}

function monthsSaid(groups: Record<string, string | undefined>): number {
  const word = (groups.adverb?.replace(/^(annual|biennial)ly$/i, '$1') ?? groups.basis ?? groups.annual)?.toLowerCase();
  if (word) return MONTHS_OF[word] ?? 0;
  const count = groups.count ? (NUMBERS[groups.count.toLowerCase()] ?? Number(groups.count)) : 1;
  const unit: Readonly<Record<string, number>> = { year: 12, month: 1, term: 4 };
  return count * (unit[groups.unit?.toLowerCase() ?? ''] ?? 0);
}

function monthsOf(duration: string): number {
  const [, years = '0', months = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?/.exec(duration) ?? [];
  return Number(years) * 12 + Number(months);
}
