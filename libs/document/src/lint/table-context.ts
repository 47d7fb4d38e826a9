import type { Prose } from './prose.ts';

/** What a reader of a table cell knows from its place: the words that head its column and its row. */
export interface CellContext {
  readonly column: string;
  readonly row: string;
  /** All cells of its row. */
  readonly cells: readonly Prose[];
  /** The whole header row; empty for a cell of the header row itself. */
  readonly header: string;
  /** Which row of the text it stands in, by its first cell, when its table has several below the header. */
  readonly rowOfSeveral?: Prose;
}

const known = new WeakMap<Prose, CellContext>();

/** The context of a table cell; undefined for other prose. */
export function cellContextOf(prose: Prose): CellContext | undefined {
  return known.get(prose);
}

/** Works out the contexts of a table, once: a table that is edited is parsed again as a whole. */
export function rememberContexts(rows: readonly (readonly Prose[])[]): void {
  const [header = []] = rows;
  if (header[0] && known.has(header[0])) return;
  const heads = header.map(({ text }) => text);
  const headerWords = heads.join(' | ');
  rows.forEach((cells, at) => {
    const [first] = cells;
    cells.forEach((cell, column) =>
      known.set(cell, {
        column: at === 0 ? '' : (heads[column] ?? ''),
        cells,
        row: column === 0 ? '' : (first?.text ?? ''),
        header: at === 0 ? '' : headerWords,
        ...(at > 0 && rows.length > 2 && first ? { rowOfSeveral: first } : {}),
      }),
    );
  });
}
