import type { CopyRun, Look, ReturnedLine } from '@ratify/document';
import { openDocx, partOf, prepareDocx, readTree } from './convert-docx.ts';
import { COPY_PROPERTY, copyOfMark, lineOfMark } from './copy-marks.ts';
import { readOtherParts } from './other-parts.ts';
import { readMark } from './paragraph-mark.ts';
import { readRemarks } from './read-remarks.ts';
import type { DocxElement } from './write-lines.ts';
import type { ReturnedCopy } from './types.ts';
import { elementsIn, valueOf } from './xml.ts';

/** Reads a Word file that was made of a policy and edited. Changes that were tracked are read as if they had been accepted. */
export async function readCopy(bytes: Uint8Array): Promise<ReturnedCopy> {
  const file = openDocx(bytes);
  const remarks = readRemarks(file.document, partOf(file.zip, 'word/comments.xml'));
  const inBody = prepareDocx(file);
  const tree = await readTree(file);
  const lines: ReturnedLine[] = [];
  const names: string[] = [];
  addLines(tree, lines, names);
  const ours = footerOf(partOf(file.zip, 'docProps/core.xml'));
  const notices = [...inBody, ...readOtherParts(file.zip)].filter(
    ({ what, text }) => what !== 'comment' && !(what === 'footer' && footerWords(text) === ours),
  );
  const marked = names.map(copyOfMark).find((id) => id !== undefined);
  return { copyId: propertyOf(partOf(file.zip, 'docProps/custom.xml')) ?? marked ?? null, lines, remarks, notices };
}

/** The words of the footer that the copy went out with, from what the file says of itself. */
function footerOf(part: Document | undefined): string | undefined {
  const [title, description] = ['title', 'description'].map((name) =>
    part ? elementsIn(part.documentElement, name)[0]?.textContent : undefined,
  );
  return description ? footerWords(`${title ?? ''} · ${description} · page of`) : undefined;
}

/** A footer without its page numbers, which a word processor counts anew. */
function footerWords(text: string): string {
  return text.replace(/page\s*\d*\s*of\s*\d*\s*$/, 'page of').replace(/\s+/g, '');
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function propertyOf(part: Document | undefined): string | undefined {
  const properties = part ? elementsIn(part.documentElement, 'property') : [];
  const value = properties
    .find((each) => valueOf(each, 'name') === COPY_PROPERTY)
    ?.textContent?.trim()
    .toLowerCase();
  return value !== undefined && ID.test(value) ? value : undefined;
}

function addLines(element: DocxElement, lines: ReturnedLine[], names: string[]): void {
  // A mark between two paragraphs is set to the next.
  let waiting: string[] = [];
  for (const child of element.children ?? []) {
    if (child.type === 'bookmarkStart') waiting.push(child.name ?? '');
    else if (child.type === 'paragraph') {
      const found = [...waiting, ...marksIn(child)];
      waiting = [];
      names.push(...found);
      lines.push(...paragraphLines(child, found));
    } else if (child.type === 'table') {
      const found = addTable(child, lines, waiting);
      waiting = [];
      names.push(...found);
    } else addLines(child, lines, names);
  }
}

function marksIn(element: DocxElement): string[] {
  return (element.children ?? []).flatMap((child) =>
    child.type === 'bookmarkStart' ? [child.name ?? ''] : marksIn(child),
  );
}

function linesOfMarks(names: readonly string[]): number[] {
  return names.flatMap((name) => lineOfMark(name) ?? []);
}

/** A frame of one column is read as the paragraphs in it, as everywhere. */
function addTable(table: DocxElement, lines: ReturnedLine[], before: readonly string[]): string[] {
  const rows = (table.children ?? []).filter(({ type }) => type === 'tableRow');
  const all: string[] = [];
  rows.forEach((row, at) => {
    const names = [...(at === 0 ? before : []), ...marksIn(row)];
    all.push(...names);
    const cells = (row.children ?? []).filter(({ type }) => type === 'tableCell').map(cellRuns);
    lines.push({ marks: linesOfMarks(names), kind: 'row', level: 0, ordered: false, cells });
  });
  return all;
}

/** The words of a cell on one line. */
function cellRuns(cell: DocxElement): CopyRun[] {
  return joined(
    (cell.children ?? []).flatMap((child, at) => [
      ...(at === 0 ? [] : [{ text: ' ' }]),
      ...(child.type === 'paragraph' ? runsOf(child) : cellRuns(child)),
    ]),
  );
}

function paragraphLines(paragraph: DocxElement, names: readonly string[]): ReturnedLine[] {
  const runs = joined(runsOf(paragraph));
  const [first, ...rest] = runs;
  const { facts, text } = readMark(first?.text ?? '');
  const words = first ? [{ ...first, text }, ...rest].filter((run) => run.text !== '') : [];
  const style = (paragraph.styleName ?? '').replace(/\s+/g, '').toLowerCase();
  const depth = /^policyclause(\d)$/.exec(style)?.[1];
  const common = { marks: linesOfMarks(names), ordered: false, cells: [words] };
  if (facts.heading === 0 || style === 'title') return [{ ...common, kind: 'title', level: 0 }];
  if (facts.heading !== undefined) return [{ ...common, kind: 'heading', level: facts.heading }];
  const { label } = facts;
  if (label && (depth !== undefined || /^A?\d+(?:\.\d+)+\.?$/.test(label.text)))
    return [{ ...common, kind: 'clause', level: depth === undefined ? label.level + 1 : Number(depth) }];
  if (label) return [{ ...common, kind: 'item', level: label.level, ordered: label.text !== '' }];
  return [{ ...common, kind: 'text', level: 0 }];
}

function runsOf(element: DocxElement, look: Look = {}): CopyRun[] {
  const own: Look = {
    ...look,
    ...(element.isBold ? { bold: true } : {}),
    ...(element.isItalic ? { italic: true } : {}),
    ...(element.isStrikethrough ? { struck: true } : {}),
    ...(element.href ? { href: element.href } : {}),
  };
  if (element.type === 'text') return [{ ...own, text: element.value ?? '' }];
  if (element.type === 'tab') return [{ ...own, text: ' ' }];
  if (element.type === 'checkbox') return [{ ...own, text: element.checked ? '☒ ' : '☐ ' }];
  if (element.type === 'break') return [{ ...own, text: element.breakType === 'line' ? '\n' : ' ' }];
  return (element.children ?? []).flatMap((child) => runsOf(child, own));
}

/** Editors cut words into many runs: neighbours of one look are one. */
function joined(runs: readonly CopyRun[]): CopyRun[] {
  const all: CopyRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const same =
      last &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.struck === run.struck &&
      last.href === run.href;
    if (last && same) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}
