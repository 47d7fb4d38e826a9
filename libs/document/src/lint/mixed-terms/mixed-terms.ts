import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import { IDEAS, type Word } from './ideas.ts';
import { areSetBeside, coversBoth, isDefined } from './told-apart.ts';
import { usesIn, type Use } from './uses-in.ts';

interface Used {
  readonly is: Word;
  /** In the order of the text. */
  readonly uses: readonly Use[];
}

/** Several words for one idea in one text: a reader asks whether two people are meant. */
export const mixedTerms: LintRule = {
  id: 'mixed-terms',
  check: (desk) => {
    const byIdea = IDEAS.map(({ words }) => words.map((is) => ({ is, uses: new Array<Use>() })));
    for (const block of desk.prose)
      for (const { idea, word, use } of usesIn(block)) byIdea[idea]?.[word]?.uses.push(use);
    return byIdea.flatMap((words, idea) => {
      const used = words.filter(({ uses }) => uses.length > 0);
      const toldApartIn = TOLD_APART[idea];
      if (used.length < 2 || (toldApartIn && desk.prose.some((block) => toldApartIn(block).length > 0))) return [];
      return rarer(used, desk);
    });
  },
};

/** Where a text says that an idea's words are used for more than one thing. */
const TOLD_APART = IDEAS.map(({ notWith }) => notWith && matchesOf(new RegExp(notWith.source, `${notWith.flags}g`)));

/** The words that are used less than another; of two that are used alike, the one that comes later. */
function rarer(used: readonly Used[], desk: LintDesk): Finding[] {
  const [most, ...others] = used
    .map((word) => ({ ...word, weight: weightOf(word, desk) }))
    .sort((a, b) => b.weight - a.weight || placeOf(a) - placeOf(b));
  return others.flatMap(({ is, uses }): Finding[] => {
    const [first] = uses;
    if (!first || !most || is.short || areSetBeside(uses, most.uses) || isDefined([is.word, most.is.word], desk))
      return [];
    if (is.setting && most.is.setting && coversBoth(is.setting, most.is.setting, desk)) return [];
    const message = `\`${is.word}\` and \`${most.is.word}\` are both used here.`;
    return [
      findingIn(first.prose, first.index, first.length, {
        severity: 'info',
        message,
        advice: `If they mean one, write \`${most.is.word}\` throughout, or make it a term: \`:term[…]\`.`,
      }),
    ];
  });
}

/** A word that a term stands for is the text's own choice; else the usual one is. */
function weightOf({ uses }: Used, { document }: LintDesk): number {
  const isTerm = uses.some(({ prose, index }) => document.text[prose.offsetAt(index)] === ':');
  return uses.length + (isTerm ? Number.MAX_SAFE_INTEGER / 2 : 0);
}

function placeOf({ uses: [first] }: Used): number {
  return first ? first.prose.start + first.index : 0;
}
