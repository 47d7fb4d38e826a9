import type { Root } from 'mdast';
import { spanOf } from '../../read/parse-markdown.ts';
import { findingIn, type Finding } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import type { Prose } from '../prose.ts';
import { datesIn, type WrittenDate } from './dates-in.ts';

const VERSION_COLUMN = /^\s*(?:version|edition|issue|revision|rev|ver|v|no)\.?(?: (?:number|no\.?))?\s*$/i;
const DATE_COLUMN = /\bdate|when|issued|approved|adopted\b/i;

interface Row {
  readonly version: readonly number[];
  readonly date: WrittenDate;
  readonly prose: Prose;
}

/** A table of versions in which a later version is dated before an earlier one. */
export function versionsOutOfOrder(tree: Root, prose: readonly Prose[]): Finding[] {
  const tables = nodesOf(tree, 'table');
  if (tables.length === 0) return [];
  const byStart = new Map(prose.filter(({ kind }) => kind === 'cell').map((block) => [block.start, block]));
  const found: Finding[] = [];
  tables.forEach((table) => {
    const [header = [], ...rows] = table.children.map((row) =>
      row.children.map((cell) => byStart.get(spanOf(cell).start)),
    );
    const versions = header.findIndex((cell) => VERSION_COLUMN.test(cell?.text ?? ''));
    const dates = header.findIndex((cell) => DATE_COLUMN.test(cell?.text ?? ''));
    if (versions < 0 || dates < 0) return;
    const dated = rows.flatMap((cells): Row[] => {
      const written = /^\s*v?(\d{1,3}(?:\.\d{1,3})*)\s*$/i.exec(cells[versions]?.text ?? '')?.[1];
      const block = cells[dates];
      const [date] = block ? datesIn(block.text) : [];
      return written && block && date ? [{ version: written.split('.').map(Number), date, prose: block }] : [];
    });
    dated.forEach((row, at) => {
      // Read downwards: the newest may stand first or last.
      const earlier = dated.slice(0, at).find((other) => {
        const order = compare(other.version, row.version);
        return order < 0 ? other.date.from > row.date.to : order > 0 && other.date.to < row.date.from;
      });
      if (!earlier) return;
      found.push(
        findingIn(row.prose, row.date.index, row.date.words.length, {
          severity: 'warning',
          message: `Version ${row.version.join('.')} of \`${row.date.words}\` and version ${earlier.version.join('.')} of \`${earlier.date.words}\` are in the wrong order.`,
          advice: 'Look up which date was meant.',
        }),
      );
    });
  });
  return found;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== (other[index] ?? 0));
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
}
