import { assemble } from './assemble.ts';
import { blockText, splitBlocks, type Block } from './blocks.ts';
import { bindVariables } from './variables.ts';
import { wordsHeld } from './words-held.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { changesApart, isEntangled, movesAny } from './changes-apart.ts';
import { diffLines, type LineDiff } from './line-hunks.ts';
import { mergeLines } from './merge-lines.ts';
import { joinPieces } from './merge-words.ts';
import { saysTwice } from './says-twice.ts';
import { sentencesApart } from './sentences-apart.ts';
import { pick, type Sides } from './sides.ts';
import { type MarkdownMerge, type Piece, type ThreeTexts } from './types.ts';

/**
 * Three-way merge of Markdown texts, with ids or without. A chunk is settled text or a passage to choose; the chunks with
 * `ours` (or `theirs`) in every passage are a whole text. An unchanged side gives the other one byte for byte.
 */
export function mergeMarkdown({ base, ours, theirs }: ThreeTexts): MarkdownMerge {
  if (ours === base || ours === theirs) return { chunks: whole(theirs) };
  if (theirs === base) return { chunks: whole(ours) };
  const lineEnd = pick(lineEndOf(base), lineEndOf(ours), lineEndOf(theirs));
  const chunks = mergeLf({ base: toLf(base), ours: toLf(ours), theirs: toLf(theirs) });
  return { chunks: lineEnd === '\r\n' ? chunks.map((chunk) => mapPiece(chunk, toCrLf)) : chunks };
}

/**
 * Changes that lie apart are taken line by line, as they are written; all others by blocks. Where both ways say the same, the
 * white space is that of the lines.
 */
function mergeLf(texts: Sides<string>): Piece[] {
  const diff = diffLines(texts);
  const base = splitBlocks(texts.base);
  const byLines = mergeLines(diff);
  if (changesApart(diff, base)) return byLines;
  const split = { base, ours: splitBlocks(texts.ours), theirs: splitBlocks(texts.theirs) };
  const variables = bindVariables({ base: split.base.blocks, ours: split.ours.blocks, theirs: split.theirs.blocks });
  const { merged } = mergeBlocks(variables.blocks);
  const preface = pick(split.base.preface, split.ours.preface, split.theirs.preface);
  const pieces = joinPieces([preface, ...assemble(merged, variables.blocks)]);
  const ours = variables.blocks.ours;
  const compared = ours === split.ours.blocks ? diff : diffLines({ ...texts, ours: textOfBlocks(ours) });
  if (!wordsHeld(texts.base, compared, pieces)) return byLines;
  const filled = pieces.map((piece) => mapPiece(piece, variables.fill));
  if (saysTwice(texts, filled) && !saysTwice(texts, byLines)) return byLines;
  return saySame(filled, byLines, diff) || asksNeedlessly(filled, byLines, diff, texts) ? byLines : filled;
}

/** Whether the blocks ask about what the lines settle: one side changed a sentence, the other the item or paragraph around it. */
function asksNeedlessly(
  pieces: readonly Piece[],
  byLines: readonly Piece[],
  diff: LineDiff,
  texts: Sides<string>,
): boolean {
  if (isSettled(pieces) || !isSettled(byLines)) return false;
  return !isEntangled(diff) && sentencesApart(texts);
}

function isSettled(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => typeof piece === 'string');
}

/** Whether two merges are settled and differ only in white space, or in the order of what was put in where nothing moved. */
function saySame(one: readonly Piece[], other: readonly Piece[], diff: LineDiff): boolean {
  const [a, b] = [one[0] ?? '', other[0] ?? ''];
  if (one.length > 1 || other.length > 1 || typeof a !== 'string' || typeof b !== 'string') return false;
  const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
  if (a === b || spaced(a) === spaced(b)) return true;
  const sorted = (text: string): string => text.split('\n').map(spaced).filter(Boolean).sort().join('\n');
  return sorted(a) === sorted(b) && !movesAny(diff);
}

function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => blockText(block) + block.separator).join('');
}

function whole(text: string): Piece[] {
  return text === '' ? [] : [text];
}

/** Line ends of a text that has only one kind of them; a text of both kinds keeps each where it is. */
function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n';
}

function toLf(text: string): string {
  return lineEndOf(text) === '\r\n' ? text.replaceAll('\r\n', '\n') : text;
}

function toCrLf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

function mapPiece(piece: Piece, change: (text: string) => string): Piece {
  if (typeof piece === 'string') return change(piece);
  return { base: change(piece.base), ours: change(piece.ours), theirs: change(piece.theirs) };
}
