import { findingIn, type Finding } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { holdsAny } from '../words-of.ts';
import { datesIn } from './dates-in.ts';

const NTH = ['first', 'second', 'third', 'fourth', 'last'];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** `the last Friday of the month`, and how far the sentence goes on. */
const RULE = new RegExp(
  `\\b(?<nth>${NTH.join('|')}) (?<day>${DAYS.join('|')}) (?:of|in) (?<when>(?:the|each|every|that) (?:calendar )?month|[A-Z][a-z]+(?: 20\\d\\d)?)\\b(?<rest>[^.]{0,140})`,
  'giu',
);
const rulesIn = matchesOf<Prose>(RULE, holdsAny(DAYS.join(' ')));
/** Behind the rule comes a day that it is said to give. */
const SO_IT_IS =
  /(?:\b(?:so|thus|hence|therefore|namely|meaning|i\\.e\\.|that is|which is|that means|falls? on|are due on|is due on)\b[^.;]{0,70}|^,? ?\(?(?:is |being |on |the )*)$/i;
/** The rule begins or ends then, or somebody has changed it. */
const NOT_A_CASE = /\b(?:from|since|until|till|adopted|agreed|approved|except|but|instead|not)\b[^.;]{0,40}$/i;

/** `on the last Friday of the month, so that for November it is 20 November 2026`: a day that its own rule does not give. */
export function nthWeekdaysOff(prose: Prose): Finding[] {
  return rulesIn(prose).flatMap((match): Finding[] => {
    const { nth = '', day = '', rest = '' } = match.groups ?? {};
    return datesIn(rest).flatMap(({ index, words, from, to }): Finding[] => {
      const before = rest.slice(0, index);
      if (from !== to || !SO_IT_IS.test(before) || NOT_A_CASE.test(before)) return [];
      if (isNth(new Date(`${from}T00:00:00Z`), nth.toLowerCase(), day.toLowerCase())) return [];
      return [
        findingIn(prose, match.index + match[0].length - rest.length + index, words.length, {
          severity: 'warning',
          message: `\`${words}\` is not the ${nth} ${day} of its month.`,
          advice: 'Look up which date was meant.',
        }),
      ];
    });
  });
}

function isNth(date: Date, nth: string, day: string): boolean {
  if (Number.isNaN(date.getTime()) || DAYS[date.getUTCDay()] !== day) return false;
  const inMonth = date.getUTCDate();
  if (nth !== 'last') return Math.ceil(inMonth / 7) === NTH.indexOf(nth) + 1;
  return new Date(date.getTime() + 7 * 86_400_000).getUTCMonth() !== date.getUTCMonth();
}
