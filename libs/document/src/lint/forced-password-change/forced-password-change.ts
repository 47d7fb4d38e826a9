import { findingIn, sentenceAt, type Finding, type LintRule } from '../lint-rule.ts';

const FORCED =
  /\bpass(?:words?|codes?|phrases?)\b[^.;]{0,60}?\b(?:changed?|reset|renewed|updated|rotated|expires?)\b[^.;]{0,60}?\b(?:every|each|regularly|monthly|termly|quarterly|annually|periodically|on a regular basis|routinely)\b(?:\s+(?:\w+\s+)?(?:days?|weeks?|months?|terms?|years?))?/gi;
const CHANGE_FIRST =
  /\b(?:change|reset|renew|update|rotate)\b[^.;]{0,30}?\bpass(?:words?|codes?|phrases?)\b[^.;]{0,30}?\b(?:every|each|regularly|monthly|termly|quarterly|annually|periodically)\b(?:\s+(?:\w+\s+)?(?:days?|weeks?|months?|terms?|years?))?/gi;
const NOT_FORCED = /\b(?:not|never|no need|need not|rather than|instead of|only (?:if|when))\b/i;

/** Passwords that must be changed on a calendar: people then choose weaker ones. */
export const forcedPasswordChange: LintRule = {
  id: 'forced-password-change',
  check: ({ prose }) =>
    prose.flatMap((block) =>
      [...block.text.matchAll(FORCED), ...block.text.matchAll(CHANGE_FIRST)].flatMap((match): Finding[] => {
        if (NOT_FORCED.test(sentenceAt(block.text, match.index))) return [];
        return [
          findingIn(block, match.index, match[0].length, {
            severity: 'warning',
            message: 'Passwords are changed here by the calendar.',
            advice: 'Ask for a change when someone leaves or a password may be known, and for a second factor.',
            source: 'National Cyber Security Centre, password guidance: do not force regular expiry.',
          }),
        ];
      }),
    ),
};
