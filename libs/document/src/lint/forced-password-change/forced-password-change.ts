import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { calendarIn, type Words } from './by-calendar.ts';
import { CHANGE, CREDENTIAL, holdsNoObject, mayBeOfCredentials } from './credentials.ts';
import { changesInContext } from './in-context.ts';

/** A next sentence that goes on about the passwords of the one before it. */
const PRONOUN =
  /^\s*(?:they|these|it|this|all of them|each(?= (?:of|one|has|is|must|shall|should|will|lasts|expires)\b))\b(?! who\b)|\b(?:theirs|yours|his or hers|ours|mine)\b|\b(?:chang|renew|reset|updat|replac|rotat|alter|refresh)(?:e|es|s|ed|ing|ting)? (?:(?:it|them|the ones? for)\b|(?:these|those)(?= (?:at|on|in|every|each|once|twice|\w+ly)\b))/i;
/** What is changed, or is what ends, stands first: `The filter is updated daily and passwords are encrypted`. */
const OWN_VERB = /^[\w’'-]+ (?:[\w’'-]+ )?(?:is|are|was|must|may|should|will|stays?|remains?)\b/i;
/** What stands right before the change, or before the habit of changing, and takes it back. */
const NOT_ASKED =
  /\b(?:not|n['’]t|never|no longer|no need|nobody|no one|none|nor|against|rather than|instead of|without|discourag\w+|stop(?:s|ped|ping)?(?= +$)|gave up|given up|than (?:to|by|if|when|having|making))\b(?![^,;]*\b(?:and|but)\b)[^,;]*$/i;
/** A limit that is said by what is not allowed: `No password may be older than`, `must not be used for more than`. */
const LIMIT =
  /^(?:remain|stay|older|age|at most|more|over|use|keep|kept|hold|held|have|had|good|valid|lasts?|lives?|may|must|can)/i;
const ADVISED_AGAINST =
  /\b(?:used to|formerly|previously|in the past|until 20\d\d|advises? against|no longer(?! than)|unnecessary|not (?:required|needed|necessary|forced|enforced))\b/i;

/** A next sentence that takes back what somebody wanted. */
const DECIDED_AGAINST =
  /\b(?:decided against|decided not to|rejected|declined|refused|disagree\w*|(?:do|does|did|will) not (?:do|follow|agree|adopt|apply)|this is no longer|has (?:been )?(?:stopped|ended|dropped|given up))\b/i;
/** What is given out for a time ends so that it cannot be used again; the one password of a network for guests is kept like any other. */
const FOR_A_TIME = /\b(?:one-time|single-use|day pass(?:es)?|temporary)\b/i;
const FOR_GUESTS = /\b(?:guests?|visitors?)\b/i;
const A_DAY_OR_SO =
  /\b(?:daily|(?:every|each|one|a) (?:day|morning)|overnight|valid|lasts?|good for|expir\w+|laps\w+|runs? out)\b/i;
/** A change that is a noun: `regular changes | of`, `a password change`. */
const IS_NOUN = /^(?:changes?|renewals?|resets?|rotations?|replacements?|expiry|expiration|updates?)$/i;
const BEFORE_NOUN =
  /\b(?:pass[- ]?\w+|credential|an?|the|any|such|all|(?:month|term|week|year|quarter)ly|\w+(?:al|ed|ar|ic|ent|ine))\s+$/i;
/** What is said of such a change behind it when it is not made. */
const NOT_MADE =
  /^[^.;:,]{0,40}?\b(?:(?:is|are|do|does|should|will|need)(?: \w+ly)? (?:not|no longer|never)\b(?! (?:optional|negotiable|a matter|voluntary|only|just|merely|enough)\b)|(?:is|are) (?:discouraged|pointless|outdated|harmful|unwise|unnecessary|useless|bad|a thing of the past|(?:switched|turned) off)|was|were|(?:has|have) been (?:switched|turned|dropped|given|stopped|ended|abolished)|(?:do|does) more harm|weakens?|leads? (?:\w+ )?to)\b/i;
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
  if (!password || FOR_A_TIME.test(text) || LOOKED_AT.test(text) || ADVISED_AGAINST.test(text)) return [];
  if (FOR_GUESTS.test(text) && A_DAY_OR_SO.test(text)) return [];
  const times = calendarIn(text);
  if (times.length === 0) return [];
  for (const change of allMatches(CHANGE, text)) {
    const lead = text.slice(0, change.index);
    if (!LIMIT.test(change[0]) && NOT_ASKED.test(lead)) continue;
    const when = times.find((each) => isOf(text, password, change, each));
    if (!when) continue;
    // `The password is on the wall; change it each term`.
    const isApart = text.slice(password.index, change.index).includes(';');
    const from = Math.min(isApart ? change.index : password.index, change.index, when.index);
    const to = Math.max(password.index + password[0].length, change.index + change[0].length, when.index + when.length);
    if (isNoun(text, change) && NOT_MADE.test(text.slice(to))) continue;
    return [say(prose, { index: index + from, length: to - from })];
  }
  return [];
}

const IS_BEFORE = /\b(?:is|are|be|been|being)(?: \w+ly)? $/i;

function isNoun(text: string, { 0: words, index }: RegExpExecArray): boolean {
  return (
    IS_NOUN.test(words) && (BEFORE_NOUN.test(text.slice(0, index)) || /^ of\b/i.test(text.slice(index + words.length)))
  );
}

/** `The list of passwords is brought up to date each term`, `The lock of the cupboard with the passwords`. */
const LIST_OF =
  /\b(?:list|register|record|log|sheet|inventory|lock|key|cupboard|safe|envelope|folder|file|book)s? (?:of|with|for|holding|on|to) (?:[\w’'-]+ ){0,3}(?:(?:with|for|holding|of) (?:[\w’'-]+ ){0,2})?$/i;
/** `Each term the keeper of the passwords changes | the filter`. */
const OTHER_OBJECT =
  /^ (?:the|their|its|your|his|her|our|an?|all|any) (?!(?:[\w’'-]+ ){0,3}(?:pass|credential|one\b))/i;
/** `Change it if it may be known and | have the account checked each year`. */
const AND_APART = /\b(?:if|when|once|after)\b.{0,200}\b(?:and|but)\b(.*)$/i;

/** Whether a password, a change and a time of one sentence belong together. */
function isOf(text: string, password: RegExpExecArray, change: RegExpExecArray, when: Words): boolean {
  const end = change.index + change[0].length;
  // `checks monthly that passwords have been changed`: the checking comes round.
  if (
    /\b(?:that|whether|if|which)\b/i.test(text.slice(when.index + when.length, Math.min(password.index, change.index)))
  )
    return false;
  if (LIST_OF.test(text.slice(0, password.index))) return false;
  // `Each term accounts are closed and passwords are changed when somebody leaves`.
  if (
    /\b(?:and|but)\b/i.test(text.slice(when.index, password.index)) &&
    /^[^,;.]{0,30}?\b(?:when|if|after|once|the day (?:that|when)|as soon as)\b/i.test(text.slice(end))
  )
    return false;
  const [, apart = ''] =
    AND_APART.exec(text.slice(Math.max(end, password.index + password[0].length), when.index)) ?? [];
  if (!holdsNoObject(apart)) return false;
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
  const apartFrom = between.lastIndexOf(';');
  if (apartFrom >= 0) return PRONOUN.test(text.slice(password.index + password[0].length + apartFrom + 1));
  const listed = between.slice(between.lastIndexOf(':') + 1);
  if (listed !== between && !CREDENTIAL.test(listed) && OWN_VERB.test(`${listed.trim()} `)) return false;
  // `keep their passwords safe and change the filters each term`, `Each has a password. It also changes its seats`.
  const isActive = /^(?:chang|reset|renew|updat|rotat|replac|alter|swap|switch)(?:e|es|s|ing)?$/i.test(change[0]);
  if (!isActive || isNoun(text, change) || IS_BEFORE.test(text.slice(0, change.index))) return true;
  return when.index < end ? !OTHER_OBJECT.test(text.slice(end)) : holdsNoObject(text.slice(end, when.index));
}

function say(prose: Prose, { index, length }: Words): Finding {
  return findingIn(prose, index, length, {
    severity: 'warning',
    message: 'Passwords are changed here by the calendar.',
    advice: 'Ask for a change when someone leaves or a password may be known, and for a second factor.',
    source: 'National Cyber Security Centre, password guidance: do not force regular expiry.',
  });
}
