import { editWords } from '../copy/edit-words.ts';
import { alignEqual } from '../merge/align.ts';
import { applySplices } from '../splices.ts';
import type { Splice } from '../types.ts';
import { FieldSigns } from './field-signs.ts';
import { keyOf, plainBlocks, type PlainBlock } from './plain-shape.ts';
import { placeBlocks, type PlacedBlock, type PlacedItem } from './read-rich.ts';
import type { RichDocument } from './types.ts';
import { writeBlocks, writeItem, writeParagraph } from './write-blocks.ts';

/**
 * Markdown that reads as the edited document, written over the source it was read from: what was not touched stays as it is
 * written, and one word typed changes one line. Where a small change would be read otherwise, more is written anew.
 */
export function writeRich(source: string, edited: RichDocument): string {
  const signs = new FieldSigns([source, JSON.stringify(edited)]);
  const before = placeBlocks(source, signs);
  const after = plainBlocks(edited.content, signs);
  const wanted = after.map(keyOf).join('\n');
  if (before.map(({ plain }) => keyOf(plain)).join('\n') === wanted) return source;
  for (const isFine of [true, false]) {
    const splices = spliceBlocks(before, after, { source, signs, isFine, indent: '' });
    const text = applySplices(source, splices);
    const read = placeBlocks(text, signs);
    if (read.map(({ plain }) => keyOf(plain)).join('\n') === wanted) return text;
  }
  const [start, end] = [before[0]?.span.start ?? 0, before.at(-1)?.span.end ?? 0];
  return source.slice(0, start) + writeBlocks(after, '', signs) + source.slice(end);
}

interface Writing {
  readonly source: string;
  readonly signs: FieldSigns;
  /** Blocks and items are looked into, rather than written anew as a whole. */
  readonly isFine: boolean;
  /** What further lines of these blocks stand behind. */
  readonly indent: string;
}

/** A thing of the source beside what has become of it: nothing on the left is new, nothing on the right is taken out. */
interface Slot<Old, New> {
  readonly old: Old | null;
  readonly now: New | null;
  readonly isSame: boolean;
}

function spliceBlocks(before: readonly PlacedBlock[], after: readonly PlainBlock[], writing: Writing): Splice[] {
  const { indent, signs } = writing;
  const slots = pair(
    { olds: before, news: after },
    before.map(({ plain }) => plain),
    after,
  );
  if (!slots.some(({ old, now }) => old && now)) return replaceAll(before, after, writing);
  return spliceSlots(slots, before, {
    isOrdered: false,
    change: (old, now) => changeBlock(old, now, writing),
    behind: (now, anchor) => `\n\n${indent}${writeBlocks([now], indent, signs, markerBefore(anchor, writing))}`,
    before: (now) => `${writeBlocks([now], indent, signs)}\n\n${indent}`,
  });
}

function replaceAll(
  before: readonly PlacedBlock[],
  after: readonly PlainBlock[],
  { indent, signs }: Writing,
): Splice[] {
  const text = writeBlocks(after, indent, signs);
  const [start, end] = [before[0]?.span.start ?? 0, before.at(-1)?.span.end ?? 0];
  return [{ start, end, text }];
}

function changeBlock(old: PlacedBlock, now: PlainBlock, writing: Writing): Splice[] {
  const { isFine, indent, signs, source } = writing;
  const whole = [{ ...old.span, text: writeBlocks([now], indent, signs) }];
  if (!isFine) return whole;
  if (now.kind === 'paragraph' && old.words) {
    const place = { inRow: false, startsBlock: true, indent };
    const edit = editWords({ source, ...old.words, returned: now.runs, isStrong: false, place });
    if (!edit) return [{ ...old.span, text: writeParagraph(now.runs, indent, signs) }];
    return edit.splices.map((splice) => ({ ...splice, text: signs.writeOut(splice.text) }));
  }
  if (
    now.kind === 'list' &&
    old.plain.kind === 'list' &&
    old.plain.ordered === now.ordered &&
    old.plain.start === now.start
  )
    return spliceItems(old, now, writing);
  return whole;
}

function spliceItems(list: PlacedBlock, now: PlainBlock & { kind: 'list' }, writing: Writing): Splice[] {
  const { source, signs } = writing;
  const items = list.items;
  const slots = pair(
    { olds: items, news: now.items },
    items.map(({ blocks }) => itemAlone(blocks.map(({ plain }) => plain))),
    now.items.map(itemAlone),
  );
  const [first] = items;
  if (!first || !slots.some(({ old, now: kept }) => old && kept))
    return [{ ...list.span, text: writeBlocks([now], writing.indent, signs) }];
  const margin = ' '.repeat(columnOf(source, first.span.start));
  const isLoose = items.some(
    (item, at) => at > 0 && /\n[ \t]*\n/.test(source.slice((items[at - 1] as PlacedItem).span.end, item.span.start)),
  );
  const gap = (isLoose ? '\n\n' : '\n') + margin;
  return spliceSlots(slots, items, {
    isOrdered: now.ordered,
    change: (old, item) =>
      spliceBlocks(old.blocks, item, { ...writing, indent: ' '.repeat(columnOf(source, contentStart(old))) }),
    behind: (item, anchor) => gap + writeItem(item, markerAfter(source, anchor, 1), margin, signs),
    before: (item, anchor) => writeItem(item, markerAfter(source, anchor, 0), margin, signs) + gap,
  });
}

interface Ways<Old, New> {
  /** Items that are counted: the first keeps its number when it is taken out. */
  readonly isOrdered: boolean;
  readonly change: (old: Old, now: New) => readonly Splice[];
  readonly behind: (now: New, anchor: Old) => string;
  readonly before: (now: New, anchor: Old) => string;
}

/** The splices of slots of which at least one stays. */
function spliceSlots<Old extends PlacedBlock | PlacedItem, New>(
  slots: readonly Slot<Old, New>[],
  olds: readonly Old[],
  { isOrdered, change, behind, before }: Ways<Old, New>,
): Splice[] {
  const splices: Splice[] = [];
  const first = slots.find(({ old, now }) => old && now)?.old as Old;
  let anchor: Old | null = null;
  let count = 0;
  for (const { old, now, isSame } of slots) {
    if (old) count++;
    if (old && now) {
      if (!isSame) splices.push(...change(old, now));
      anchor = old;
    } else if (now) {
      const at = anchor ? anchor.span.end : first.span.start;
      splices.push({ start: at, end: at, text: anchor ? behind(now, anchor) : before(now, first) });
    } else if (old)
      splices.push(removal(old, olds[count] ?? null, olds[count - 2] ?? null, isOrdered && anchor === null));
  }
  return splices;
}

function removal(
  { span, ...old }: PlacedBlock | PlacedItem,
  next: PlacedBlock | PlacedItem | null,
  previous: PlacedBlock | PlacedItem | null,
  keepsMarker: boolean,
): Splice {
  if (next && keepsMarker && 'blocks' in old && 'blocks' in next)
    return { start: contentStart({ span, ...old }), end: contentStart(next), text: '' };
  if (next) return { start: span.start, end: next.span.start, text: '' };
  return { start: previous?.span.end ?? span.start, end: span.end, text: '' };
}

/** Pairs what was with what has become of it, in order: what reads the same, then between those what is most alike. */
function pair<Old, New>(
  { olds, news }: { readonly olds: readonly Old[]; readonly news: readonly New[] },
  left: readonly PlainBlock[],
  right: readonly PlainBlock[],
): Slot<Old, New>[] {
  const matches = alignEqual(left.map(keyOf), right.map(keyOf));
  const slots: Slot<Old, New>[] = [];
  let [from, start] = [0, 0];
  const close = (to: number, end: number): void => {
    let at = start;
    const isEven = to - from === end - start;
    for (let index = from; index < to; index++) {
      const old = olds[index] as Old;
      const found = isEven
        ? sameKind(left[index], right[start + index - from], start + index - from)
        : mostAlike(left[index] as PlainBlock, right, at, end);
      if (found === null) {
        slots.push({ old, now: null, isSame: false });
        continue;
      }
      for (; at < found; at++) slots.push({ old: null, now: news[at] as New, isSame: false });
      slots.push({ old, now: news[at++] as New, isSame: false });
    }
    for (; at < end; at++) slots.push({ old: null, now: news[at] as New, isSame: false });
  };
  matches.forEach((match, index) => {
    if (match < 0) return;
    close(index, match);
    slots.push({ old: olds[index] as Old, now: news[match] as New, isSame: true });
    [from, start] = [index + 1, match + 1];
  });
  close(olds.length, news.length);
  return slots;
}

/** As many as before: each stands for the one in its place, where they are of one kind. */
function sameKind(one: PlainBlock | undefined, other: PlainBlock | undefined, at: number): number | null {
  return one?.kind === other?.kind ? at : null;
}

/** An item as a list of it alone, to be compared. */
function itemAlone(blocks: readonly PlainBlock[]): PlainBlock {
  return { kind: 'list', ordered: false, start: 1, items: [blocks] };
}

/** The block of the same kind that shares most words, by its place; null where none shares any. */
function mostAlike(block: PlainBlock, among: readonly PlainBlock[], from: number, to: number): number | null {
  const words = new Set(wordsIn(block));
  let best: { readonly at: number; readonly shared: number } | null = null;
  for (let at = from; at < to; at++) {
    const other = among[at] as PlainBlock;
    if (other.kind !== block.kind) continue;
    const shared = wordsIn(other).filter((word) => words.has(word)).length;
    if (shared > (best?.shared ?? 0)) best = { at, shared };
  }
  return best?.at ?? null;
}

function wordsIn(block: PlainBlock): string[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(wordsIn));
  const text = block.kind === 'kept' ? block.source : block.runs.map((run) => run.text).join('');
  return text.match(/[\p{L}\p{N}\p{M}\ue000-\uf8ff]+/gu) ?? [];
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}

/** Where the words behind an item's marker begin. */
function contentStart({ span, blocks }: PlacedItem): number {
  return blocks[0]?.span.start ?? span.end;
}

const MARKER = /^(?:([-*+])|(\d{1,9})([.)]))/;

/** The marker of an item so many places behind another. */
function markerAfter(source: string, item: PlacedItem, steps: number): string {
  const [, bullet, number, sign] = MARKER.exec(source.slice(item.span.start, item.span.start + 12)) ?? [];
  return bullet ?? `${Number(number) + steps}${sign}`;
}

/** The sign of the list that a new block is put behind. */
function markerBefore({ items }: PlacedBlock, { source }: Writing): string {
  const [item] = items;
  const [, bullet, , sign] = item ? (MARKER.exec(source.slice(item.span.start, item.span.start + 12)) ?? []) : [];
  return bullet ?? sign ?? '';
}
