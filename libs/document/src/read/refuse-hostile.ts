import type { Problem } from '../types.ts';
import type { LineMap } from './line-map.ts';

/** Longest text that is read at all, in UTF-16 units: one megabyte of plain English. */
export const LONGEST_TEXT = 1_048_576;
const MOST_LINES = 40_000;
/** remark's time for one list grows faster than the list: 25,000 items were measured at 3 to 7 seconds. */
const MOST_ITEMS = 12_000;
const DEEPEST_CONTAINERS = 40;
const DEEPEST_DIRECTIVES = 12;
/**
 * Per block of lines. remark pairs brackets and emphasis marks with a quadratic search inside one block. Escapes, entities and
 * hard breaks grow faster than their number too: 8,000 entities in one block were measured at 0.3 s, 16,000 at 5 s.
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
/** What a line without any mark does not hold. */
const ANY_MARK = /[[\]*_~`\\&]| {2}$/;
/** Per block of lines, too: remark goes over a paragraph again for each of its lines; 10,000 lines of one were measured at 10 s. */
const MOST_IN_BLOCK = { cost: 10_000, characters: 250_000 } as const;
/** What a line of a block costs remark: a paragraph is gone over for each of its lines, rows and items are not. */
const COST_OF = { line: 5, row: 1, item: 1 } as const;
const MOST_BLOCK_SAID = `at most ${MOST_IN_BLOCK.cost / COST_OF.line} lines, ${MOST_IN_BLOCK.cost / COST_OF.row} rows or ${MOST_IN_BLOCK.characters} characters`;
const ITEM = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
/** A bullet begins a block of its own, whatever stands above it. */
const BULLET = /^ {0,3}[-+*] +\S/;
const MOST_CELLS = 1_000;

const OPENING = /^ {0,3}:{3,}[A-Za-z]/;
const CLOSING = /^ {0,3}:{3,}[ \t]*$/;

interface Refusal {
  readonly rule: 'text-too-long' | 'paragraph-too-long' | 'nested-too-deep' | 'too-many-marks';
  readonly message: string;
  readonly advice: string;
}

/** What has been counted so far, line by line. */
interface Count {
  lines: number;
  items: number;
  openDirectives: number;
  block: BlockCount;
}

type BlockCount = Record<Mark | keyof typeof MOST_IN_BLOCK, number>;

/** Refuse a text that would take remark unbounded time, before remark sees it; `null` when it may be parsed. */
export function refuseHostile(text: string, lines: LineMap): Problem | null {
  const problem = (refusal: Refusal, offset: number): Problem => ({
    ...refusal,
    severity: 'error',
    range: lines.range(offset, offset),
  });
  if (text.length > LONGEST_TEXT) return problem(tooLong('is longer than 1 MB'), 0);
  const count: Count = { lines: 0, items: 0, openDirectives: 0, block: emptyBlock() };
  for (let start = 0; start < text.length; start = lines.nextLine(start)) {
    const line = text.slice(start, lines.nextLine(start)).replace(/[\r\n]+$/, '');
    countLine(line, count);
    const refusal = refusalOf(line, count);
    if (refusal) return problem(refusal, start);
  }
  return null;
}

function countLine(line: string, count: Count): void {
  count.lines += 1;
  const isItem = ITEM.test(line);
  if (isItem) count.items += 1;
  if (OPENING.test(line)) count.openDirectives += 1;
  else if (CLOSING.test(line)) count.openDirectives = Math.max(0, count.openDirectives - 1);
  const isBlank = line.trim() === '';
  if (isBlank || BULLET.test(line)) count.block = emptyBlock();
  if (isBlank) return;
  if (ANY_MARK.test(line)) countMarks(line, count.block);
  count.block.cost += COST_OF[isItem ? 'item' : line.includes('|') ? 'row' : 'line'];
  count.block.characters += line.length;
}

function refusalOf(line: string, count: Count): Refusal | undefined {
  if (count.lines > MOST_LINES) return tooLong(`has more than ${MOST_LINES} lines`);
  if (count.items > MOST_ITEMS) return tooLong(`has more than ${MOST_ITEMS} list items`);
  if (/^[ \t>*+\d-]/.test(line) && containerDepth(line) > DEEPEST_CONTAINERS) {
    return {
      rule: 'nested-too-deep',
      message: 'Lists or quotations are nested too deep to read.',
      advice: 'Use fewer levels.',
    };
  }
  if (count.openDirectives > DEEPEST_DIRECTIVES) {
    const message = `More than ${DEEPEST_DIRECTIVES} \`:::\` blocks are open here.`;
    const advice = 'Close each `:::` block with a line of as many colons; nest clauses to depth 3 at most.';
    return { rule: 'nested-too-deep', message, advice };
  }
  if (MARKS.some((mark) => count.block[mark] > MOST_MARKS[mark])) {
    const message = 'One paragraph holds thousands of brackets, emphasis marks or escapes.';
    return { rule: 'too-many-marks', message, advice: 'Break it up with blank lines.' };
  }
  if (count.block.cost > MOST_IN_BLOCK.cost || count.block.characters > MOST_IN_BLOCK.characters) {
    const message = 'One paragraph or table is longer than can be read.';
    return { rule: 'paragraph-too-long', message, advice: `Break it up with blank lines: ${MOST_BLOCK_SAID}.` };
  }
  if (line.length < MOST_CELLS || countOf(line, '|') <= MOST_CELLS) return undefined;
  return {
    rule: 'too-many-marks',
    message: `One table row has more than ${MOST_CELLS} cells.`,
    advice: 'Use fewer columns.',
  };
}

function tooLong(what: string): Refusal {
  return { rule: 'text-too-long', message: `The text ${what}.`, advice: 'Split it into several policies.' };
}

function containerDepth(line: string): number {
  const prefix = /^(?:[ \t]|>|[-+*](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t]|$))*/.exec(line)?.[0] ?? '';
  const markers = prefix.replace(/\d+[.)]/g, '-').match(/[-+*>]/g)?.length ?? 0;
  if (markers === 0) return 0;
  const indent = /^[ \t]*/.exec(prefix)?.[0].length ?? 0;
  return markers + Math.floor(indent / 2);
}

function emptyBlock(): BlockCount {
  return { brackets: 0, emphasis: 0, backticks: 0, escapes: 0, cost: 0, characters: 0 };
}

function countMarks(line: string, block: BlockCount): void {
  if (line.endsWith('  ')) block.escapes += 1;
  for (let index = 0; index < line.length; index += 1) {
    const mark = MARK_OF[line[index] ?? ''];
    if (mark) block[mark] += 1;
  }
}

function countOf(line: string, character: string): number {
  return line.split(character).length - 1;
}
