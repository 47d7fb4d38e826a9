import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { datesIn } from '../contradictory-dates/dates-in.ts';

/** A table whose header row names no column: no cell can be read aloud with its heading. */
export const tableWithoutHeader: LintRule = {
  id: 'table-without-header',
  check: ({ tree }) =>
    nodesOf(tree, 'table').flatMap((table): Finding[] => {
      const [header] = table.children;
      const problem = header && problemKnown(header, table);
      return problem ? [{ severity: 'warning', ...problem, ...spanOf(header) }] : [];
    }),
};

type HeaderProblem = Pick<Finding, 'message' | 'advice'>;
const known = new WeakMap<Table, HeaderProblem | 'none'>();

/** A table is looked at once: after an edit the others are the same. */
function problemKnown(header: TableRow, table: Table): HeaderProblem | undefined {
  const problem = known.get(table) ?? problemOf(header, table) ?? 'none';
  known.set(table, problem);
  return problem === 'none' ? undefined : problem;
}

function problemOf(header: TableRow, table: Table): HeaderProblem | undefined {
  const cells = wordsOf(header);
  const advice = 'Say in the first row what each column holds.';
  if (cells.every((cell) => !/[\p{L}\p{N}]/u.test(cell)) && !hasImage(header))
    return { message: 'This table has no header row.', advice };
  const rows = table.children.slice(1).map(wordsOf);
  // A date over dates, a telephone number over telephone numbers: the first row is one of the others.
  const isData = cells.some((cell, column) => {
    const kind = column === 0 ? undefined : kindOf(cell);
    return kind !== undefined && rows.some((row) => kindOf(row[column] ?? '') === kind);
  });
  return isData ? { message: 'The first row of this table is data, not a header.', advice } : undefined;
}

function wordsOf(row: TableRow): string[] {
  return row.children.map((cell) => toString(cell).trim());
}

function hasImage(row: TableRow): boolean {
  return row.children.some((cell) => cell.children.some((child) => child.type === 'image'));
}

/** What a cell holds that no header holds. */
function kindOf(cell: string): 'date' | 'telephone' | 'address' | undefined {
  const [date] = datesIn(cell);
  if (date && date.words === cell) return 'date';
  if (/^\+?[\d ()]{3,}$/.test(cell) && !/^(?:19|20)\d\d$/.test(cell)) return 'telephone';
  return /^[^\s@]+@[^\s@]+$/.test(cell) ? 'address' : undefined;
}
