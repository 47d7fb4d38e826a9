import { redline } from './redline.ts';
import { redlineHtml, escapeHtml } from './redline-html.ts';
import { type ComparedClause, type Comparison, type ComparisonKind, type ComparisonRow } from './compare-policies.ts';

const KINDS: readonly ComparisonKind[] = ['matched', 'reworded', 'missing here', 'only here'];

/** A comparison as plain text for a terminal: one line a clause, under a reworded one what was taken out and put in. */
export function comparisonText(comparison: Comparison): string {
  const summary = KINDS.map((kind) => `${comparison.counts[kind]} ${kind}`).join(', ');
  return `${[...comparison.rows.flatMap(rowLines), '', summary].join('\n')}\n`;
}

function rowLines(row: ComparisonRow): string[] {
  const head = `${row.kind.padEnd(12)}  ${row.base === undefined ? '' : named(row.base)}`.trimEnd();
  const here = row.here.map((clause) => named(clause)).join('; ');
  const line = row.base === undefined ? `${head.padEnd(14)}${here}` : `${head}${here === '' ? '' : ` = ${here}`}`;
  if (row.kind !== 'reworded' || row.base === undefined) return [line];
  const changes = redline(row.base.words, wordsHere(row)).filter((piece) => piece.kind !== 'same');
  return [line, ...changes.map((piece) => `    ${piece.kind === 'added' ? '+' : '-'} ${piece.text.trim()}`)];
}

/** A comparison as an HTML fragment: a caption with the counts, then a table with a row for each clause. */
export function comparisonHtml(comparison: Comparison): string {
  const summary = KINDS.map((kind) => `${comparison.counts[kind]} ${kind}`).join(', ');
  const head = ['Result', 'In the template', 'In this policy'];
  return [
    '<table class="govuk-table comparison">',
    `<caption class="govuk-table__caption govuk-table__caption--m">${summary}</caption>`,
    `<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map((cell) => `<th scope="col" class="govuk-table__header">${cell}</th>`).join('')}</tr></thead>`,
    '<tbody class="govuk-table__body">',
    ...comparison.rows.map(rowHtml),
    '</tbody>',
    '</table>',
    '',
  ].join('\n');
}

function rowHtml(row: ComparisonRow): string {
  const base = row.base === undefined ? '' : clauseHtml(row.base, escapeHtml(row.base.words));
  const names = row.here.map((clause) => `<strong>${escapeHtml(named(clause))}</strong>`).join('<br>');
  const words =
    row.kind === 'reworded' && row.base ? redlineHtml(row.base.words, wordsHere(row)) : escapeHtml(wordsHere(row));
  const here = row.here.length === 0 ? '' : `${names}<br>${words}`;
  const kind = row.kind.replace(' ', '-');
  return `<tr class="govuk-table__row comparison--${kind}"><th scope="row" class="govuk-table__header">${row.kind}</th><td class="govuk-table__cell">${base}</td><td class="govuk-table__cell">${here}</td></tr>`;
}

function clauseHtml(clause: ComparedClause, words: string): string {
  return `<strong>${escapeHtml(named(clause))}</strong><br>${words}`;
}

function wordsHere(row: ComparisonRow): string {
  return row.here.map((clause) => clause.words).join(' ');
}

function named({ number, title }: ComparedClause): string {
  return `${number} ${title}`.trim();
}
