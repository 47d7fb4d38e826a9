import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { datesIn, MONTH } from './dates-in.ts';

const DAY = `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}`;
const WEEKDAY = '(?:\\p{L}{3,6}day,? )?(?:the )?';
const WHICH = "(?:the|our|this|that|its|their|\\p{L}+[’']s?)";
/** No second event, and no paper on it: `the report on the drill`. */
const WORDS =
  "(?:(?!(?:of|on|after|before|following|about|from|since|to|at|in|for|and|or|until|by|next|last|first|second)\\b)[\\p{L}’'-]+ ){1,5}";
const HAPPENED =
  '(?:(?:was|were|is|will be|has been|had been|is to be)(?: \\p{L}+ly| in fact| indeed)? (?:held|run|carried out|conducted|staged|given)|(?:(?:in fact|actually|really) )?(?:took place|takes place|happened|happens|occurred|fell|falls|began and ended|will take place|is to take place))';
/** `The drill of 6 October was held on 8 October 2026`: an event called by a day that is not its own. */
const OFF_ITS_DAY = new RegExp(
  `(?:^|[.;:,–—]\\s+|\\b(?:that|but|and|while|because|yet|as) )${WHICH} (?:${WORDS}(?:of|on|dated) ${WEEKDAY}(?<named>${DAY})(?:,? (?<year>20\\d\\d))?|(?<named2>${DAY}) (?:(?<year2>20\\d\\d) )?${WORDS}),? ?${HAPPENED}(?: in fact| only| as planned)? on ${WEEKDAY}(?<told>(?<toldDay>${DAY})(?:,? (?<toldYear>20\\d\\d))?)`,
  'giu',
);
/** It was to be then, and was not. */
const MOVED =
  /\b(?:instead|rather|because|postponed|moved|put (?:off|back)|brought forward|delayed|deferred|rearranged|rescheduled|re-?arranged|changed|planned|due|originally|meant|should have|intended|cancelled|repeated|late[rd]?|early|earlier|owing|weather|snow|ill(?:ness)?|strike)\b/i;
const AROUND = 120;
/** Where none is said, both days are of the same one: of one that has every day. */
const ANY_YEAR = '2024';

export function heldOffTheirDay(prose: Prose): Finding[] {
  const { text } = prose;
  if (!/\b(?:held|place|happen|occurr|fell|falls|run|carried|conducted|staged|given)/.test(text) || !/\d/.test(text))
    return [];
  return allMatches(OFF_ITS_DAY, text.replaceAll('\n', ' ')).flatMap((match): Finding[] => {
    const {
      named = match.groups?.named2,
      year = match.groups?.year2,
      told = '',
      toldDay = '',
      toldYear,
    } = match.groups ?? {};
    const some = year ?? toldYear ?? ANY_YEAR;
    const [[one], [other]] = [datesIn(`${named} ${some}`), datesIn(`${toldDay} ${toldYear ?? some}`)];
    const start = match.index + match[0].length - told.length;
    if (!one || !other || one.from === other.from) return [];
    if (MOVED.test(text.slice(match.index, start + told.length + AROUND).split(/(?<=[.])\s/)[0] ?? '')) return [];
    return [
      findingIn(prose, start, told.length, {
        severity: 'warning',
        message: `What is called by \`${named}\` is said to have been on \`${told}\`.`,
        advice: 'Look up which date was meant.',
      }),
    ];
  });
}
