import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { holdsAny } from '../words-of.ts';
import type { Word } from './idea.ts';
import { IDEAS } from './ideas.ts';
import { renamedInFamilies } from './families-in.ts';
import { namesAlike } from './names-alike.ts';
import { ownNames } from './own-names.ts';
import { officesRenamed } from './offices.ts';
import { areIntroduced, areSetBeside, coversBoth, haveATie, isDefined, shareASentence } from './told-apart.ts';
import { usesIn, type Use } from './uses-in.ts';

interface Used {
  readonly is: Word;
  /** In the order of the text. */
  readonly uses: readonly Use[];
}

/**
 * Several words for one office, body or group in one text: a reader asks whether two are meant. None is amiss where the text says that
 * there are two or that there is one, in a name, in a quotation, or of somebody else's.
 */
export const mixedTerms: LintRule = {
  id: 'mixed-terms',
  check: (desk) => {
    const byIdea = IDEAS.map(({ words }) => words.map((is) => ({ is, uses: new Array<Use>() })));
    for (const block of desk.prose)
      for (const { idea, word, use } of usesIn(block)) byIdea[idea]?.[word]?.uses.push(use);
    for (const use of headTerms(desk)) byIdea[HEAD_IDEA]?.find(({ is }) => is.short)?.uses.push(use);
    const renamed = [...officesRenamed(desk), ...renamedInFamilies(desk), ...namesAlike(desk), ...ownNames(desk)];
    const mixed = byIdea.flatMap((words, idea) => {
      const used = words.filter(({ uses }) => uses.length > 0);
      const toldApartIn = TOLD_APART[idea];
      if (used.length < 2 || (toldApartIn && desk.prose.some((block) => toldApartIn(block).length > 0))) return [];
      return rarer(used, desk, IDEAS[idea]?.mayBeTwo === true);
    });
    return apart([...mixed, ...renamed]);
  },
};

/** `:term[head]` in a text that gives it no value: the head, under whatever name. */
const HEAD_IDEA = IDEAS.findIndex(({ words }) => words.some(({ word }) => word === 'head'));
const HEAD_TERM = ':term[head]';

function headTerms({ document, prose }: LintDesk): Use[] {
  if (!document.text.includes(HEAD_TERM)) return [];
  return prose.flatMap((block) =>
    allMatches(/\bhead\b/gi, block.text).flatMap(({ 0: word, index }): Use[] =>
      document.text.startsWith(HEAD_TERM, block.offsetAt(index)) ? [{ prose: block, index, length: word.length }] : [],
    ),
  );
}

/** Of findings about the same words, the first. */
function apart(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ start, end }, at) => !findings.slice(0, at).some((one) => one.start < end && start < one.end),
  );
}

/** Where a text says that an idea's words are used for more than one thing. */
const TOLD_APART = IDEAS.map(({ notWith }) => notWith && matchesOf(new RegExp(notWith.source, `${notWith.flags}g`)));

/** The words that are used less than another; of two that are used alike, the one that comes later. */
function rarer(used: readonly Used[], desk: LintDesk, mayBeTwo: boolean): Finding[] {
  const [most, ...others] = used
    .map((word) => ({ ...word, weight: weightOf(word, desk) }))
    .sort((a, b) => b.weight - a.weight || placeOf(a) - placeOf(b));
  return others.flatMap(({ is, uses }): Finding[] => {
    const [first] = uses;
    if (!first || !most || is.short || areSetBeside(uses, most.uses) || isDefined([is.word, most.is.word], desk))
      return [];
    if (mayBeTwo && (areIntroduced(uses) || shareASentence(uses, most.uses))) return [];
    if (is.needsATie && !isKnown(first) && !haveATie(uses, most.uses)) return [];
    if (is.ofNursery || (most.is.ofNursery && desk.prose.some((block) => schoolIn(block).length > 0))) return [];
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

/** `the worker`, of whom the text has spoken. */
function isKnown({ prose: { text }, index, length }: Use): boolean {
  return /\bthe\s+$/i.test(text.slice(0, index)) && !text.slice(index, index + length).endsWith('s');
}

/** A school has pupils, and children besides. */
const schoolIn = matchesOf<Prose>(
  /(?<!\bnursery |\bpre-?)\b(?:schools?|academ(?:y|ies)|colleges?|Years? \d)\b/gi,
  holdsAny('school schools academy academies college colleges year years'),
);

/** A word that a term stands for is the text's own choice; else the usual one is. */
function weightOf({ uses }: Used, { document }: LintDesk): number {
  const isTerm = uses.some(({ prose, index }) => document.text[prose.offsetAt(index)] === ':');
  return uses.length + (isTerm ? Number.MAX_SAFE_INTEGER / 2 : 0);
}

function placeOf({ uses: [first] }: Used): number {
  return first ? first.prose.start + first.index : 0;
}
