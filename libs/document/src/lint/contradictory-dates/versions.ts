import type { Root, Table } from 'mdast';
import { findingIn, type Finding } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { blockOf, type Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { areApart, datesIn, datesOf, type WrittenDate } from './dates-in.ts';

const VERSION_COLUMN =
  /^\s*(?:(?:policy|document) )?(?:version|edition|issue|revision|rev|ver|v|no)\.?(?: (?:number|no\.?))?\s*$/i;
const DATE_COLUMN = /\bdate|when|issued|approved|adopted\b/i;
const VERSION_CELL = /^\s*(?:version|edition|issue|rev\.?|v\.?)?\s*(\d{1,3}(?:\.\d{1,3})*)\s*$/i;
/** `Version 2.1 (June 2026)`: right before a date. */
const VERSION_IN_WORDS =
  /\b(?:version|edition|v)\.? ?(\d{1,3}(?:\.\d{1,3}){0,3})[\s,:(–-]{0,4}(?:(?:of|dated|issued|approved|adopted|published|from|in|on|was|date) ?:? ?){0,3}$/i;
/** `Version 3 replaced version 2 on`: the first one is dated. */
const VERSION_THAT =
  /(?:^|[.;]\s+)(?:version|edition|v)\.? ?(\d{1,3}(?:\.\d{1,3}){0,3}) (?:was|is|has|replace[sd]|supersede[sd]|followed|follows|came|comes|took|takes|dates|appeared)\b[^.;]{0,80}$/i;
/** A version of something else. */
const OF_ANOTHER = /\b(?:template|model|council|authority|software|app|form|handbook|guidance|appendix)\b/i;

/** No table that is meant to be read is longer; one that is meant to exhaust the linter may be. */
const MOST = 500;

interface Version {
  readonly version: readonly number[];
  readonly date: WrittenDate;
  readonly prose: Prose;
  readonly table?: Table;
}

/** Versions of the text of which a later one is dated before an earlier one, or one is dated twice. */
export function versionsOutOfOrder(tree: Root, prose: readonly Prose[]): Finding[] {
  const inTables = versionsInTables(tree);
  const all = [...inTables, ...prose.flatMap(versionsInWords)]
    .sort((one, other) => one.prose.start - other.prose.start)
    .slice(0, MOST);
  return all.flatMap((row, at): Finding[] => {
    // Read downwards: the newest may stand first or last.
    const earlier = all.slice(0, at).find((other) => disagree(other, row));
    if (!earlier) return [];
    const [one, other] = [row, earlier].map(({ version, date }) => `version ${version.join('.')} of \`${date.words}\``);
    const message =
      compare(earlier.version, row.version) === 0
        ? `Version ${row.version.join('.')} has two dates: \`${earlier.date.words}\` and \`${row.date.words}\`.`
        : `V${one?.slice(1)} and ${other} are in the wrong order.`;
    const advice = 'Look up which date was meant.';
    return [findingIn(row.prose, row.date.index, row.date.words.length, { severity: 'warning', message, advice })];
  });
}

function versionsInTables(tree: Root): Version[] {
  return nodesOf(tree, 'table').flatMap((table): Version[] => {
    const [header = [], ...rows] = table.children.map((row) => row.children.map(blockOf));
    const versions = header.findIndex((cell) => VERSION_COLUMN.test(cell?.text ?? ''));
    const dates = header.findIndex((cell) => DATE_COLUMN.test(cell?.text ?? ''));
    if (versions < 0 || dates < 0) return [];
    return rows.flatMap((cells): Version[] => {
      const written = VERSION_CELL.exec(cells[versions]?.text ?? '')?.[1];
      const block = cells[dates];
      const [date] = block ? datesIn(block.text) : [];
      return written && block && date ? [{ version: written.split('.').map(Number), date, prose: block, table }] : [];
    });
  });
}

const versionsInWords = remembered((prose: Prose): readonly Version[] => {
  if (prose.kind === 'cell' || !/\bv(?:ersion|\.?\d)|\bedition/i.test(prose.text)) return [];
  return datesOf(prose).flatMap((date): Version[] => {
    const before = prose.text.slice(Math.max(0, date.index - 120), date.index);
    const written = (VERSION_IN_WORDS.exec(before.slice(-60)) ?? VERSION_THAT.exec(before))?.[1];
    return written && !OF_ANOTHER.test(before) ? [{ version: written.split('.').map(Number), date, prose }] : [];
  });
});

/** Two tables may tell of two texts; what the words say is of this one. */
function disagree(one: Version, other: Version): boolean {
  if (one.table !== other.table && one.table && other.table) return false;
  const order = compare(one.version, other.version);
  if (order === 0) return one.table !== other.table && areApart(one.date, other.date);
  return order < 0 ? one.date.from > other.date.to : one.date.to < other.date.from;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== (other[index] ?? 0));
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
}
