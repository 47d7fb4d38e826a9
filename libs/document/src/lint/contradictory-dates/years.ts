import { cardinal, ordinal } from '../../recurrence/numbers.ts';
import { tokensIn } from '../../recurrence/tokens.ts';
import { findingIn, type Finding } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { A_NUMBER, holdsAny } from '../words-of.ts';

const YEAR = '(?:1[0-9]\\d\\d|20\\d\\d)';
const holdsNumber = holdsAny(A_NUMBER);
/** `rebuilt in 1962 after the fire of 1971`. */
const SET_BESIDE = new RegExp(
  `\\b(?:in|since) (?<one>${YEAR}),? (?<word>after|following|before) the [\\p{L}’' -]{2,40}? (?:of|in) (?<two>${YEAR})\\b`,
  'giu',
);
const besideIn = matchesOf<Prose>(SET_BESIDE, holdsNumber);
const MADE = '(?:begun|founded|formed|created|built|laid|established|set up|started|planted|endowed)';
/** `built in 1957 and opened in 1955`. */
const THEN = new RegExp(
  `\\b${MADE} in (?<one>${YEAR})(?:,| and| but| was| it| were| then| had| been| is| has){1,5} (?:opened|finished|completed|extended|closed|demolished|rebuilt|dissolved|renamed|burnt down|converted|enlarged)(?: again)? in (?<two>${YEAR})\\b`,
  'giu',
);
const thenIn = matchesOf<Prose>(THEN, holdsNumber);
const FEAST =
  '(?:(?<feast>(?:bi)?centenary|(?:silver|golden|diamond) jubilee)|(?:(?<nth>\\d{1,3})(?:st|nd|rd|th)|(?<nthWord>[a-z]+(?:-[a-z]+)?)) (?:anniversary|birthday))';
/** `founded in 1908, marked its centenary in 2011`. */
const FEAST_AFTER = new RegExp(
  `\\b(?:opened|${MADE})\\b[^.;\\d]{0,20}\\bin (?<one>${YEAR})\\b[^.;\\d]{0,60}\\b${FEAST}\\b[^.;\\d]{0,20}\\b(?:in|of) (?<two>${YEAR})\\b`,
  'giu',
);
const feastsAfter = matchesOf<Prose>(FEAST_AFTER, holdsNumber);
/** `marked its centenary in 2011, as it was founded in 1908`. */
const FEAST_BEFORE = new RegExp(
  `\\b${FEAST}\\b[^.;\\d]{0,20}\\b(?:in|of) (?<two>${YEAR})\\b[^.;\\d]{0,60}\\b(?:opened|${MADE})\\b[^.;\\d]{0,20}\\bin (?<one>${YEAR})\\b`,
  'giu',
);
const feastsBefore = matchesOf<Prose>(FEAST_BEFORE, holdsNumber);
const YEARS: Readonly<Record<string, number>> = {
  centenary: 100,
  bicentenary: 200,
  'silver jubilee': 25,
  'golden jubilee': 50,
  'diamond jubilee': 60,
};

/** Years of a school's history that cannot all be true. */
export function yearsOff(prose: Prose): Finding[] {
  const inOrder = (match: RegExpExecArray, isAfter: boolean): Finding[] => {
    const [one, two] = [Number(match.groups?.one), Number(match.groups?.two)];
    return (isAfter ? one < two : one > two)
      ? [say(prose, match, `\`${one}\` does not lie ${isAfter ? 'after' : 'before'} \`${two}\`.`)]
      : [];
  };
  const feast = (match: RegExpExecArray): Finding[] => {
    const { one, two, feast: name = '', nth, nthWord } = match.groups ?? {};
    const years = nth === undefined ? (YEARS[name.toLowerCase()] ?? inWords(nthWord)) : Number(nth);
    const off = Number(two) - Number(one) - (years ?? 0);
    return years === undefined || Math.abs(off) <= 1
      ? []
      : [say(prose, match, `From \`${one}\` to \`${two}\` is not ${years} years.`)];
  };
  return [
    ...besideIn(prose).flatMap((match) => inOrder(match, !/^before$/i.test(match.groups?.word ?? ''))),
    ...thenIn(prose).flatMap((match) => inOrder(match, false)),
    ...feastsAfter(prose).flatMap(feast),
    ...feastsBefore(prose).flatMap(feast),
    ...forYearsIn(prose).flatMap((match) => {
      const message = lasted(match);
      return message === undefined ? [] : [say(prose, match, message)];
    }),
    ...havingIn(prose).flatMap((match) => inOrder(match, true)),
    ...spansIn(prose).flatMap((match) => inOrder(match, false)),
  ];
}

/** `hundredth`, `seventy-fifth`. */
function inWords(nth: string | undefined): number | undefined {
  if (nth === undefined) return undefined;
  return /^hundredth$/i.test(nth) ? 100 : ordinal(tokensIn(nth), 0)?.value;
}

/** `the school year 2026 to 2025`: a span of years that runs backwards. */
const SPAN = new RegExp(
  `(?<![\\d/–-])\\b(?:years?|from|period|session|plan|between|dates?|cycle)(?: of)? (?<one>20\\d\\d)(?: ?[–-] ?| to | until | and | through )(?<two>20\\d\\d)\\b(?![/–-]|\\s*(?:pupils|children|pounds))`,
  'giu',
);
const spansIn = matchesOf<Prose>(SPAN, holdsNumber);

/** `closed in 1968, having been founded in 1974`. */
const HAVING = new RegExp(
  `\\b\\p{L}+ed in (?<one>${YEAR}), (?:having (?:been )?|after (?:it|they) (?:was|were|had been) )${MADE} in (?<two>${YEAR})\\b`,
  'giu',
);
const havingIn = matchesOf<Prose>(HAVING, holdsNumber);

/** `built in 1839 and stood for ninety-eight years, until it was pulled down in 1901`. */
const FOR_YEARS = new RegExp(
  `\\b(?:\\p{L}+ed|${MADE})\\b[^.;\\d]{0,20}\\bin (?<one>${YEAR})\\b[^.;\\d]{0,60}?\\b(?:(?:for|after|lasted|stood|served) )(?<years>\\d{1,3}|[a-z]+(?:-[a-z]+)?) years\\b[^.;\\d]{0,60}\\b(?:in|until) (?<two>${YEAR})\\b`,
  'giu',
);
const forYearsIn = matchesOf<Prose>(FOR_YEARS, holdsNumber);

function lasted(match: RegExpExecArray): string | undefined {
  const { one, two, years = '' } = match.groups ?? {};
  const said = cardinal(tokensIn(years), 0)?.value;
  const is = Number(two) - Number(one);
  return said === undefined || Math.abs(is - said) <= 1
    ? undefined
    : `From \`${one}\` to \`${two}\` is not ${years} years.`;
}

function say(prose: Prose, { index, 0: words }: RegExpExecArray, message: string): Finding {
  return findingIn(prose, index, words.length, {
    severity: 'warning',
    message,
    advice: 'Look up which year was meant.',
  });
}
