import { assemble } from './assemble.ts';
import { blockText, splitBlocks, type Block } from './blocks.ts';
import { bindVariables } from './variables.ts';
import { wordsHeld } from './words-held.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { mergeLines } from './merge-lines.ts';
import { joinPieces } from './merge-words.ts';
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

function mergeLf(texts: Sides<string>): Piece[] {
  const split = { base: splitBlocks(texts.base), ours: splitBlocks(texts.ours), theirs: splitBlocks(texts.theirs) };
  const variables = bindVariables({ base: split.base.blocks, ours: split.ours.blocks, theirs: split.theirs.blocks });
  const { merged } = mergeBlocks(variables.blocks);
  const preface = pick(split.base.preface, split.ours.preface, split.theirs.preface);
  const pieces = joinPieces([preface, ...assemble(merged, variables.blocks)]);
  const compared = { base: texts.base, ours: textOfBlocks(variables.blocks.ours), theirs: texts.theirs };
  if (!wordsHeld(compared, pieces)) return mergeLines(texts);
  return pieces.map((piece) => mapPiece(piece, variables.fill));
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
