import { isScalar } from 'yaml';
import type { PolicyDocument } from '../../types.ts';
import { frontMatterPlace, type FrontMatterPlace } from '../../edit/front-matter-place.ts';
import type { RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { blockOf, type Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { cellContextOf } from '../table-context.ts';
import {
  isDoneAlone,
  isOfTheList,
  isSetColumn,
  isSetOn,
  LIST,
  listDatesIn,
  LISTED,
  REACH,
  saysWhenItWasSet,
} from './set-on.ts';

/** A list of approved people or things that nobody has looked at for more than a year. */
export const staleApprovedList: LintRule = {
  id: 'stale-approved-list',
  checkBlock: (block, { today }) => inProse(block, today),
  check: (desk) => [...inValues(desk), ...besideLists(desk)],
};

/**
 * A date beside a list or table of approved people or things, in the words that lead into it or in those below it. What is listed
 * may be said by the heading, by the words before the list or by the head of the table.
 */
function besideLists({ tree, today }: LintDesk): Finding[] {
  let heading = '';
  return tree.children.flatMap((node, at): Finding[] => {
    const block = blockOf(node);
    if (node.type === 'table') return inColumn(node, heading, today);
    if (!block || node.type === 'list') return [];
    if (node.type === 'heading') heading = block.text;
    if (!/\d\d/.test(block.text)) return [];
    const isAbove = isListing(tree.children[at + 1]);
    const isBelow = isListing(tree.children[at - 1]) && datesAlone(block.text);
    if (!isAbove && !isBelow) return [];
    const lead = isBelow ? wordsOver(tree.children, at - 1) : wordsOver(tree.children, at + 1);
    if (!LISTED.test(`${heading} ${lead} ${block.text}`)) return [];
    // What is said of a list in its own words is found in its block.
    const found = inProse(block, today);
    return oldOnes(block.text, today)
      .filter(({ index, words }) => {
        if (found.some(({ start }) => start === block.offsetAt(index))) return false;
        return isOfTheList(block.text.slice(0, index), block.text.slice(index + words.length));
      })
      .map(({ index, words }) => findingIn(block, index, words.length, say(words)));
  });
}

/** The days in a column of a table of approved things that says when each was set. */
function inColumn(table: Table, heading: string, today: string): Finding[] {
  return table.children.slice(1).flatMap(({ children }) =>
    children.flatMap((cell): Finding[] => {
      const block = blockOf(cell);
      const context = block && /\d\d/.test(block.text) ? cellContextOf(block) : undefined;
      if (!block || !context) return [];
      if (!isSetColumn(context.column, heading, context.header.replace(context.column, ' '))) return [];
      const found = inProse(block, today);
      return oldOnes(block.text, today)
        .filter(
          ({ index, words }) =>
            words.length === block.text.trim().length && !found.some(({ start }) => start === block.offsetAt(index)),
        )
        .map(({ index, words }) => findingIn(block, index, words.length, say(words)));
    }),
  );
}

function isListing(node: RootContent | undefined): boolean {
  return node?.type === 'list' || node?.type === 'table';
}

/** A line below a list says little more than its date. */
function datesAlone(text: string): boolean {
  return text.length <= 60;
}

/** What leads into a list, or heads a table. */
function wordsOver(nodes: readonly RootContent[], at: number): string {
  const [before, list] = [nodes[at - 1], nodes[at]];
  const head = list?.type === 'table' ? toString(list.children[0]) : '';
  return before?.type === 'paragraph' ? `${toString(before)} ${head}` : head;
}

function oldOnes(text: string, today: string): ReturnType<typeof listDatesIn> {
  return listDatesIn(text).filter(({ to }) => isOld(to, today));
}

function inValues({ document, today }: LintDesk): Finding[] {
  const stale = Object.entries(document.frontMatter?.valuesAsAt ?? {}).filter(([, date]) => isOld(date, today));
  const place = stale.length > 0 ? frontMatterPlace(document) : undefined;
  return stale.map(([id, date]) => {
    const start = place ? dateAt(document, place, id) : 0;
    return { ...say(date), start, end: start + date.length };
  });
}

/** Where the day of a list is written in the front matter, whichever way its YAML is laid out. */
function dateAt({ text }: PolicyDocument, { start, map }: FrontMatterPlace, id: string): number {
  const written = map?.getIn(['values', id, 'as-at'], true);
  if (!isScalar(written) || !written.range) return 0;
  const at = start + written.range[0];
  return /["']/.test(text.charAt(at)) ? at + 1 : at;
}

function inProse(block: Prose, today: string): Finding[] {
  if (!/\d\d/.test(block.text)) return [];
  const sentences = sentencesOf(block);
  return sentences.flatMap(({ text, index }, at) => {
    if (!/\d\d/.test(text)) return [];
    const goesOn = saysWhenItWasSet(text, sentences[at - 1]?.text ?? '');
    if (!goesOn && !LIST.test(text)) return [];
    return oldOnes(text, today)
      .filter(({ index: on, words }) => {
        const before = text.slice(Math.max(0, on - REACH), on);
        return isSetOn(before, text.slice(on + words.length)) || (goesOn && isDoneAlone(before));
      })
      .map(({ index: on, words }) => findingIn(block, index + on, words.length, say(words)));
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
