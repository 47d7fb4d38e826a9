import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { holdsAny } from '../words-of.ts';

const PASSWORD = /\bpass(?:words?|codes?|phrases?)\b(?![- ]+(?:polic|rules|manager|procedure))/i;
const mayBeOfPasswords = holdsAny('password passwords passcode passcodes passphrase passphrases');
const CHANGE =
  /\b(?:chang(?:e[sd]?|ing)|reset(?:s|ting)?|renew(?:s|ed|al|ing)?|updat(?:e[sd]?|ing)|rotat(?:e[sd]?|ion|ing)|replac(?:e[sd]?|ing)|refresh(?:ed)?|alter(?:s|ed|ing)?|cycl(?:e[sd]?|ing)|expir(?:e[sd]?|y)|(?:new|fresh|different|another) (?:one|pass(?:words?|codes?|phrases?))|maximum (?:age|life(?:time|span)?)|valid(?:ity)?|lifetime|lasts?(?: for| no longer| up to| at most)?|(?:may|must|can) not be (?:used|kept) for)\b/gi;
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
const PASSWORD_SUBJECT = /^(?:[\w’'-]+ ){0,3}pass(?:words?|codes?|phrases?)\b/i;
const PRONOUN = /^(?:they|these|it|this)\b(?! who\b)|\b(?:theirs|yours|his or hers)\b/i;
const OWN_VERB = /^\w+ (?:is|are|must|may|should|will)\b/i;
/** What stands right before the change, or before the habit of changing, and takes it back. */
const NOT_ASKED =
  /\b(?:not|n['’]t|never|no longer|no need|nobody|no one|nor|against|rather than|instead of|without|discourag\w+)\b(?![^,;]*\b(?:and|but)\b)[^,;]*$/i;
const ADVISED_AGAINST =
  /\b(?:advises? against|no longer(?! than)|unnecessary|not (?:required|needed|necessary|forced|enforced))\b/i;

/** What is given out to anybody is changed so that it cannot be used again, not for want of trust in those who keep it. */
const FOR_GUESTS = /\b(?:guests?|visitors?|one-time|day pass(?:es)?)\b/i;
/** `The lead reviews password resets each half term`: it is the looking that is done by the calendar. */
const LOOKED_AT =
  /\b(?:review|check|audit|monitor|log|count|report|look|discuss|record)(?:s|ed|ing)?\b(?: \w+){0,3} password (?:changes|resets|renewals|updates)\b/i;

/** Passwords that must be changed on a calendar: people then choose weaker ones. */
export const forcedPasswordChange: LintRule = {
  id: 'forced-password-change',
  checkBlock: (block) =>
    mayBeOfPasswords(block) ? sentencesOf(block).flatMap((sentence, at, all) => forcedIn(sentence, all[at - 1])) : [],
};

function forcedIn({ text, prose, index }: Sentence, before: Sentence | undefined): Finding[] {
  // `Passwords are kept by the manager. They are changed each term.`
  const password = PASSWORD.exec(text) ?? (before && PASSWORD_SUBJECT.test(before.text) ? PRONOUN.exec(text) : null);
  if (!password || FOR_GUESTS.test(text) || LOOKED_AT.test(text)) return [];
  for (const change of allMatches(CHANGE, text)) {
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
