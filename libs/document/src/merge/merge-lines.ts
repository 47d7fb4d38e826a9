import { diff3MergeRegions } from 'node-diff3';
import { joinPieces } from './merge-words.ts';
import { type Sides } from './sides.ts';
import { type Piece } from './types.ts';

/** Merge by whole lines: the cautious answer when the merge by clauses is not trusted. */
export function mergeLines({ base, ours, theirs }: Sides<string>): Piece[] {
  const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const regions = diff3MergeRegions(lines(ours), lines(base), lines(theirs));
  return joinPieces(
    regions.map((region) => {
      if (region.stable) return region.bufferContent.join('');
      const [a, o, b] = [region.aContent.join(''), region.oContent.join(''), region.bContent.join('')];
      return a === b ? a : { base: o, ours: a, theirs: b };
    }),
  );
}
