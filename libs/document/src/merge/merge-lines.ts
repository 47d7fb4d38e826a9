import { type LineDiff } from './line-hunks.ts';
import { joinPieces } from './merge-words.ts';
import { type Piece } from './types.ts';

/** Merge by whole lines: each change in its place, touching ones to choose. */
export function mergeLines({ lines, hunks }: LineDiff): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const said = (side: keyof typeof lines): string => lines[side].slice(...hunk[side]).join('');
    pieces.push(lines.base.slice(at, hunk.base[0]).join(''));
    if (hunk.by === 'clash') pieces.push({ base: said('base'), ours: said('ours'), theirs: said('theirs') });
    else pieces.push(said(hunk.by === 'theirs' ? 'theirs' : 'ours'));
    at = hunk.base[1];
  }
  return joinPieces([...pieces, lines.base.slice(at).join('')]);
}
