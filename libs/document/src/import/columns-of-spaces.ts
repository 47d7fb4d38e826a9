const FEWEST_ROWS = 3;
const MOST_CELL = 60;

interface Cut {
  readonly cells: readonly string[];
  /** Where each cell but the first begins. */
  readonly starts: readonly number[];
}

/** Rows set in columns with spaces: three lines or more, one under another, whose cells all begin at the same places. */
export function columnsOfSpaces(lines: readonly string[]): Map<number, readonly string[]> {
  const rows = new Map<number, readonly string[]>();
  const cuts = lines.map(cutOf);
  for (let at = 0; at < lines.length; at++) {
    const first = cuts[at];
    let end = at;
    while (first !== undefined && isUnder(cuts[end], first)) end++;
    if (end - at >= FEWEST_ROWS) for (let row = at; row < end; row++) rows.set(row, (cuts[row] as Cut).cells);
    at = Math.max(at, end - 1);
  }
  return rows;
}

/** A line with two or more words' widths between its cells; a double space behind a sentence is none. */
function cutOf(line: string): Cut | undefined {
  if (line.includes('\t') || line.includes('|') || !/\S {2,}\S/.test(line)) return undefined;
  const found = [...line.matchAll(/\S(?:[^ ]| (?! ))*/g)];
  const cells = found.map(([cell]) => cell.trim());
  if (cells.length < 2 || cells.some((cell) => cell.length > MOST_CELL || /[.!?]$/.test(cell))) return undefined;
  return { cells, starts: found.slice(1).map(({ index }) => index) };
}

function isUnder(cut: Cut | undefined, first: Cut): boolean {
  return (
    cut !== undefined &&
    cut.starts.length === first.starts.length &&
    cut.starts.every((start, column) => start === first.starts[column])
  );
}
