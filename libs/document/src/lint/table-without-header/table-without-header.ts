import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { isScale, isSoft, kindNamed, kindOfAll, kindOfCell, namesAColumn } from './kind-of-cell.ts';

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
  return isBold(header) || !isEntry(cells, table)
    ? undefined
    : { message: 'The first row of this table is data, not a header.', advice };
}

/** Kinds of which one below is enough; of the others half of a column is. */
const NAMES_NO_COLUMN: ReadonlySet<string> = new Set(['date', 'number', 'address', 'money', 'time', 'of the text']);

/** Whether a first row is one of the others: it has a time over times, a sum over sums, a word that is said again below it. */
function isEntry(cells: readonly string[], table: Table): boolean {
  const firstKinds = cells.map((cell, column) => kindOfCell(cell, column === 0));
  const first = cells.join('|');
  // A header that is printed again tells nothing.
  const rows = table.children.slice(1).flatMap((row) => {
    const words = wordsOf(row);
    return words.join('|') === first ? [] : [words];
  });
  return cells.some((cell, column) => {
    const kind = firstKinds[column];
    const below = rows.flatMap((row) => row[column] || []);
    const isBesideAHead = column === 0 && cells.some((other, at) => at > 0 && namesAColumn(other));
    if (column === 0 && !isBesideAHead && isOneOfThem(cell, below)) return true;
    if (kind === undefined)
      return (/\p{L}{2}/u.test(cell) && isSaidAgain(cell, below)) || (column > 0 && isOfARow(cell, cells, below));
    if (isBesideAHead && isSoft(kind)) return false;
    const alike = below.filter((other) => kindOfCell(other, column === 0) === kind).length;
    if (alike === 0 || (alike * 2 < below.length && !NAMES_NO_COLUMN.has(kind))) return false;
    const across = cells.filter((_, at) => at > 0 && firstKinds[at] === kind);
    const isMatrix =
      column > 0 &&
      across.length > 1 &&
      (isScale(across) || rows.some((row) => kindOfCell(row[0] ?? '', true) === kind));
    return !isMatrix;
  });
}

/** Whether a cell stands again below, or with another number: `Year 6 leads worship` over `Year 5 leads worship`. */
function isSaidAgain(cell: string, below: readonly string[]): boolean {
  if (!/\d/.test(cell)) return below.includes(cell);
  const said = cell.replace(/\d+/g, '0');
  return below.some((other) => other.replace(/\d+/g, '0') === said);
}

/** `Red` over nothing but colours, `Caretaker` over nothing but posts, where no other column is headed so. */
function isOfARow(cell: string, cells: readonly string[], [first, ...rest]: readonly string[]): boolean {
  // What stands below is asked first: a sentence there is no name.
  const kind = first === undefined || rest.length === 0 ? undefined : kindOfAll(first);
  return (
    kind !== undefined &&
    kind.test(cell) &&
    rest.every((other) => kind.test(other)) &&
    cells.filter((one) => kind.test(one)).length === 1
  );
}

/** Whether all first cells name one of a kind: `Ash class` over `Oak class`. */
function isOneOfThem(cell: string, below: readonly string[]): boolean {
  const what = kindNamed(cell);
  return what !== undefined && below.length > 0 && below.every((other) => kindNamed(other) === what);
}

function wordsOf(row: TableRow): string[] {
  return row.children.map((cell) => toString(cell).trim());
}

function hasImage(row: TableRow): boolean {
  return row.children.some((cell) => cell.children.some((child) => child.type === 'image'));
}

/** Words in bold in every cell name columns, whatever they say. */
function isBold(row: TableRow): boolean {
  return row.children.every(({ children }) => children.length === 0 || children.every(({ type }) => type === 'strong'));
}
