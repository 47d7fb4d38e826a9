import { spanOf } from '../../read/parse-markdown.ts';
import { datesIn } from '../contradictory-dates/dates-in.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';

/** What a dated list is a list of. */
const LIST =
  /\b(?:lists?|registers?|director(?:y|ies)|approved|authori[sz]ed|trained|nominated|permitted|allowed|entitled|may (?:use|post|drive|hold|sign|collect)|appointed|aiders?|key ?holders?|wardens?|signator(?:y|ies)|drivers?|users?)\b/i;
/** Right before a date: that the list was right on that day. */
const AS_AT =
  /(?:\b(?:as at|as of|as on|(?:correct|current|accurate|right)(?: as)? (?:at|on|of)|(?:last |was |were |lists? )*(?:up-?dated|dated|revised|amended)(?: on| in)?)|\(|\b(?:volunteers|staff|holders|aiders|wardens|signatories|drivers|users|contractors|suppliers|leads|people|list)(?: at| on|,| -| –))\s*:?\s*$/i;
/** All that a line below a list says before its date. */
const SET =
  /^\W*(?:(?:list|table) )?(?:last )?(?:reviewed|checked|confirmed|updated|revised|amended|correct|as)(?: at| on| as of| as at)?\W*$/i;
/** The key under a list's blank, up to its date: `  key-holders: {as-at: 2025-09-01`, on one line or two. */
function keyOf(id: string): RegExp {
  const written = id.replace(/[^\p{L}\p{N}_-]/gu, '.');
  return new RegExp(`^[ \\t]+["']?${written}["']?:\\s*(?:\\{[^}\\n]*?|\\n\\s+)as-at:\\s*["']?`, 'mu');
}

/** A list of approved people or things that nobody has looked at for more than a year. */
export const staleApprovedList: LintRule = {
  id: 'stale-approved-list',
  checkBlock: (block, { today }) => inProse(block, today),
  check: (desk) => [...inValues(desk), ...belowLists(desk)],
};

/** `Last reviewed: Feb 2025`, alone after a list or table that its heading calls one of approved people or things. */
function belowLists({ tree, prose, today }: LintDesk): Finding[] {
  const byStart = new Map(prose.map((block) => [block.start, block]));
  let heading: Prose | undefined;
  return tree.children.flatMap((node, at): Finding[] => {
    const block = byStart.get(spanOf(node).start);
    if (node.type === 'heading') heading = block;
    const before = tree.children[at - 1]?.type;
    if (!heading || !block || !LIST.test(heading.text) || (before !== 'list' && before !== 'table')) return [];
    const [date] = datesIn(block.text);
    if (!date || LIST.test(block.text) || !isOld(date.to, today) || !SET.test(block.text.slice(0, date.index)))
      return [];
    return [findingIn(block, date.index, date.words.length, say(date.words))];
  });
}

function inValues({ document, today }: LintDesk): Finding[] {
  return Object.entries(document.frontMatter?.valuesAsAt ?? {}).flatMap(([id, date]): Finding[] => {
    if (!isOld(date, today)) return [];
    const key = keyOf(id).exec(document.text.slice(0, document.contentStart));
    const start = key ? key.index + key[0].length : 0;
    return [{ ...say(date), start, end: start + date.length }];
  });
}

function inProse(block: Prose, today: string): Finding[] {
  if (!/\d\d/.test(block.text)) return [];
  return sentencesOf(block).flatMap(({ text, index }) => {
    if (!LIST.test(text)) return [];
    return datesIn(text)
      .filter(({ index: at, to }) => isOld(to, today) && AS_AT.test(text.slice(Math.max(0, at - 60), at)))
      .map(({ index: at, words }) => findingIn(block, index + at, words.length, say(words)));
  });
}

/** More than a year before today: on the day itself it is a year old, and not yet older. */
function isOld(date: string, today: string): boolean {
  const [, year, rest = '-12-31'] = /^(\d{4})(-\d{2}(?:-\d{2})?)?$/.exec(date) ?? [];
  // A month or year may mean its last day.
  const last = rest.length === 3 ? `${rest}-31` : rest;
  return year !== undefined && `${Number(year) + 1}${last}` < today;
}

function say(date: string): Omit<Finding, 'start' | 'end'> {
  return {
    severity: 'warning',
    message: `This list was last set on \`${date}\`, more than a year ago.`,
    advice:
      'Have its keeper confirm or change it. A list in a blank with `kept-by` is printed with its date by `::approved-list[…]`.',
  };
}
