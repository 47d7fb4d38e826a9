import { note, type Ledger } from './ledger.ts';
import type { SourceLine } from './types.ts';

const MOST_WORDS = 14;
const FEWEST = 2;
/** How many filled lines of a page's end or beginning may be its head or foot. */
const EDGE = 2;

/**
 * Takes out what stands again and again, or says the document's title again, where one page ends and the next begins: the head and
 * foot of a printed page. `isPageNumber` says which lines are page numbers; a form feed ends a page too.
 */
export function takeRunningHeads(
  lines: readonly SourceLine[],
  isPageNumber: (line: SourceLine) => boolean,
  ledger: Ledger,
): SourceLine[] {
  const filled = lines.filter(({ text }) => text !== '');
  const breaks = new Set<number>();
  filled.forEach((line, at) => {
    if (isPageNumber(line)) breaks.add(at);
  });
  let after = 0;
  for (const { endsPage, number } of lines) {
    while ((filled[after]?.number ?? Infinity) <= number) after++;
    if (endsPage && after > 0 && after < filled.length) breaks.add(after - 0.5);
  }
  if (breaks.size === 0) return [...lines];
  const atEdges = new Map<string, Set<number>>();
  for (const at of breaks) {
    for (let step = -EDGE; step <= EDGE; step++) {
      const place = Number.isInteger(at) ? at + step : at + (step > 0 ? step - 0.5 : step + 0.5);
      const line = filled[place];
      if (!line || isPageNumber(line) || !mayRun(line)) continue;
      const key = keyOf(line);
      atEdges.set(key, (atEdges.get(key) ?? new Set()).add(line.number));
    }
  }
  const [first] = filled;
  const title = first && first.text.split(/\s+/).length > 1 ? keyOf(first) : undefined;
  const repeated = [...atEdges].filter(
    ([key, places]) => places.size >= FEWEST || (title !== undefined && key !== title && key.includes(title)),
  );
  const running = new Set(repeated.flatMap(([, places]) => [...places]));
  return lines.map((line) => {
    if (!running.has(line.number)) return line;
    note(ledger, 'page-header', line.text, line.number);
    return { ...line, text: '', cells: [] };
  });
}

/** The other half of a sentence that the page cut is no head, however often it comes. */
function mayRun({ text, cells }: SourceLine): boolean {
  const isHalf = /^\p{Ll}(?!\S*\.\S)|[.!?:;,]$/u.test(text);
  return (
    cells.length < 2 && text.split(/\s+/).length <= MOST_WORDS && !isHalf && !/^(?:[-*•·●▪◦]\s|#|\d+\.\d)/.test(text)
  );
}

/** The words without what counts pages. */
function keyOf({ text }: SourceLine): string {
  return text.toLowerCase().replace(/\d+/g, '#');
}
