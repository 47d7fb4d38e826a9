import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { calendarIn, type Words } from './by-calendar.ts';
import { CHANGE, CREDENTIAL, holdsNoObject, mayBeOfCredentials } from './credentials.ts';
import { changesInContext } from './in-context.ts';

/** A next sentence that goes on about the passwords of the one before it. */
const PRONOUN = /^(?:they|these|it|this|all of them|each)\b(?! who\b)|\b(?:theirs|yours|his or hers|ours|mine)\b/i;
/** What is changed, or is what ends, stands first: `The filter is updated daily and passwords are encrypted`. */
const OWN_VERB = /^[\w’'-]+ (?:[\w’'-]+ )?(?:is|are|was|must|may|should|will|stays?|remains?)\b/i;
/** What stands right before the change, or before the habit of changing, and takes it back. */
const NOT_ASKED =
  /\b(?:not|n['’]t|never|no longer|no need|nobody|no one|none|nor|against|rather than|instead of|without|discourag\w+)\b(?![^,;]*\b(?:and|but)\b)[^,;]*$/i;
/** A limit that is said by what is not allowed: `No password may be older than`, `must not be used for more than`. */
const LIMIT = /^(?:older|age|used|kept|held|good|valid|lasts?|lives?|may|must|can)/i;
const ADVISED_AGAINST =
  /\b(?:used to|formerly|previously|in the past|until 20\d\d|advises? against|no longer(?! than)|unnecessary|not (?:required|needed|necessary|forced|enforced))\b/i;

/** A next sentence that takes back what somebody wanted. */
const DECIDED_AGAINST =
  /\b(?:decided against|decided not to|rejected|declined|refused|disagree\w*|(?:do|does|did|will) not (?:do|follow|agree|adopt|apply)|this is no longer|has (?:been )?(?:stopped|ended|dropped|given up))\b/i;
/** What is given out to anybody is changed so that it cannot be used again, not for want of trust in those who keep it. */
const FOR_GUESTS = /\b(?:guests?|visitors?|one-time|single-use|day pass(?:es)?|temporary)\b/i;
/** `The lead reviews password resets each half term`: it is the looking that is done by the calendar. */
const LOOKED_AT =
  /\b(?:review|check|audit|monitor|log|count|report|look|discuss|record)(?:s|ed|ing)?\b(?: \w+){0,3} (?:password|credential) (?:changes|resets|renewals|updates)\b/i;

/** Passwords that must be changed on a calendar: people then choose weaker ones. */
export const forcedPasswordChange: LintRule = {
  id: 'forced-password-change',
  checkBlock: (block) =>
    mayBeOfCredentials(block)
      ? sentencesOf(block).flatMap((sentence, at, all) => forcedIn(sentence, all[at - 1], all[at + 1]))
      : [],
  check: (desk) => changesInContext(desk).map(([block, words]) => say(block, words)),
};

function forcedIn(
  { text, prose, index }: Sentence,
  before: Sentence | undefined,
  after: Sentence | undefined,
): Finding[] {
  if (after && DECIDED_AGAINST.test(after.text)) return [];
  // `Passwords are kept by the manager. They are changed each term.`
  const named = CREDENTIAL.exec(text);
  const password = named ?? (before && CREDENTIAL.test(before.text) ? PRONOUN.exec(text) : null);
  if (!password || FOR_GUESTS.test(text) || LOOKED_AT.test(text) || ADVISED_AGAINST.test(text)) return [];
  const times = calendarIn(text);
  if (times.length === 0) return [];
  for (const change of allMatches(CHANGE, text)) {
    const lead = text.slice(0, change.index);
    if (!LIMIT.test(change[0]) && NOT_ASKED.test(lead)) continue;
    const when = times.find((each) => isOf(text, password, change, each));
    if (!when) continue;
    const from = Math.min(password.index, change.index, when.index);
    const to = Math.max(password.index + password[0].length, change.index + change[0].length, when.index + when.length);
    return [say(prose, { index: index + from, length: to - from })];
  }
  return [];
}

/** Whether a password, a change and a time of one sentence belong together. */
function isOf(text: string, password: RegExpExecArray, change: RegExpExecArray, when: Words): boolean {
  const end = change.index + change[0].length;
  // `checks monthly that passwords have been changed`: the checking comes round.
  if (
    /\b(?:that|whether|if|which)\b/i.test(text.slice(when.index + when.length, Math.min(password.index, change.index)))
  )
    return false;
  if (password.index >= end) {
    const between = text.slice(end, password.index);
    if (when.index >= end && when.index < password.index) {
      // `changed every term and passwords are encrypted`.
      return !/\b(?:and|but|while)\b|[;.]/i.test(between) || /^(?: their| your| the| all)* *$/i.test(between);
    }
    return !(/\band\b|;/i.test(between) && OWN_VERB.test(text.slice(password.index)));
  }
  const between = text.slice(password.index + password[0].length, change.index);
  // `renewed; the password stays as it is`: what ends a statement ends what is said of the password.
  if (/;/.test(between)) return false;
  // `keep their passwords safe and change the filters each term`.
  const isActive = /^(?:chang|reset|renew|updat|rotat|replac|alter|swap|switch)(?:e|es|s|ing)?$/i.test(change[0]);
  if (!isActive || !/\band\b|,/i.test(between) || when.index < end) return true;
  return holdsNoObject(text.slice(end, when.index));
}

function say(prose: Prose, { index, length }: Words): Finding {
  return findingIn(prose, index, length, {
    severity: 'warning',
    message: 'Passwords are changed here by the calendar.',
    advice: 'Ask for a change when someone leaves or a password may be known, and for a second factor.',
    source: 'National Cyber Security Centre, password guidance: do not force regular expiry.',
  });
}
