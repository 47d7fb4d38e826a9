import type { Root } from 'mdast';
import type { PolicyDocument, PolicyNode } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { lineMapOf, type LineMap } from './line-map.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { refuseHostile } from './refuse-hostile.ts';

/** What the parse left behind: the linter and the renderer use it instead of parsing again. Never changed after reading. */
export interface Reading {
  readonly tree: Root;
  readonly lines: LineMap;
}

const readings = new WeakMap<PolicyDocument, Reading>();

/** Keep the parse of a document for as long as the document lives. */
export function rememberReading(document: PolicyDocument, reading: Reading): void {
  readings.set(document, reading);
}

/** The parse of a document; a document that came from elsewhere (a store, a copy) is parsed once more. */
export function readingOf(document: PolicyDocument): Reading {
  const known = readings.get(document);
  if (known) return known;
  const lines = lineMapOf(document.text);
  const tree: Root = refuseHostile(document.text, lines)
    ? { type: 'root', children: [] }
    : parseMarkdown(document.text);
  const reading = { tree, lines };
  readings.set(document, reading);
  return reading;
}

/** The parse of a document when it is at hand. */
export function knownReading(document: PolicyDocument): Reading | undefined {
  return readings.get(document);
}

/** Gives the parse of a document away, to be changed for the next text: the document is parsed anew if it is asked again. */
export function forgetReading(document: PolicyDocument): void {
  readings.delete(document);
}

/** The innermost part at an offset; made once for many look-ups. */
export function partFinder(document: PolicyDocument): (offset: number) => PolicyNode | undefined {
  const parts = walkNodes(document.nodes);
  return (offset) => {
    // Starts are in order: search for the last part that starts at or before the offset, then climb out of those that ended.
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((parts[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    for (let index = low - 1; index >= 0; index -= 1) {
      const part = parts[index];
      if (part && offset < part.end) return part;
    }
    return undefined;
  };
}
