import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';

/** Words that mean one thing; a text should choose one of each row. */
const ONE_IDEA: readonly (readonly string[])[] = [
  ['headteacher', 'head teacher', 'principal', 'head of centre', 'head of school'],
  [
    'governing body',
    'board of governors',
    'governing board',
    'board of directors',
    'board of trustees',
    'management committee',
  ],
  ['pupil', 'student', 'learner'],
  ['employee', 'staff member', 'member of staff'],
  ['online safety', 'e-safety', 'internet safety'],
  ['whistleblowing', 'whistle blowing', 'confidential reporting'],
  ['social networking', 'social media'],
];

interface Use {
  readonly prose: Prose;
  readonly index: number;
  readonly length: number;
}

/** Several words for one idea in one text: a reader asks whether two people are meant. */
export const mixedTerms: LintRule = {
  id: 'mixed-terms',
  check: (desk) => ONE_IDEA.flatMap((words) => inText(words, desk)),
};

function inText(words: readonly string[], desk: LintDesk): Finding[] {
  const uses = words.map((word) => ({ word, uses: usesOf(word, desk) })).filter((entry) => entry.uses.length > 0);
  if (uses.length < 2) return [];
  const [most, ...others] = uses.sort((a, b) => b.uses.length - a.uses.length);
  return others.flatMap(({ word, uses: [first] }): Finding[] => {
    if (!first || !most) return [];
    const message = `\`${word}\` and \`${most.word}\` are both used here.`;
    return [
      findingIn(first.prose, first.index, first.length, {
        severity: 'info',
        message,
        advice: `If they mean one, write \`${most.word}\` throughout, or make it a term: \`:term[…]\`.`,
      }),
    ];
  });
}

function usesOf(word: string, desk: LintDesk): Use[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])${word.replace(/[ -]/g, '[\\s-]+')}(?:e?s)?(?![\\p{L}\\p{N}-])`,
    'giu',
  );
  return desk.prose.flatMap((prose) =>
    [...prose.text.matchAll(pattern)].map((match) => ({ prose, index: match.index, length: match[0].length })),
  );
}
