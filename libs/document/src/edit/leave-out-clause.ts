import type { PolicyDocument, PolicyNode, Splice } from '../types.ts';
import { findNode, parentOf } from '../find-node.ts';
import { lineEndOf } from '../normalise-text.ts';
import { readingOf } from '../read/reading.ts';
import { cannotEdit, edited, type Edit } from './edit.ts';
import { appendItem, frontMatterPlace, removeEntry, setEntries } from './front-matter-place.ts';

/** Leave a clause out: its lines go, and `left-out` in the front matter says which and why. */
export function leaveOutClause(document: PolicyDocument, id: string, reason: string): Edit {
  const node = findNode(document, id);
  if (!node)
    return cannotEdit(
      document,
      'unknown-clause',
      `There is no clause \`${id}\`.`,
      'It may have been left out already.',
    );
  if (!reason.trim())
    return cannotEdit(
      document,
      'reason-missing',
      'A clause is left out with a reason.',
      'Say why it does not apply.',
      node.start,
    );
  const place = frontMatterPlace(document);
  if (!place) {
    const advice = 'Add `---`, `title: …`, `---` at the top.';
    return cannotEdit(
      document,
      'front-matter-missing',
      'The text has no front matter to record the reason in.',
      advice,
    );
  }
  const entry = appendItem(document, place, 'left-out', { id, reason: reason.trim() });
  return edited(document, [...entry, { ...wholeLines(document, node), text: '' }]);
}

/** Put a clause of the edition back: after the nearest clause that came before it there, else first in its section. */
export function putBackClause(document: PolicyDocument, edition: PolicyDocument, id: string): Edit {
  const original = findNode(edition, id);
  if (!original) return cannotEdit(document, 'unknown-clause', `The edition has no clause \`${id}\`.`, 'Check its id.');
  if (findNode(document, id))
    return cannotEdit(
      document,
      'clause-present',
      `The clause \`${id}\` is in the text already.`,
      'Nothing to put back.',
    );
  const offset = placeFor(document, edition, original);
  if (offset === undefined) {
    const parent = parentOf(edition, id);
    return cannotEdit(
      document,
      'parent-left-out',
      `\`${id}\` belongs to \`${parent?.id}\`, which is left out.`,
      `Put \`${parent?.id}\` back first.`,
    );
  }
  const splices = [insertion(document, edition, original, offset), ...withoutEntry(document, id)];
  return edited(document, splices);
}

/** A part's lines and the blank line after it (or before it, when it is last), so that no gap is left. */
export function wholeLines(document: PolicyDocument, node: PolicyNode): { start: number; end: number } {
  const { lines } = readingOf(document);
  const start = lines.lineStart(node.start);
  let end = node.end > node.start ? lines.nextLine(node.end - 1) : node.end;
  const isBlank = (from: number): boolean =>
    from < document.text.length && document.text.slice(from, lines.nextLine(from)).trim() === '';
  if (isBlank(end)) end = lines.nextLine(end);
  return { start, end };
}

function placeFor(document: PolicyDocument, edition: PolicyDocument, original: PolicyNode): number | undefined {
  const editionParent = parentOf(edition, original.id);
  const parent = editionParent && findNode(document, editionParent.id);
  if (editionParent && !parent) return undefined;
  const siblings = editionParent?.children ?? edition.nodes;
  const here = siblings.map((node) => findNode(document, node.id));
  const position = siblings.findIndex((node) => node.id === original.id);
  const end = parent?.end ?? document.text.length;
  if (original.kind === 'section' || original.kind === 'appendix') {
    // A section begins where the next one that is here begins: what stands before that belongs to the ones before.
    return here.slice(position + 1).find((node) => node !== undefined)?.start ?? end;
  }
  const previous = here.slice(0, position).findLast((node) => node !== undefined);
  if (previous) return wholeLines(document, previous).end;
  // First in its parent: before the parent's first child, else at the end of the parent's own words.
  return parent?.children[0]?.start ?? parent?.bodyEnd ?? document.nodes[0]?.start ?? end;
}

function insertion(document: PolicyDocument, edition: PolicyDocument, original: PolicyNode, offset: number): Splice {
  const lineEnd = lineEndOf(document.text);
  const source = edition.text
    .slice(original.start, original.end)
    .replace(/\s+$/, '')
    .replace(/\r\n?|\n/g, lineEnd);
  const before = document.text.slice(0, offset);
  const blank = lineEnd + lineEnd;
  const lead = before === '' || before.endsWith(blank) ? '' : /[\r\n]$/.test(before) ? lineEnd : blank;
  const after = document.text.slice(offset);
  const insideBlock = /^[ \t]*:{3,}[ \t]*(?:\r?\n|$)/.test(after);
  const tail = after === '' || insideBlock ? lineEnd : blank;
  return { start: offset, end: offset, text: lead + source + tail };
}

function withoutEntry(document: PolicyDocument, id: string): Splice[] {
  const place = frontMatterPlace(document);
  const leftOut = document.frontMatter?.leftOut ?? [];
  const kept = leftOut.filter((entry) => entry.id !== id);
  if (!place || kept.length === leftOut.length) return [];
  return kept.length === 0
    ? removeEntry(document, place, 'left-out')
    : setEntries(document, place, [], { 'left-out': kept.map((entry) => ({ ...entry })) });
}
