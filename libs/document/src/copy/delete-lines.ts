import type { PolicyDocument, PolicyNode, Splice } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { readingOf } from '../read/reading.ts';
import { saidBy } from './edit-words.ts';
import type { CopyLine, Span } from './types.ts';

/** What becomes of lines that did not come back: a splice of their part, or null where the text has no way to lose them. */
export type OnDeleted = (partId: string, splice: Splice | null, lines: readonly CopyLine[]) => void;

/** Finds what was deleted. Answers the parts of which nothing came back, the outermost of each; tells of every other line. */
export function deleteLines(
  document: PolicyDocument,
  lines: readonly CopyLine[],
  paired: ReadonlySet<number>,
  onDeleted: OnDeleted,
): PolicyNode[] {
  const isGone = (at: number): boolean => !paired.has(at);
  const own = Map.groupBy(
    lines.map((line, at) => ({ line, at })).filter(({ line }) => !line.isMade && hasWords(line)),
    ({ line }) => line.partId,
  );
  const removed: PolicyNode[] = [];
  const visit = (node: PolicyNode): void => {
    const inside = walkNodes([node]).flatMap(({ id }) => own.get(id) ?? []);
    if (node.kind !== 'preamble' && inside.length > 0 && inside.every(({ at }) => isGone(at))) removed.push(node);
    else node.children.forEach(visit);
  };
  document.nodes.forEach(visit);
  const inRemoved = new Set(removed.flatMap((node) => walkNodes([node]).map(({ id }) => id)));
  const gone = lines.filter(
    (line, at) => isGone(at) && !line.isMade && hasWords(line) && line.kind !== 'title' && !inRemoved.has(line.partId),
  );
  const left = lines.filter((line, at) => !isGone(at) && !line.isMade);
  for (const [span, group] of bySpan(gone, left)) {
    const [first] = group;
    if (first) onDeleted(first.partId, span && { ...wholeBlock(document, span, first), text: '' }, group);
  }
  return removed;
}

function hasWords(line: CopyLine): boolean {
  return line.cells.some((cell) => saidBy(cell).trim() !== '');
}

/** Lines that go together, with what of the text goes with them: the widest block or item of which nothing is left. */
function bySpan(gone: readonly CopyLine[], left: readonly CopyLine[]): Map<Span | null, CopyLine[]> {
  const groups = new Map<string, { span: Span | null; lines: CopyLine[] }>();
  for (const line of gone) {
    const span =
      [line.flow, ...line.items].find((each) => !left.some((other) => overlaps(each, other.block))) ?? ownSpan(line);
    const key = span ? `${span.start}-${span.end}` : `line-${line.block.start}`;
    const known = groups.get(key);
    if (known) known.lines.push(line);
    else groups.set(key, { span, lines: [line] });
  }
  return new Map([...groups.values()].map(({ span, lines }) => [span, lines]));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.start && b.end <= a.end;
}

/** A line that goes alone: a row, or a paragraph behind the first of its item. */
function ownSpan(line: CopyLine): Span | null {
  if (line.kind === 'row') return line.isHead ? null : line.block;
  return line.kind === 'text' && line.items.length > 0 && line.look === 'plain' ? line.block : null;
}

/** The lines of a block with the blank line behind it; a heading that leads a part stays, for the part does. */
function wholeBlock(document: PolicyDocument, span: Span, line: CopyLine): Span {
  const { lines } = readingOf(document);
  const start = lines.lineStart(span.start);
  let end = span.end > span.start ? lines.nextLine(span.end - 1) : span.end;
  const next = lines.nextLine(end);
  const isBlank = end < document.text.length && document.text.slice(end, next).trim() === '';
  if (isBlank && line.kind !== 'row' && !(line.kind === 'item' && line.flow !== span)) end = next;
  return { start, end };
}
