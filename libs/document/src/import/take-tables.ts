import { slugOf } from '../fill/slug-of.ts';
import { note, state, type Ledger } from './ledger.ts';
import { freeName } from './name-parts.ts';
import { looksLikePerson } from './people.ts';
import { labelKey, looksLikeDate, readStatement, statementOf, type Statement } from './stated-labels.ts';
import { keepStatement } from './take-statements.ts';
import type { Block, TableBlock, TableRow } from './types.ts';

/** Takes tables that speak of the document itself (control, approval, review history, coordinators) into its metadata. */
export function takeTables(blocks: readonly Block[], ledger: Ledger): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [block];
    const takers = [takeReviewHistory, takeColumns, takePairs];
    for (const take of takers) {
      const left = take(block, ledger);
      if (left) return left;
    }
    readFacts(block, ledger);
    return [asText(block)];
  });
}

/** One row alone is a line of words with a tab in it. */
function asText(block: TableBlock): Block {
  const [row, ...others] = block.rows;
  if (!row || others.length > 0) return block;
  return { kind: 'paragraph', line: row.line, text: row.cells.filter(Boolean).join(' '), attached: false };
}

/** `Review | 1 | 2 | 3` over `Date | Sept 2018 | …`, or a table with a version, a date and what was done. */
function takeReviewHistory(block: TableBlock, ledger: Ledger): Block[] | undefined {
  const [head, ...rows] = block.rows;
  if (!head || rows.length === 0) return undefined;
  const counted =
    /^(?:review|version|revision)s?(?: (?:no\.?|number))?$/i.test(head.cells[0] ?? '') &&
    head.cells.slice(1).every((cell) => /^\d*$/.test(cell));
  const columns = head.cells.map((cell) => cell.toLowerCase());
  const listed =
    columns.some((cell) => /date/.test(cell)) &&
    columns.some((cell) => /version|revision|issue|review/.test(cell)) &&
    columns.some((cell) => /change|comment|description|amendment|summary|details|notes|reason/.test(cell));
  if (!counted && !listed) return undefined;
  // Where the document control beside it is the template's, so are the boxes of its reviews.
  const key = ledger.stated.has('template-author') ? 'template-review-history' : 'review-history';
  const said = counted
    ? head.cells.slice(1).map((cell, index) => [cell, ...rows.map(({ cells }) => cells[index + 1] ?? '')])
    : rows.map(({ cells }) => cells);
  for (const cells of said) {
    const [first = '', ...values] = cells.filter(Boolean);
    if (values.length > 0) state(ledger, key, `${first}: ${values.join(', ')}`);
  }
  noteRows(block.rows, ledger, `stated.${key}`);
  return [{ kind: 'generated', line: block.line, markdown: '::review-history' }];
}

/** A head row of labels over rows of values: `Coordinators | Date approved | Version | Review date`. */
function takeColumns(block: TableBlock, ledger: Ledger): Block[] | undefined {
  const [head, ...rows] = block.rows;
  if (!head || rows.length === 0 || head.cells.filter((cell) => labelKey(cell)).length < 2) return undefined;
  if ((rows[0]?.cells ?? []).filter((cell) => labelKey(cell)).length > 0) return undefined;
  const people = head.cells.findIndex(
    (cell, column) => !labelKey(cell) && rows.every(({ cells }) => looksLikePerson(cells[column] ?? '')),
  );
  head.cells.forEach((label, column) => storeColumn(label, rows, column, ledger));
  const list = people < 0 ? [] : listBlank(head, rows, people, ledger);
  noteRows(
    block.rows,
    ledger,
    list.length > 0 ? 'stated, and a list blank' : 'stated',
    list.length > 0 ? head.cells[people] : undefined,
  );
  return list;
}

function storeColumn(label: string, rows: readonly TableRow[], column: number, ledger: Ledger): void {
  const found = labelKey(label);
  if (!found) return;
  for (const { cells, line } of rows) {
    const value = cells[column] ?? '';
    if (value === '') continue;
    if (found.type === 'text' || looksLikeDate(value)) state(ledger, found.key, value);
    else
      ledger.proposals.push({
        what: 'not-a-date',
        text: value,
        line,
        suggestion: `It stands under “${label}” but is no date: enter the date by hand.`,
      });
  }
}

/** People in a column become a blank that the head keeps: a list, or a row for each setting where one stands beside them. */
function listBlank(head: TableRow, rows: readonly TableRow[], column: number, ledger: Ledger): Block[] {
  const label = head.cells[column] ?? '';
  const id = freeName(slugOf(label), ledger.blankIds);
  const read = rows.map(({ cells }) => {
    const setting = cells.find(
      (cell, index) =>
        index !== column && cell !== '' && labelKey(head.cells[index] ?? '')?.type === 'date' && !looksLikeDate(cell),
    );
    return { person: cells[column] ?? '', setting };
  });
  const perSetting = read.some(({ setting }) => setting !== undefined);
  const items = read.map(({ person, setting }) => (setting === undefined ? person : `${setting}: ${person}`));
  ledger.blanks.push({ id, type: perSetting ? 'per-setting' : 'list', label, keptBy: 'head' });
  ledger.values.set(id, items);
  return [
    { kind: 'paragraph', line: head.line, text: `**${label}**`, attached: false },
    { kind: 'generated', line: head.line, markdown: `::approved-list[${id}]` },
  ];
}

/** Rows of a label and its value, one pair or several in a row. */
function takePairs(block: TableBlock, ledger: Ledger): Block[] | undefined {
  const read = block.rows.map((row) => ({ row, statements: pairsOf(row.cells) }));
  const matched = read.filter(({ statements }) => statements.length > 0);
  if (matched.length === 0 || matched.length * 2 < block.rows.length) return undefined;
  const keys = matched.flatMap(({ statements }) => statements.map(({ key }) => key));
  const isTemplates = keys.includes('author') && (ledger.stated.has('organisation') || ledger.stated.has('adopted-on'));
  for (const { row, statements } of read) keepRow(row, statements, ledger, isTemplates ? 'template-' : '');
  return [{ kind: 'generated', line: block.line, markdown: '::document-control' }];
}

function keepRow(row: TableRow, statements: readonly Statement[], ledger: Ledger, prefix: string): void {
  const words = row.cells.filter(Boolean).join(' ');
  const [first, ...others] = statements;
  if (first) keepStatement(first, words, row.line, ledger, prefix);
  for (const statement of others) keepStatement(statement, '', row.line, ledger, prefix);
  if (first) return;
  const [label = '', ...values] = row.cells.filter(Boolean);
  if (values.length > 0) state(ledger, `${prefix}${slugOf(label)}`, values.join(' '));
  note(ledger, 'metadata', words, row.line, values.length > 0 ? `stated.${prefix}${slugOf(label)}` : undefined);
}

function pairsOf(cells: readonly string[]): Statement[] {
  const statements: Statement[] = [];
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    const value = cells[index + 1];
    const pair = value === undefined ? undefined : statementOf(cell, value);
    const statement = pair ?? readStatement(cell);
    if (!statement) continue;
    statements.push(statement);
    if (pair) index++;
  }
  return statements;
}

/** A requirement/action table stays in the text; what it says of training, monitoring and place is read beside it. */
function readFacts(block: TableBlock, ledger: Ledger): void {
  const facts = [
    ['training', /^training$/i],
    ['held-at', /\bavailable\b|^where\b.*\b(?:kept|held|found)\b/i],
    ['monitoring', /\bmonitoring\b/i],
  ] as const;
  for (const { cells } of block.rows) {
    const [label = '', value = ''] = cells;
    if (cells.length !== 2 || value === '') continue;
    const fact = facts.find(([, pattern]) => pattern.test(label.replace(/:$/, '')));
    if (fact) ledger.facts.set(fact[0], value);
    else if (/\binduction\b/i.test(label) && /^(?:yes|no)\b/i.test(value))
      ledger.facts.set('induction', /^yes/i.test(value));
  }
  const audience = audienceIn(block);
  if (Object.keys(audience).length > 0) ledger.facts.set('audience', audience);
}

/** Who has to be aware of the text, understand it, or work by it; a place behind a dash is no person. */
function audienceIn({ rows }: TableBlock): Record<string, readonly string[]> {
  const levels = [
    ['working-knowledge', /\bworking knowledge\b/i],
    ['understands', /\bunderstand\b/i],
    ['aware', /\baware\b/i],
  ] as const;
  const found: Record<string, readonly string[]> = {};
  for (const { cells } of rows) {
    const [label = '', value = ''] = cells;
    const level = levels.find(([, pattern]) => /^(?:who\b|which staff\b)/i.test(label) && pattern.test(label))?.[0];
    const [people = ''] = value.split(/\s+[-–—]\s+/);
    if (cells.length === 2 && level !== undefined && people !== '')
      found[level] = people.split(/\s*[,;]\s*/).filter(Boolean);
  }
  return found;
}

function noteRows(rows: readonly TableRow[], ledger: Ledger, became: string, kept?: string): void {
  for (const { cells, line } of rows) {
    note(ledger, 'metadata', cells.filter((cell) => cell !== '' && cell !== kept).join(' '), line, became);
  }
}
