import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { spanOf } from '../read/parse-markdown.ts';
import type { Prose } from './prose.ts';

/** What a reader of a table cell knows from its place: the words that head its column and its row. */
export interface CellContext {
  readonly column: string;
  readonly row: string;
  /** The whole header row; empty for a cell of the header row itself. */
  readonly header: string;
  /** Which row of the text it stands in, when its table has several below the header; cells of one row share it. */
  readonly rowOfSeveral?: number;
}

/** The context of each cell below a header row. */
export function cellContexts(tree: Root, prose: readonly Prose[]): ReadonlyMap<Prose, CellContext> {
  const byStart = new Map(prose.filter(({ kind }) => kind === 'cell').map((block) => [block.start, block]));
  const found = new Map<Prose, CellContext>();
  if (byStart.size === 0) return found;
  visit(tree, 'table', (table) => {
    const rows = table.children.map((row) => row.children.map((cell) => byStart.get(spanOf(cell).start)));
    const [header = []] = rows;
    const heads = header.map((cell) => cell?.text ?? '');
    rows.forEach((cells, at) =>
      cells.forEach((cell, column) => {
        if (!cell) return;
        const row = column === 0 ? '' : (cells[0]?.text ?? '');
        const isHeader = at === 0;
        const start = cells.find((one) => one !== undefined)?.start;
        found.set(cell, {
          column: isHeader ? '' : (heads[column] ?? ''),
          row,
          header: isHeader ? '' : heads.join(' | '),
          ...(!isHeader && rows.length > 2 && start !== undefined ? { rowOfSeveral: start } : {}),
        });
      }),
    );
  });
  return found;
}
