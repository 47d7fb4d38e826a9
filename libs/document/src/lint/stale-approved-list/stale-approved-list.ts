import { datesIn } from '../contradictory-dates/dates-in.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';

/** What a dated list is a list of. */
const LIST =
  /\b(?:lists?|registers?|director(?:y|ies)|approved|authori[sz]ed|trained|nominated|permitted|appointed|aiders?|key ?holders?|wardens?|signator(?:y|ies)|drivers?|users?)\b/i;
/** Right before a date: that the list was right on that day. */
const AS_AT =
  /(?:\b(?:as at|as of|as on|(?:correct|current|accurate|right)(?: as)? (?:at|on|of)|(?:last |was |were |lists? )*(?:up-?dated|dated|revised|amended)(?: on| in)?)|\()\s*:?\s*$/i;
/** The key under a list's blank, up to its date: `  key-holders: {as-at: 2025-09-01`, on one line or two. */
function keyOf(id: string): RegExp {
  const written = id.replace(/[^\p{L}\p{N}_-]/gu, '.');
  return new RegExp(`^[ \\t]+["']?${written}["']?:\\s*(?:\\{[^}\\n]*?|\\n\\s+)as-at:\\s*["']?`, 'mu');
}

/** A list of approved people or things that nobody has looked at for more than a year. */
export const staleApprovedList: LintRule = {
  id: 'stale-approved-list',
  check: (desk) => [...inValues(desk), ...desk.prose.flatMap((block) => inProse(block, desk.today))],
};

function inValues({ document, today }: LintDesk): Finding[] {
  return Object.entries(document.frontMatter?.valuesAsAt ?? {}).flatMap(([id, date]): Finding[] => {
    if (!isOld(date, today)) return [];
    const key = keyOf(id).exec(document.text.slice(0, document.contentStart));
    const start = key ? key.index + key[0].length : 0;
    return [{ ...say(date), start, end: start + date.length }];
  });
}

function inProse(block: Prose, today: string): Finding[] {
  return sentencesOf(block).flatMap(({ text, index }) => {
    if (!LIST.test(text)) return [];
    return datesIn(text)
      .filter(({ index: at, to }) => isOld(to, today) && AS_AT.test(text.slice(Math.max(0, at - 60), at)))
      .map(({ index: at, words }) => findingIn(block, index + at, words.length, say(words)));
  });
}

/** More than a year before today: on the day itself it is a year old, and not yet older. */
function isOld(date: string, today: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && `${Number(date.slice(0, 4)) + 1}${date.slice(4)}` < today;
}

function say(date: string): Omit<Finding, 'start' | 'end'> {
  return {
    severity: 'warning',
    message: `This list was last set on \`${date}\`, more than a year ago.`,
    advice:
      'Have its keeper confirm or change it. A list in a blank with `kept-by` is printed with its date by `::approved-list[…]`.',
  };
}
