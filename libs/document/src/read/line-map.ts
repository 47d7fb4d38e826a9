import type { Place, Range } from '../types.ts';

/** Turns offsets of one text into lines and columns; made once a text. */
export interface LineMap {
  placeAt(offset: number): Place;
  range(start: number, end: number): Range;
  /** Offset of the first character of the line that holds `offset`. */
  lineStart(offset: number): number;
  /** Offset just after the line end of the line that holds `offset`. */
  nextLine(offset: number): number;
}

export function lineMapOf(text: string): LineMap {
  const starts = [0];
  // Markdown ends lines at LF, CRLF and a lone CR alike.
  if (text.includes('\r')) for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const lineIndex = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const placeAt = (offset: number): Place => {
    const index = lineIndex(offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1, offset };
  };
  return {
    placeAt,
    range: (start, end) => ({ start: placeAt(start), end: placeAt(Math.max(start, end)) }),
    lineStart: (offset) => starts[lineIndex(offset)] ?? 0,
    nextLine: (offset) => starts[lineIndex(offset) + 1] ?? text.length,
  };
}
