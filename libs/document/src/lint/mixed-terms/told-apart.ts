import { matchesOf } from '../matches-of.ts';
import type { LintDesk } from '../lint-rule.ts';
import { sentenceAt } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { stemsOf } from '../stems.ts';
import { cellContextOf } from '../table-context.ts';
import { holdsAny } from '../words-of.ts';
import { SETTINGS, type Setting } from './idea.ts';
import type { Use } from './uses-in.ts';

/** Between two words that a text says are one, or two: `headteacher (in our academies, the principal)`, `head or principal`, `pupils and students`. */
const SIDE_BY_SIDE =
  /^(?:['’]s)?\s*(?:\/|\band(?: the| our| all)?\s*$|\bor\b|\([^)]*$|,? who (?:is|are) (?:also )?(?:the |our )?$|,? (?:(?:is|are|was|were) )?(?:also )?(?:called|known (?:[\p{L} ]{0,30})?as|termed)\b)(?:[^.;)]{0,40})$/iu;
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

/** `A learning support assistant is tied to one pupil`: another post, told for the first time. */
const IS_INTRODUCED = /^(?:s|es)?\s+(?:is|are|has|have|works?|means)\b/i;
const INDEFINITE = /(?:^|[.!?]\s+)(?:an?|some|one|our other|another|other)\s+$/i;

/** Whether a text tells what somebody is whom it names for the first time. */
export function areIntroduced(uses: readonly Use[]): boolean {
  return uses.some(
    ({ prose: { text }, index, length }) =>
      INDEFINITE.test(text.slice(0, index)) && IS_INTRODUCED.test(text.slice(index + length)),
  );
}

/** Whether one sentence, or one row, names both: then it speaks of two. */
export function shareASentence(some: readonly Use[], others: readonly Use[]): boolean {
  return some.some((one) =>
    others.some(
      (other) =>
        (other.prose === one.prose &&
          sentenceAt(one.prose.text, one.index) === sentenceAt(other.prose.text, other.index) &&
          !isInAnotherClause(one, other)) ||
        // So does a row of a table.
        (other.prose !== one.prose && cellContextOf(other.prose)?.cells.includes(one.prose) === true),
    ),
  );
}

/**
 * `… is kept by the information officer, and the data protection officer reports on it`: where the second begins a clause of its own
 * nobody is set against anybody, as in `the clerk sends it to the secretary`.
 */
const OWN_CLAUSE = /, (?:and|but|while|which) (?:the|our|its|their|an?) (?:\p{L}+ )?$/u;

function isInAnotherClause(one: Use, other: Use): boolean {
  const [first, last] = one.index < other.index ? [one, other] : [other, one];
  return OWN_CLAUSE.test(one.prose.text.slice(first.index + first.length, last.index));
}

/** `The class tutor signs the report that the form tutor has written`: the second has a clause of its own, whatever joins it. */
const ANY_CLAUSE =
  /\b(?:and|but|while|which|that|who|whom|when|once|after|before|until|if|because|since) (?:the|our|its|their|an?) (?:\p{L}+ )?$/u;

/** Whether one clause, or one row, names both: of two names that end alike, nobody would set them against each other in less. */
export function shareOneClause(some: readonly Use[], others: readonly Use[]): boolean {
  return some.some((one) => {
    const near = others.filter((other) => shareASentence([one], [other]));
    return near.some((other) => {
      if (other.prose !== one.prose) return true;
      const [first, last] = one.index < other.index ? [one, other] : [other, one];
      return !ANY_CLAUSE.test(one.prose.text.slice(first.index + first.length, last.index));
    });
  });
}

/** Whether what is said where an odd name stands has been said of the usual one: `by the door`, `in which the checks are written`. */
export function haveATie(odd: readonly Use[], usual: readonly Use[]): boolean {
  const names = new Set(
    [...odd, ...usual].flatMap(({ prose, index, length }) => [...stemsOf(prose.text.slice(index, index + length))]),
  );
  const saidOf = (uses: readonly Use[]): Set<string> =>
    new Set(uses.flatMap(({ prose: { text }, index, length }) => [...stemsOf(sentenceAt(text, index + length))]));
  const said = saidOf(usual);
  return [...saidOf(odd)].some((stem) => said.has(stem) && !names.has(stem));
}

/** Whether a sentence defines a word by the other, or gives one in brackets: `(“the SENCO”)`. */
export function isDefined(words: readonly string[], { prose }: LintDesk): boolean {
  const forms = words.map((word) => word.replace(/[()?]/g, '.'));
  const inBrackets = new RegExp(`\\((?:[\\p{L} ]{0,30} )?[“"‘'](?:the |our |a )?(?:${forms.join('|')})[”"’']`, 'iu');
  return prose.some(
    (block) =>
      (definitionsIn(block).length > 0 && forms.every((form) => new RegExp(`\\b${form}`, 'i').test(block.text))) ||
      inBrackets.test(block.text),
  );
}

const definitionsIn = matchesOf<Prose>(
  /[“"‘'][^“”"‘’]{1,60}[”"’'],? (?:(?:here|below|also|in this \p{L}+|as used here|throughout|shall|will|is to) ){0,3}(?:means?|includes?|refers?|is used|covers?|denotes?|stands for|extends to|takes in|be read|(?:has|have|bears?) (?:here )?(?:the|its|their) (?:same )?meaning)\b|\bwho (?:is also|are(?: also)?) (?:the|our)\b(?! only\b)|\bthe (?:word|expression)s?\b|\bthe terms? (?:[“"‘'«]|\p{L}+ (?:\p{L}+ )?(?:means?|includes?|refers?|covers?|is used|are used|stands? for))|\b(?:by|when we (?:say|write|speak of))\b[^.]{1,60}\bwe (?:also )?mean\b|\breferences? to\b[^.]{1,80}\b(?:includes?|are to|also)\b|\bin this (?:policy|document|procedure|text|plan|scheme)\b[^.]{0,60}\b(?:means?|includes?|covers?|refers? to|stands for)\b/giu,
  holdsAny(
    `mean means include includes refer refers used cover covers denote denotes stand stands extends takes read meaning word words
    expression expressions term terms reference references also who`,
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
