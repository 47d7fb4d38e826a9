import type { PolicyDocument, PolicyNode, Splice } from '../types.ts';
import { findNode, parentOf, walkNodes } from '../find-node.ts';
import { lineEndOf, foldSpace } from '../normalise-text.ts';
import { readingOf } from '../read/reading.ts';
import { saidBy } from './edit-words.ts';
import type { CopyLine, ReturnedLine } from './types.ts';
import { writeWords } from './write-words.ts';

export interface Inserting {
  readonly document: PolicyDocument;
  readonly lines: readonly CopyLine[];
  readonly returned: readonly ReturnedLine[];
  readonly lineOf: Int32Array;
}

/** A clause or section that was put in. */
export interface AddedPart {
  readonly clauseId: string;
  readonly behind: string;
  readonly heading: { readonly title: string; readonly level: number } | null;
  body: string;
}

/** A line put into a part: its splice, or null where there is no place for it, and what it says. */
export type OnInserted = (partId: string, splice: Splice | null, said: string) => void;

/** Finds what was put in: paragraphs, items and rows go behind the line they stand behind, new clauses and sections become parts. */
export function insertLines(inserting: Inserting, onInserted: OnInserted): AddedPart[] {
  const { document, lines, returned, lineOf } = inserting;
  const taken = new Set(walkNodes(document.nodes).map(({ id }) => id));
  const added: AddedPart[] = [];
  let anchor: CopyLine | null = null;
  let open: AddedPart | null = null;
  let run: ReturnedLine[] = [];
  const flush = (next: CopyLine | null): void => {
    if (run.length > 0) insertRun(inserting, { anchor, next, run }, onInserted);
    run = [];
  };
  returned.forEach((line, at) => {
    const out = lines[lineOf[at] ?? -1];
    if (out) {
      flush(out);
      [anchor, open] = [out, null];
      return;
    }
    if (foldSpace(line.cells.map(saidBy).join('')) === '') return;
    if (line.kind === 'heading' || line.kind === 'title' || line.kind === 'clause') {
      flush(null);
      const clauseId = freeId(taken);
      const behind = open && line.kind === 'clause' ? open.clauseId : behindOf(document, anchor, line);
      const last = added.at(-1);
      const follows: string = open && last && line.kind === 'clause' ? last.clauseId : behind;
      const title = foldSpace(saidBy(line.cells[0] ?? []));
      open =
        line.kind === 'clause'
          ? { clauseId, behind: follows, heading: null, body: bodyOf([line]) }
          : {
              clauseId,
              behind: open ? open.clauseId : behind,
              heading: { title, level: Math.max(1, line.level) },
              body: '',
            };
      added.push(open);
    } else if (open) open.body = [open.body, bodyOf([line])].filter(Boolean).join(line.kind === 'text' ? '\n\n' : '\n');
    else run.push(line);
  });
  flush(null);
  return added;
}

function freeId(taken: Set<string>): string {
  for (let count = 1; ; count++) {
    const id = `x-from-word-${count}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** The part a new one comes behind: the one its anchor stands in, or the part around it that is counted on its level. */
function behindOf(document: PolicyDocument, anchor: CopyLine | null, line: ReturnedLine): string {
  let node = anchor ? findNode(document, anchor.partId) : undefined;
  if (!node) return '';
  const isHeading = line.kind !== 'clause';
  for (let parent = parentOf(document, node.id); parent; parent = parentOf(document, parent.id)) {
    const stays = isHeading ? node.kind === 'section' || node.kind === 'appendix' : node.depth <= line.level;
    if (stays || (!isHeading && parent.kind !== 'clause')) break;
    node = parent;
  }
  return node.id;
}

interface Run {
  readonly anchor: CopyLine | null;
  /** The line behind the run, if one that went out follows it. */
  readonly next: CopyLine | null;
  readonly run: readonly ReturnedLine[];
}

/** Puts lines behind another: those of the same list or table first, each where it continues what stands there. */
function insertRun(inserting: Inserting, { anchor, next, run }: Run, onInserted: OnInserted): void {
  const { document } = inserting;
  const part = anchor?.partId
    ? findNode(document, anchor.partId)
    : document.nodes.find(({ kind }) => kind === 'preamble');
  const partId = part?.id ?? '';
  const said = (line: ReturnedLine): string => line.cells.map(saidBy).join(' | ');
  let rest = [...run];
  if (anchor && !anchor.isMade && (anchor.kind === 'row' || anchor.items.length > 0)) {
    const goesOn =
      next !== null && !next.isMade && next.flow.start === anchor.flow.start && next.flow.end === anchor.flow.end;
    const count = goesOn
      ? rest.length
      : leading(rest, (line) => (anchor.kind === 'row' ? line.kind === 'row' : line.kind === 'item'));
    for (const line of rest.slice(0, count)) onInserted(partId, continued(document, anchor, line), said(line));
    rest = rest.slice(count);
  }
  if (rest.length === 0) return;
  const splice = part ? behindBlock(document, part, anchor, bodyOf(rest)) : null;
  rest.forEach((line, at) => onInserted(partId, splice && (at === 0 ? splice : { ...splice, text: '' }), said(line)));
}

function leading<T>(list: readonly T[], is: (each: T) => boolean): number {
  const at = list.findIndex((each) => !is(each));
  return at < 0 ? list.length : at;
}

/** A row or item behind another, or a further paragraph of an item. */
function continued(document: PolicyDocument, anchor: CopyLine, line: ReturnedLine): Splice | null {
  const { text } = document;
  const lineEnd = lineEndOf(text);
  if (anchor.look === 'quote') return null;
  if (anchor.kind === 'row') {
    if (line.kind !== 'row' || line.cells.length !== anchor.cells.length) return null;
    const { lines } = readingOf(document);
    // Behind the head stands the line of hyphens.
    const end = anchor.isHead ? lines.nextLine(lines.nextLine(anchor.block.end - 1)) : anchor.block.end;
    const row = rowOf(line);
    return anchor.isHead ? { start: end, end, text: row + lineEnd } : { start: end, end, text: lineEnd + row };
  }
  const words = writeWords(line.cells[0] ?? [], { inRow: false, startsBlock: true, indent: '' });
  const innermost = anchor.items.at(-1);
  if (!innermost) return null;
  if (line.kind === 'text') {
    const indent = indentIn(text, innermost.start);
    const at = anchor.block.end;
    return { start: at, end: at, text: `${lineEnd}${lineEnd}${indent}${words.replaceAll('\n', `\n${indent}`)}` };
  }
  if (line.kind !== 'item') return null;
  const isDeeper = line.level >= anchor.items.length;
  const beside = anchor.items[Math.min(line.level, anchor.items.length - 1)] ?? innermost;
  const own = isDeeper ? indentIn(text, innermost.start) : ' '.repeat(columnOf(text, beside.start));
  const marker = isDeeper ? (line.ordered ? '1.' : '-') : markerAfter(text, beside.start);
  const at = isDeeper ? anchor.block.end : beside.end;
  const inner = own + ' '.repeat(marker.length + 1);
  return { start: at, end: at, text: `${lineEnd}${own}${marker} ${words.replaceAll('\n', `\n${inner}`)}` };
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

const MARKER = /^([-*+]|(\d{1,9})([.)]))[ \t]*/;

/** The white space that what belongs to an item stands behind. */
function indentIn(text: string, item: number): string {
  const width = MARKER.exec(text.slice(item, item + 20))?.[0].length ?? 2;
  return ' '.repeat(columnOf(text, item) + width);
}

function markerAfter(text: string, item: number): string {
  const [, marker = '-', number, sign = '.'] = MARKER.exec(text.slice(item, item + 20)) ?? [];
  return number === undefined ? marker : `${Number(number) + 1}${sign}`;
}

/** Blocks of their own, behind the block their anchor stands in. */
function behindBlock(document: PolicyDocument, part: PolicyNode, anchor: CopyLine | null, body: string): Splice {
  const lineEnd = lineEndOf(document.text);
  const written = body.replaceAll('\n', lineEnd);
  const beforeAll = !anchor || anchor.kind === 'title';
  const isOpening =
    anchor &&
    part.kind !== 'section' &&
    part.kind !== 'appendix' &&
    anchor.block.start <= part.bodyStart &&
    anchor.block.end <= part.bodyStart;
  if (beforeAll || isOpening) {
    const at = beforeAll ? (anchor && anchor.block.end > 0 ? anchor.block.end : document.contentStart) : part.bodyStart;
    if (beforeAll && anchor && anchor.block.end > 0) return { start: at, end: at, text: lineEnd + lineEnd + written };
    return { start: at, end: at, text: written + lineEnd + lineEnd };
  }
  const at = anchor.flow.end;
  return { start: at, end: at, text: lineEnd + lineEnd + written };
}

/** Returned lines as Markdown of their own: paragraphs, lists, tables. */
export function bodyOf(run: readonly ReturnedLine[]): string {
  let written = '';
  run.forEach((line, at) => {
    const before = run[at - 1];
    const joins = before !== undefined && before.kind === line.kind && line.kind !== 'text' && line.kind !== 'clause';
    written += at === 0 ? '' : joins ? '\n' : '\n\n';
    if (line.kind === 'row') {
      written += rowOf(line);
      if (!joins) written += `\n|${' --- |'.repeat(line.cells.length)}`;
      return;
    }
    const words = writeWords(line.cells[0] ?? [], { inRow: false, startsBlock: true, indent: '' });
    const lead = line.kind === 'item' ? '   '.repeat(line.level) + (line.ordered ? '1. ' : '- ') : '';
    written += lead + words.replaceAll('\n', `\n${' '.repeat(lead.length)}`);
  });
  return written;
}

function rowOf(line: ReturnedLine): string {
  const cells = line.cells.map((cell) => writeWords(cell, { inRow: true, startsBlock: false, indent: null }));
  return `| ${cells.join(' | ')} |`;
}
