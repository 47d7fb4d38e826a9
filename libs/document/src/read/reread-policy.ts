import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { applySplices } from '../splices.ts';
import type { PolicyDocument, Splice } from '../types.ts';
import { lineMapOf } from './line-map.ts';
import { parseMarkdown, spanOf } from './parse-markdown.ts';
import { documentOf, nulProblems, readPolicy } from './read-policy.ts';
import { forgetReading, knownReading } from './reading.ts';
import { refuseHostile } from './refuse-hostile.ts';

/**
 * Reads a text after an edit: the same document as `readPolicy` of the new text, but only the blocks around the edit are parsed.
 * A Markdown parser remembers nothing from one block at the top of a text to the next but definitions, so a block that begins
 * where it began before, with the same text behind it, is the same block. Where that is not sure, the whole text is parsed.
 * The parse of the previous document is handed on: asked again, it is parsed anew.
 */
export function rereadPolicy(previous: PolicyDocument, splices: readonly Splice[]): PolicyDocument {
  const text = applySplices(previous.text, splices);
  const window = windowOf(previous, splices, text);
  if (!window) return readPolicy(text);
  const lines = lineMapOf(text);
  if (refuseHostile(text, lines)) return readPolicy(text);
  const fresh = parseMarkdown(text.slice(window.from, window.to)).children;
  if (fresh.some(defines) || !fitsAround(fresh, window)) return readPolicy(text);
  forgetReading(previous);
  const { before, after, delta } = window;
  fresh.forEach((block) => shift(block, window.from));
  if (delta !== 0) after.forEach((block) => shift(block, delta));
  const kept = window.sentinel ? fresh.slice(0, -1) : fresh;
  const tree: Root = { type: 'root', children: [...before, ...kept, ...after] };
  const { frontMatter, contentStart } = previous;
  const matter = previous.problems.filter(
    ({ range, rule }) => range.start.offset < contentStart && rule !== 'nul-character',
  );
  return documentOf({
    text,
    lines,
    tree,
    frontMatter,
    contentStart,
    problems: [...nulProblems(text, lines), ...matter],
  });
}

interface Window {
  readonly before: readonly RootContent[];
  readonly after: readonly RootContent[];
  /** First of the blocks that stay; parsed again with the window to see that it still begins where it began. */
  readonly sentinel: RootContent | undefined;
  readonly from: number;
  readonly to: number;
  readonly delta: number;
}

const HOLDERS: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'containerDirective']);

/** Whether a block holds a definition of a link or a footnote. */
function defines(block: RootContent): boolean {
  if (block.type === 'definition' || block.type === 'footnoteDefinition') return true;
  return (
    HOLDERS.has(block.type) && 'children' in block && block.children.some((child) => defines(child as RootContent))
  );
}

function windowOf(previous: PolicyDocument, splices: readonly Splice[], text: string): Window | undefined {
  const reading = knownReading(previous);
  const start = Math.min(...splices.map((splice) => splice.start));
  const end = Math.max(...splices.map((splice) => splice.end));
  if (!reading || splices.length === 0 || start < previous.contentStart) return undefined;
  // A definition is known everywhere in a text: an edit of one changes blocks far away.
  if (reading.tree.children.some(defines)) return undefined;
  const { children } = reading.tree;
  // A text without front matter takes its title from its first heading.
  if (children[0]?.type !== 'yaml' || previous.text.startsWith('\uFEFF')) return undefined;
  const touched = children.findIndex((block) => spanOf(block).end >= start);
  const first = Math.max(1, (touched < 0 ? children.length : touched) - 1);
  const behind = children.findIndex((block, at) => at > first && spanOf(block).start > end);
  const sentinelAt = behind < 0 || behind + 1 >= children.length ? children.length : behind + 1;
  const sentinel = children[sentinelAt];
  const delta = text.length - previous.text.length;
  const opening = children[first];
  const from = opening ? reading.lines.lineStart(spanOf(opening).start) : previous.contentStart;
  // What the text begins with would be read as front matter.
  if (from > start || text.startsWith('---', from)) return undefined;
  const to = sentinel ? spanOf(sentinel).end + delta : text.length;
  return { before: children.slice(0, first), after: children.slice(sentinelAt), sentinel, from, to, delta };
}

function fitsAround(fresh: readonly RootContent[], { sentinel, from, delta }: Window): boolean {
  if (!sentinel) return true;
  const last = fresh.at(-1);
  if (!last || last.type !== sentinel.type) return false;
  const [old, now] = [spanOf(sentinel), spanOf(last)];
  return now.start + from === old.start + delta && now.end + from === old.end + delta;
}

/** Offsets only: lines are looked up by offset. */
function shift(block: RootContent, by: number): void {
  visit(block, (node) => {
    if (!node.position) return;
    node.position.start.offset = (node.position.start.offset ?? 0) + by;
    node.position.end.offset = (node.position.end.offset ?? 0) + by;
  });
}
