import { writeWords } from '../copy/write-words.ts';
import type { CopyRun } from '../copy/types.ts';
import type { FieldSigns } from './field-signs.ts';
import { keyOf, settleRuns, type PlainBlock } from './plain-shape.ts';
import { placeBlocks } from './read-rich.ts';

/** Blocks that are new, as Markdown; further lines stand behind the indent. */
export function writeBlocks(blocks: readonly PlainBlock[], indent: string, signs: FieldSigns, before?: string): string {
  let written = '';
  let marker = before ?? '';
  blocks.forEach((block, at) => {
    const previous = blocks[at - 1];
    if (at > 0) written += joinsTightly(previous, block, indent) ? `\n${indent}` : `\n\n${indent}`;
    if (block.kind === 'list') {
      marker = markerOf(block, marker);
      written += writeList(block, marker, indent, signs);
    } else {
      marker = '';
      written += block.kind === 'kept' ? block.source : writeParagraph(block.runs, indent, signs);
    }
  });
  return written;
}

/** The sign of a list, another than that of a list directly before it: the two would be one. */
function markerOf({ ordered }: PlainBlock & { kind: 'list' }, before: string): string {
  if (ordered) return before === '.' ? ')' : '.';
  return before === '-' ? '*' : '-';
}

/** Inside an item a list may follow its words directly, a numbered one only from 1. */
function joinsTightly(previous: PlainBlock | undefined, block: PlainBlock, indent: string): boolean {
  return (
    indent !== '' && previous?.kind === 'paragraph' && block.kind === 'list' && (!block.ordered || block.start === 1)
  );
}

function writeList(
  { ordered, start, items }: PlainBlock & { kind: 'list' },
  marker: string,
  indent: string,
  signs: FieldSigns,
): string {
  return items
    .map((item, at) => writeItem(item, ordered ? `${start + at}${marker}` : marker, indent, signs))
    .join(`\n${indent}`);
}

/** One item of a list behind its marker. */
export function writeItem(item: readonly PlainBlock[], marker: string, indent: string, signs: FieldSigns): string {
  return `${marker} ${writeBlocks(item, indent + ' '.repeat(marker.length + 1), signs)}`;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * Words as one paragraph that reads as they do. Markdown cannot emphasise a stretch everywhere in a word: where it would show
 * its marks as signs, the words stand without them.
 */
export function writeParagraph(runs: readonly CopyRun[], indent: string, signs: FieldSigns): string {
  const linked = settleRuns(runs.map(({ text, href }) => (href === undefined ? { text } : { text, href })));
  const bare = settleRuns(runs.map(({ text }) => ({ text })));
  for (const way of [runs, linked, bare]) {
    if (readsAs(written(way, '', signs), way, signs)) return written(way, indent, signs);
  }
  const words = runs.map(({ text }) => text).join('');
  return signs.writeOut(words.replace(PUNCTUATION, '\\$&').replaceAll('\n', `\\\n${indent}`));
}

function written(runs: readonly CopyRun[], indent: string, signs: FieldSigns): string {
  return signs.writeOut(writeWords(runs, { inRow: false, startsBlock: true, indent }));
}

function readsAs(text: string, runs: readonly CopyRun[], signs: FieldSigns): boolean {
  const [first, ...rest] = placeBlocks(text, signs);
  return first !== undefined && rest.length === 0 && keyOf(first.plain) === keyOf({ kind: 'paragraph', runs });
}
