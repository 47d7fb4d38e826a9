import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';

const PASSWORD = /\bpass(?:words?|codes?|phrases?)\b(?![- ]+(?:polic|rules|manager|procedure))/i;
const CHANGE =
  /\b(?:chang(?:e[sd]?|ing)|reset(?:s|ting)?|renew(?:s|ed|al|ing)?|updat(?:e[sd]?|ing)|rotat(?:e[sd]?|ion|ing)|replac(?:e[sd]?|ing)|refresh(?:ed)?|expir(?:e[sd]?|y)|new pass(?:words?|phrases?)|maximum age|valid for|last(?:s)? for)\b/gi;
const UNIT = '(?:days?|weeks?|fortnights?|months?|(?:half[- ])?terms?|quarters?|years?|academic years?|school years?)';
const NUMBER = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)';
const CALENDAR = new RegExp(
  [
    `(?:every|each|per) (?:${NUMBER} |other |single |new )?(?:\\w+ )?${UNIT}`,
    `(?:once|twice|\\w+ times) (?:a|per|in a|each|every) (?:\\w+ )?${UNIT}`,
    `(?:after|for|of|than|beyond) ${NUMBER}(?: \\w+)? ${UNIT}`,
    `${NUMBER}[- ]${UNIT} (?:expiry|expiration|cycle|limit)`,
    `(?:start|beginning|end) of (?:each|every|the|a) (?:new )?(?:\\w+ )?${UNIT}`,
    'regular(?:ly)?|periodic(?:al|ally)?|frequent(?:ly)?|routinely',
    '(?:half-)?termly|daily|weekly|fortnightly|monthly|quarterly|annual(?:ly)?|yearly',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'i',
);
const CALENDAR_WORDS = new RegExp(`\\b(?:${CALENDAR.source})\\b`, 'i');
/** A sentence that is about passwords, and a next one that goes on about them. */
const PASSWORD_SUBJECT =
  /^(?:(?:the|all|our|your|staff|strong|school|network|these) )*pass(?:words?|codes?|phrases?)\b/i;
const PRONOUN = /^(?:they|these|it|this)\b(?! who\b)/i;
const OWN_VERB = /^\w+ (?:is|are|must|may|should|will)\b/i;
/** What stands right before the change, or before the habit of changing, and takes it back. */
const NOT_ASKED =
  /\b(?:not|n['’]t|never|no longer|no need|nobody|no one|nor|against|rather than|instead of|without|discourag\w+)\b(?![^,;]*\b(?:and|but)\b)[^,;]*$/i;
const ADVISED_AGAINST =
  /\b(?:advises? against|no longer|unnecessary|not (?:required|needed|necessary|forced|enforced))\b/i;

/** Passwords that must be changed on a calendar: people then choose weaker ones. */
export const forcedPasswordChange: LintRule = {
  id: 'forced-password-change',
  check: ({ prose }) =>
    prose.flatMap((block) => sentencesOf(block).flatMap((sentence, at, all) => forcedIn(sentence, all[at - 1]))),
};

function forcedIn({ text, prose, index }: Sentence, before: Sentence | undefined): Finding[] {
  // `Passwords are kept by the manager. They are changed each term.`
  const password = PASSWORD.exec(text) ?? (before && PASSWORD_SUBJECT.test(before.text) ? PRONOUN.exec(text) : null);
  if (!password) return [];
  for (const change of text.matchAll(CHANGE)) {
    const when = CALENDAR_WORDS.exec(text);
    if (!when || NOT_ASKED.test(text.slice(0, change.index)) || ADVISED_AGAINST.test(text)) continue;
    // `The filter is updated daily and passwords are encrypted`: what is changed is something else.
    const between = text.slice(change.index, password.index);
    if (/\band\b/i.test(between) && (OWN_VERB.test(text.slice(password.index)) || CALENDAR_WORDS.test(between)))
      continue;
    const from = Math.min(password.index, change.index, when.index);
    const to = Math.max(...[password, change, when].map((words) => words.index + words[0].length));
    return [
      findingIn(prose, index + from, to - from, {
        severity: 'warning',
        message: 'Passwords are changed here by the calendar.',
        advice: 'Ask for a change when someone leaves or a password may be known, and for a second factor.',
        source: 'National Cyber Security Centre, password guidance: do not force regular expiry.',
      }),
    ];
  }
  return [];
}
