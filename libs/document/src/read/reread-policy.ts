import { applySplices } from '../splices.ts';
import type { PolicyDocument, Splice } from '../types.ts';
import { lineMapOf } from './line-map.ts';
import { patchTree, type Hunk } from './patch-tree.ts';
import { documentOf, nulProblems, readPolicy, readTree } from './read-policy.ts';
import { forgetReading, knownReading } from './reading.ts';
import { refuseHostile } from './refuse-hostile.ts';

/**
 * Reads a text after an edit: the same document as `readPolicy` of the new text, but only the blocks around the edit are parsed.
 * The parse of the previous document is handed on: asked again, it is parsed anew.
 */
export function rereadPolicy(previous: PolicyDocument, splices: readonly Splice[]): PolicyDocument {
  const text = applySplices(previous.text, splices);
  const document = readPatched(previous, hunksOf(splices), text, 'moved');
  if (!document) return readPolicy(text);
  forgetReading(previous);
  return document;
}

/**
 * Reads a text that has much in common with one that is read already: the same document as `readPolicy` of it, but only the
 * blocks around what is new are parsed. Undefined where that is not sure.
 */
export function readPatched(
  known: PolicyDocument,
  hunks: readonly Hunk[],
  text: string,
  stay: 'copied' | 'moved',
): PolicyDocument | undefined {
  const reading = knownReading(known);
  const lines = lineMapOf(text);
  if (!reading || known.text.startsWith('\uFEFF') || refuseHostile(text, lines)) return undefined;
  const { contentStart, frontMatter } = known;
  const tree = patchTree({ ...reading, contentStart }, hunks, text, stay);
  if (!tree) return undefined;
  // A text without front matter takes its title from its first heading.
  if (tree.children[0]?.type !== 'yaml' || hunks.some(({ start }) => start < contentStart))
    return readTree(text, lines, tree);
  const matter = known.problems.filter(
    ({ range, rule }) => range.start.offset < contentStart && rule !== 'nul-character',
  );
  const problems = [...nulProblems(text, lines), ...matter];
  return documentOf({ text, lines, tree, frontMatter, contentStart, problems });
}

function hunksOf(splices: readonly Splice[]): Hunk[] {
  let delta = 0;
  return [...splices]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => {
      const newStart = start + delta;
      delta += text.length - (end - start);
      return { start, end, newStart, newEnd: newStart + text.length };
    });
}
