import { findingIn, sentenceAt, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { WORD, wordsOf } from '../words-of.ts';
import { ONE_IDEA, SETTINGS, type OneIdea, type Setting, type Word } from './one-idea.ts';

interface Use {
  readonly prose: Prose;
  readonly index: number;
  readonly length: number;
}

interface Ready {
  readonly idea: OneIdea;
  /** One of `forms` stands in every block that holds the word. */
  readonly words: readonly (Word & { readonly pattern: RegExp; readonly forms: readonly string[] })[];
}

/** Between two words that a text says are one: `headteacher (in our academies, the principal)`, `head or principal`. */
const SAID_TO_BE_ONE =
  /^(?:['’]s)?\s*(?:\/|\band(?: the| our)?\s*$|\bor\b|\([^)]*$|,? (?:also )?(?:called|known as)\b)(?:[^.;)]{0,40})$/i;
/** How far around a word the text is looked at. */
const NEARBY = 40;

const ready: readonly Ready[] = ONE_IDEA.map((idea) => ({
  idea,
  words: idea.words.map((word) => ({ ...word, pattern: patternOf(word.word), forms: formsOf(word.word) })),
}));

/** Several words for one idea in one text: a reader asks whether two people are meant. */
export const mixedTerms: LintRule = {
  id: 'mixed-terms',
  check: (desk) => ready.flatMap((idea) => inText(idea, desk)),
};

function inText({ idea, words }: Ready, desk: LintDesk): Finding[] {
  const uses = words
    .map((word) => ({ word: word.word, setting: word.setting, uses: usesOf(word, idea, desk) }))
    .filter((entry) => entry.uses.length > 0);
  if (uses.length < 2) return [];
  const [most, ...others] = uses.sort((a, b) => b.uses.length - a.uses.length);
  return others.flatMap(({ word, setting, uses: [first, ...rest] }): Finding[] => {
    if (!first || !most || anySaidToBeOne([first, ...rest], most.uses)) return [];
    if (setting && most.setting && coversBoth(setting, most.setting, desk)) return [];
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

/** A text for schools and nurseries has a headteacher and a manager: two people of two settings. */
function coversBoth(one: Setting, other: Setting, { document, prose }: LintDesk): boolean {
  if (one === other) return false;
  const { settings = [] } = document.frontMatter?.appliesTo ?? {};
  const has = (kind: Setting): boolean =>
    settings.some((name) => new RegExp(`^(?:${SETTINGS[kind]})$`, 'i').test(name));
  if (has(one) && has(other)) return true;
  const joined = (a: Setting, b: Setting): string =>
    `\\b(?:${SETTINGS[a]})\\b(?:,| and| or|/| \\p{L}+,?){1,3} (?:the |our |an? |in )?\\b(?:${SETTINGS[b]})\\b`;
  const both = new RegExp(`${joined(one, other)}|${joined(other, one)}`, 'iu');
  return prose.some(({ text }) => both.test(text));
}

/** Looks at neighbours only: words that are said to be one stand side by side. */
function anySaidToBeOne(some: readonly Use[], others: readonly Use[]): boolean {
  const inOrder = [...some, ...others].sort((a, b) => a.prose.start - b.prose.start || a.index - b.index);
  return inOrder.some((use, at) => {
    const next = inOrder[at + 1];
    if (!next || next.prose !== use.prose || next.index - use.index > 3 * NEARBY) return false;
    return SAID_TO_BE_ONE.test(use.prose.text.slice(use.index + use.length, next.index));
  });
}

function usesOf(
  { pattern, forms, notAfter, notBefore }: Ready['words'][number],
  { notIn }: OneIdea,
  desk: LintDesk,
): Use[] {
  const blocks = desk.prose.filter((prose) => forms.some((form) => wordsOf(prose).has(form)));
  return blocks.flatMap((prose) =>
    [...prose.text.matchAll(pattern)]
      .filter(
        (match) =>
          !notAfter?.test(prose.text.slice(Math.max(0, match.index - NEARBY), match.index)) &&
          !notBefore?.test(prose.text.slice(match.index + match[0].length, match.index + match[0].length + NEARBY)) &&
          !notIn?.test(sentenceAt(prose.text, match.index)),
      )
      .map((match) => ({ prose, index: match.index, length: match[0].length })),
  );
}

/** The first word of a name, which alone may be in the plural where it is the only one. */
function formsOf(name: string): string[] {
  const [first = '', ...more] = name.toLowerCase().match(WORD) ?? [];
  return more.length > 0 ? [first] : [first, `${first}s`, `${first}es`];
}

function patternOf(word: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}-])${word.replace(/[ -]/g, '[\\s-]+')}(?:e?s)?(?:['’]s?)?(?![\\p{L}\\p{N}-])`,
    'giu',
  );
}
