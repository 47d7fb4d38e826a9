import type { Root, RootContent } from 'mdast';
import { parseMarkdown, spanOf } from './parse-markdown.ts';
import type { Reading } from './reading.ts';

/** What stands in a new text in place of a stretch of the old one; in order, and apart from each other. */
export interface Hunk {
  /** Offsets of the old text. */
  readonly start: number;
  readonly end: number;
  /** Offsets of the new text. */
  readonly newStart: number;
  readonly newEnd: number;
}

interface KnownText extends Reading {
  /** Where the front matter ends. */
  readonly contentStart: number;
}

/** Blocks of the old text that are parsed again, with the hunks among them. */
interface Window {
  /** Indexes of the first block, and of the first behind them that stays: it is parsed too, to see that it begins where it began. */
  readonly first: number;
  readonly sentinel: number;
  /** How much further on blocks stand in the new text, before the window and behind it. */
  readonly deltaBefore: number;
  readonly deltaBehind: number;
  /** Offset of the old text where its first hunk begins. */
  readonly start: number;
}

/**
 * The tree of a text of which an older form is parsed: only the blocks around what is new are parsed. A Markdown parser remembers
 * nothing from one block at the top of a text to the next but definitions, so a block that begins where it began before, with
 * the same text behind it, is the same block. Undefined where that is not sure.
 * Blocks that stay are copied, or moved out of the old tree, which is then of no more use.
 */
export function patchTree(
  known: KnownText,
  hunks: readonly Hunk[],
  text: string,
  stay: 'copied' | 'moved',
): Root | undefined {
  const { children } = known.tree;
  // A definition is known everywhere in a text: an edit of one changes blocks far away.
  if (hunks.length === 0 || text.startsWith('\uFEFF') || children.some(defines)) return undefined;
  // A line of hyphens anywhere would close a front matter that is open.
  if (text.startsWith('---') && children[0]?.type !== 'yaml') return undefined;
  const windows = windowsOf(known, hunks);
  const fresh = windows.map((window) => freshBlocks(window, known, text));
  if (!fresh.every((blocks) => blocks !== undefined)) return undefined;
  const patched: RootContent[] = [];
  const keep = (from: number, to: number, by: number): void => {
    for (const block of children.slice(from, to))
      patched.push(stay === 'copied' ? copied(block, by) : moved(block, by));
  };
  windows.forEach(({ first, deltaBefore }, at) => {
    keep(windows[at - 1]?.sentinel ?? 0, first, deltaBefore);
    patched.push(...(fresh[at] ?? []));
  });
  const last = windows.at(-1);
  keep(last?.sentinel ?? 0, children.length, last?.deltaBehind ?? 0);
  return { type: 'root', children: patched };
}

const HOLDERS: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'containerDirective']);

/** Whether a block holds a definition of a link or a footnote. */
function defines(block: RootContent): boolean {
  if (block.type === 'definition' || block.type === 'footnoteDefinition') return true;
  return (
    HOLDERS.has(block.type) && 'children' in block && block.children.some((child) => defines(child as RootContent))
  );
}

function windowsOf({ tree: { children }, contentStart }: KnownText, hunks: readonly Hunk[]): Window[] {
  const windows: Window[] = [];
  let delta = 0;
  let at = 0;
  for (const { start, end, newEnd } of hunks) {
    while (at < children.length && spanOf(children[at] as RootContent).end < start) at++;
    // What stands before a block may go on into it once its first line is another.
    const first = Math.max(children[0]?.type === 'yaml' && start >= contentStart ? 1 : 0, at - 1);
    let sentinel = Math.max(at, first + 1);
    while (sentinel < children.length && spanOf(children[sentinel] as RootContent).start <= end) sentinel++;
    const before = windows.at(-1);
    const deltaBehind = newEnd - end;
    if (before && first <= before.sentinel) windows.splice(-1, 1, { ...before, sentinel, deltaBehind });
    else windows.push({ first, sentinel, deltaBefore: delta, deltaBehind, start });
    delta = deltaBehind;
  }
  return windows;
}

/** The blocks of a window in the new text, its sentinel left out; undefined where more may have changed than the window holds. */
function freshBlocks(
  window: Window,
  { tree, lines, contentStart }: KnownText,
  text: string,
): RootContent[] | undefined {
  const { first, deltaBefore, deltaBehind, start } = window;
  const opening = tree.children[first];
  const sentinel = tree.children[window.sentinel];
  const isTop = first === 0 || (first === 1 && tree.children[0]?.type === 'yaml');
  const oldFrom = isTop ? (first === 0 ? 0 : contentStart) : opening ? lines.lineStart(spanOf(opening).start) : 0;
  const from = oldFrom + deltaBefore;
  // What a text begins with may be read as front matter.
  if (oldFrom > start || (from > 0 && text.startsWith('---', from))) return undefined;
  const blocks = parseMarkdown(text.slice(from, sentinel ? spanOf(sentinel).end + deltaBehind : text.length)).children;
  if (blocks.some(defines)) return undefined;
  if (from === 0 && tree.children[0]?.type === 'yaml' && blocks[0]?.type !== 'yaml') return undefined;
  blocks.forEach((block) => moved(block, from));
  if (!sentinel) return blocks;
  const last = blocks.pop();
  if (last?.type !== sentinel.type) return undefined;
  const [old, now] = [spanOf(sentinel), spanOf(last)];
  return now.start === old.start + deltaBehind && now.end === old.end + deltaBehind ? blocks : undefined;
}

/** Offsets only: lines are looked up by offset. */
function moved<Block extends RootContent>(block: Block, by: number): Block {
  if (by === 0) return block;
  if (block.position) {
    block.position.start.offset = (block.position.start.offset ?? 0) + by;
    block.position.end.offset = (block.position.end.offset ?? 0) + by;
  }
  if ('children' in block) block.children.forEach((child) => moved(child, by));
  return block;
}

function copied<Block extends RootContent>(block: Block, by: number): Block {
  const copy = { ...block };
  if (block.position) {
    const { start, end } = block.position;
    copy.position = {
      start: { ...start, offset: (start.offset ?? 0) + by },
      end: { ...end, offset: (end.offset ?? 0) + by },
    };
  }
  if ('children' in copy) copy.children = (copy.children as RootContent[]).map((child) => copied(child, by)) as never;
  return copy;
}
