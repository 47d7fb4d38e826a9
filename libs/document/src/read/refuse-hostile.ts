import type { Problem } from '../types.ts';
import type { LineMap } from './line-map.ts';

/** Longest text that is read at all, in UTF-16 units. The longest real policy seen has 60,000. */
export const LONGEST_TEXT = 1_048_576;
const MOST_LINES = 40_000;
/** remark's time for one list grows faster than the list; the largest real one seen has 400 items. */
const MOST_ITEMS = 12_000;
const DEEPEST_CONTAINERS = 40;
const DEEPEST_DIRECTIVES = 12;
/**
 * Per block of lines, because remark pairs brackets and emphasis marks with a quadratic search inside one block, and past ten
 * thousand escapes, entities or hard breaks its time leaps from milliseconds to minutes.
 */
const MOST_MARKS = { brackets: 4_000, emphasis: 2_000, backticks: 5_000, escapes: 9_000 } as const;
type Mark = keyof typeof MOST_MARKS;
const MARKS = Object.keys(MOST_MARKS) as Mark[];
const MARK_OF: Readonly<Record<string, Mark>> = {
  '[': 'brackets',
  ']': 'brackets',
  '*': 'emphasis',
  _: 'emphasis',
  '~': 'emphasis',
  '`': 'backticks',
  '\\': 'escapes',
  '&': 'escapes',
};
const ITEM = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
/** A bullet begins a block of its own, whatever stands above it. */
const BULLET = /^ {0,3}[-+*] +\S/;
const MOST_CELLS = 1_000;

const OPENING = /^ {0,3}:{3,}[A-Za-z]/;
const CLOSING = /^ {0,3}:{3,}[ \t]*$/;

/** Refuse a text that would take remark unbounded time, before remark sees it; `null` when it may be parsed. */
export function refuseHostile(text: string, lines: LineMap): Problem | null {
  const refuse = (rule: string, message: string, advice: string, offset: number): Problem => ({
    rule,
    severity: 'error',
    message,
    advice,
    range: lines.range(offset, offset),
  });
  if (text.length > LONGEST_TEXT) {
    return refuse('text-too-long', 'The text is longer than 1 MB.', 'Split it into several policies.', 0);
  }
  let block = noMarks();
  let openDirectives = 0;
  let lineCount = 0;
  let items = 0;
  for (let start = 0; start < text.length; start = lines.nextLine(start)) {
    const line = text.slice(start, lines.nextLine(start)).replace(/[\r\n]+$/, '');
    lineCount += 1;
    if (lineCount > MOST_LINES) {
      return refuse(
        'text-too-long',
        `The text has more than ${MOST_LINES} lines.`,
        'Split it into several policies.',
        start,
      );
    }
    if (ITEM.test(line)) items += 1;
    if (items > MOST_ITEMS) {
      return refuse(
        'text-too-long',
        `The text has more than ${MOST_ITEMS} list items.`,
        'Split it into several policies.',
        start,
      );
    }
    if (containerDepth(line) > DEEPEST_CONTAINERS) {
      return refuse('nested-too-deep', 'Lists or quotations are nested too deep to read.', 'Use fewer levels.', start);
    }
    if (OPENING.test(line)) openDirectives += 1;
    else if (CLOSING.test(line)) openDirectives = Math.max(0, openDirectives - 1);
    if (openDirectives > DEEPEST_DIRECTIVES) {
      const advice = 'Close each `:::` block with a line of as many colons; nest clauses to depth 3 at most.';
      return refuse('nested-too-deep', `More than ${DEEPEST_DIRECTIVES} \`:::\` blocks are open here.`, advice, start);
    }
    if (line.trim() === '' || BULLET.test(line)) block = noMarks();
    countMarks(line, block);
    if (MARKS.some((mark) => block[mark] > MOST_MARKS[mark])) {
      return refuse(
        'too-many-marks',
        'One paragraph holds thousands of brackets, emphasis marks or escapes.',
        'Break it up with blank lines.',
        start,
      );
    }
    if (countOf(line, '|') > MOST_CELLS) {
      return refuse('too-many-marks', `One table row has more than ${MOST_CELLS} cells.`, 'Use fewer columns.', start);
    }
  }
  return null;
}

function containerDepth(line: string): number {
  const prefix = /^(?:[ \t]|>|[-+*](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t]|$))*/.exec(line)?.[0] ?? '';
  const markers = prefix.replace(/\d+[.)]/g, '-').match(/[-+*>]/g)?.length ?? 0;
  if (markers === 0) return 0;
  const indent = /^[ \t]*/.exec(prefix)?.[0].length ?? 0;
  return markers + Math.floor(indent / 2);
}

function noMarks(): Record<Mark, number> {
  return { brackets: 0, emphasis: 0, backticks: 0, escapes: 0 };
}

function countMarks(line: string, block: Record<Mark, number>): void {
  if (line.endsWith('  ')) block.escapes += 1;
  for (let index = 0; index < line.length; index += 1) {
    const mark = MARK_OF[line[index] ?? ''];
    if (mark) block[mark] += 1;
  }
}

function countOf(line: string, character: string): number {
  return line.split(character).length - 1;
}
