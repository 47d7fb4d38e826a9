import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { MONTH, monthNumber } from './dates-in.ts';

const TERM = '(?<term>autumn|spring|summer) term(?: (?:of )?\\d{4}(?:[/–-]\\d{2})?)?';
/** Between a term and the month that is said to lie in it: nothing that leads on to another time. */
const LINK =
  '(?:,? ?\\((?:usually |normally |in |early |late |mid-?)?|,? in (?:early |late |mid-?)?|,? usually in |,? normally in |,? on (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?)';
/** `for the autumn term, in May` tells when something is done for a term; `in the autumn term, in May` says that May is in it. */
const TERM_THEN_MONTH = new RegExp(
  `(?:^|\\b(?:in|during|each|every|mid|early in|late in|at the (?:start|beginning|end) of|:) ?)(?:the |each |every )?${TERM}${LINK}(?<month>${MONTH})`,
  'gi',
);
const MONTH_THEN_TERM = new RegExp(
  `\\b(?<month>${MONTH})(?: \\d{4})?(?:,? in the |,? during the |,? ?\\((?:the )?)${TERM}(?=[),.;]|$)`,
  'gi',
);
/** The widest that each term can be: Easter moves, and a term may begin in August. */
const MONTHS_OF: Readonly<Record<string, readonly number[]>> = {
  autumn: [8, 9, 10, 11, 12],
  spring: [1, 2, 3, 4],
  summer: [4, 5, 6, 7, 8],
};

/** A month that is said to lie in a term in which it never lies. */
export function monthsOutOfTerm(prose: Prose): Finding[] {
  if (!/\bterm\b/i.test(prose.text)) return [];
  const text = prose.text.replaceAll('\n', ' ');
  return [TERM_THEN_MONTH, MONTH_THEN_TERM].flatMap((pattern) =>
    allMatches(pattern, text).flatMap((match): Finding[] => {
      const { term = '', month: written = '' } = match.groups ?? {};
      const month = written.replace(/\.$/, '');
      if (MONTHS_OF[term.toLowerCase()]?.includes(monthNumber(month))) return [];
      const index = match.index + (pattern === TERM_THEN_MONTH ? match[0].length - written.length : 0);
      return [
        findingIn(prose, index, month.length, {
          severity: 'warning',
          message: `\`${month}\` is not in the ${term.toLowerCase()} term.`,
          advice: 'Look up which month or term was meant.',
        }),
      ];
    }),
  );
}
