import { matchesOf } from '../matches-of.ts';
import type { LintDesk } from '../lint-rule.ts';
import { sentenceAt } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { holdsAny } from '../words-of.ts';
import { SETTINGS, type Setting } from './ideas.ts';
import type { Use } from './uses-in.ts';

/** Between two words that a text says are one, or two: `headteacher (in our academies, the principal)`, `head or principal`, `pupils and students`. */
const SIDE_BY_SIDE =
  /^(?:['’]s)?\s*(?:\/|\band(?: the| our| all)?\s*$|\bor\b|\([^)]*$|,? (?:also )?(?:called|known as)\b)(?:[^.;)]{0,40})$/i;
/** Words that say what another means. */
const DEFINES = /\b(?:means?|includes?|refers? to|is used (?:for|of)|we mean|stands for|is called|calls)\b/i;
const FARTHEST = 120;

/** Whether a text sets two words beside each other, as one or as two: then it knows what it does. */
export function areSetBeside(some: readonly Use[], others: readonly Use[]): boolean {
  const inOrder = [...some, ...others].sort((a, b) => a.prose.start - b.prose.start || a.index - b.index);
  return inOrder.some((use, at) => {
    const next = inOrder[at + 1];
    if (!next || next.prose !== use.prose || next.index - use.index > FARTHEST) return false;
    if (SIDE_BY_SIDE.test(use.prose.text.slice(use.index + use.length, next.index))) return true;
    return some.includes(use) !== some.includes(next) && DEFINES.test(sentenceAt(use.prose.text, use.index));
  });
}

/** Whether a sentence defines a word by the other. */
export function isDefined(words: readonly string[], { prose }: LintDesk): boolean {
  return prose.some(
    (block) =>
      definitionsIn(block).length > 0 &&
      words.every((word) => new RegExp(`\\b${word.replace(/[()?]/g, '.')}`, 'i').test(block.text)),
  );
}

const definitionsIn = matchesOf<Prose>(
  /[“"‘'][^“”"‘’]{1,60}[”"’'],? (?:(?:here|below|also|in this \p{L}+|as used here|throughout|shall|will|is to) ){0,3}(?:means?|includes?|refers?|is used|covers?|denotes?|stands for|extends to|takes in|be read|(?:has|have|bears?) (?:here )?(?:the|its|their) (?:same )?meaning)\b|\bthe (?:word|expression)s?\b|\bthe terms? (?:[“"‘'«]|\p{L}+ (?:\p{L}+ )?(?:means?|includes?|refers?|covers?|is used|are used|stands? for))|\b(?:by|when we (?:say|write|speak of))\b[^.]{1,60}\bwe (?:also )?mean\b|\breferences? to\b[^.]{1,80}\b(?:includes?|are to|also)\b|\bin this (?:policy|document|procedure|text|plan|scheme)\b[^.]{0,60}\b(?:means?|includes?|covers?|refers? to|stands for)\b/giu,
  holdsAny(
    `mean means include includes refer refers used cover covers denote denotes stand stands extends takes read meaning word words
    expression expressions term terms reference references`,
  ),
);

/** A text for schools and nurseries has a headteacher and a manager: two people of two settings. */
export function coversBoth(one: Setting, other: Setting, { document, prose }: LintDesk): boolean {
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
