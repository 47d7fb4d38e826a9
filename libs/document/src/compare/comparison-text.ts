import { redline } from './redline.ts';
import { redlineHtml, escapeHtml } from './redline-html.ts';
import { type ComparedClause, type Comparison, type ComparisonKind, type ComparisonRow } from './compare-policies.ts';

const [TEMPLATE, POLICY] = ['In the template', 'In this policy'];
const KINDS: readonly ComparisonKind[] = ['matched', 'reworded', 'missing here', 'only here'];

/**
 * A comparison as plain text for a terminal: one line a clause, under a reworded one what was taken out and put in, under one that
 * is only about the same the words here; at the end where the gaps are, and the counts.
 */
export function comparisonText(comparison: Comparison): string {
  const gaps = gapLines(comparison);
  return `${[...comparison.rows.flatMap(rowLines), '', ...gaps, summaryOf(comparison)].join('\n')}\n`;
}

/** `1 matched, 2 reworded, …`: the counts on one line. */
export function summaryOf({ counts }: Comparison): string {
  return KINDS.map((kind) => `${counts[kind]} ${kind}`).join(', ');
}

function gapLines({ sections }: Comparison): string[] {
  const gaps = sections.filter(({ missing, title }) => missing > 0 && title !== '');
  if (sections.length < 2 || gaps.length === 0) return [];
  const lines = gaps.map(({ title, clauses, missing }) => `  ${missing} of ${clauses}  ${title}`);
  return ['Missing, by section of the base:', ...lines, ''];
}

function rowLines(row: ComparisonRow): string[] {
  const head = `${row.kind.padEnd(12)}  ${row.base === undefined ? '' : named(row.base)}`.trimEnd();
  const here = row.here.map((clause) => named(clause)).join('; ');
  const joint = row.by !== 'topic' ? ' = ' : isDoubtful(row) ? ' ? ' : ' ~ ';
  const line = row.base === undefined ? `${head.padEnd(14)}${here}` : `${head}${here === '' ? '' : `${joint}${here}`}`;
  if (row.kind !== 'reworded' || row.base === undefined) return [line];
  if (row.by === 'topic')
    return [line, ...row.here.map((clause) => `    here: ${plain(clause.passage ?? clause.words)}`)];
  const changes = redline(saidBy(row.base), wordsHere(row)).filter((piece) => piece.kind !== 'same');
  return [line, ...changes.map((piece) => `    ${piece.kind === 'added' ? '+' : '-'} ${piece.text.trim()}`)];
}

/** A comparison as an HTML fragment: a caption with the counts, then a table with a row for each clause. */
export function comparisonHtml(comparison: Comparison): string {
  const head = ['Result', TEMPLATE, POLICY];
  return [
    '<table class="govuk-table comparison">',
    `<caption class="govuk-table__caption govuk-table__caption--m">${summaryOf(comparison)}</caption>`,
    `<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map((cell) => `<th scope="col" class="govuk-table__header">${cell}</th>`).join('')}</tr></thead>`,
    '<tbody class="govuk-table__body">',
    ...comparison.rows.map(rowHtml),
    '</tbody>',
    '</table>',
    '',
  ].join('\n');
}

/** A comparison as a page of its own, to be mailed or printed: no script, no address outside. */
export function comparisonPage(
  comparison: Comparison,
  names: { readonly base: string; readonly other: string },
): string {
  const gaps = comparison.sections.filter(({ missing, title }) => missing > 0 && title !== '');
  const items = gaps.map(
    ({ title, clauses, missing }) =>
      `<li>${escapeHtml(title)}: ${missing} of ${clauses} ${clauses === 1 ? 'clause' : 'clauses'}</li>`,
  );
  const title = `${escapeHtml(names.other)} against ${escapeHtml(names.base)}`;
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>`,
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    ...(items.length === 0 ? [] : ['<h2>Missing here, by section</h2>', '<ul>', ...items, '</ul>']),
    comparisonHtml(comparison).trimEnd(),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const STYLE = [
  'body{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#0b0c0c}',
  'table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}',
  'th,td{border-bottom:1px solid #b1b4b6;padding:.5rem;text-align:left;vertical-align:top}td{width:42%}',
  'del{color:#942514}ins{color:#005a30}.comparison--missing-here th{color:#942514}',
  '.govuk-visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  '@media (max-width:40rem){table,caption,tbody,tr,th,td{display:block;width:auto}thead{display:none}td,th{border:0;padding:.25rem 0}tr{border-bottom:1px solid #b1b4b6;padding:.5rem 0}td::before{content:attr(data-column);display:block;color:#505a5f}}',
].join('');

function rowHtml(row: ComparisonRow): string {
  const base = row.base === undefined ? 'Nothing' : clauseHtml(row.base, escapeHtml(saidBy(row.base)));
  const kind = row.kind.replace(' ', '-');
  const said = row.by !== 'topic' ? row.kind : isDoubtful(row) ? 'perhaps about the same' : 'about the same';
  return `<tr class="govuk-table__row comparison--${kind}"><th scope="row" class="govuk-table__header">${said}</th><td class="govuk-table__cell" data-column="${TEMPLATE}">${base}</td><td class="govuk-table__cell" data-column="${POLICY}">${hereHtml(row)}</td></tr>`;
}

function hereHtml(row: ComparisonRow): string {
  if (row.here.length === 0) return 'Nothing';
  if (row.by === 'topic') return row.here.map((clause) => clauseHtml(clause, wordsHtml(clause))).join('<br>');
  const names = row.here.map((clause) => `<strong>${escapeHtml(named(clause))}</strong>`).join('<br>');
  const words =
    row.kind === 'reworded' && row.base ? redlineHtml(saidBy(row.base), wordsHere(row)) : escapeHtml(wordsHere(row));
  return `${names}<br>${words}`;
}

/** The words of a clause with the passage that answers marked. */
function wordsHtml(clause: ComparedClause): string {
  const [words, passage] = [saidBy(clause), clause.passage && plain(clause.passage)];
  const at = passage === undefined ? -1 : words.indexOf(passage);
  if (passage === undefined || at < 0) return escapeHtml(words);
  const [before, behind] = [words.slice(0, at), words.slice(at + passage.length)];
  return `${escapeHtml(before)}<mark>${escapeHtml(passage)}</mark>${escapeHtml(behind)}`;
}

function clauseHtml(clause: ComparedClause, words: string): string {
  return `<strong>${escapeHtml(named(clause))}</strong><br>${words}`;
}

function wordsHere(row: ComparisonRow): string {
  return row.here.map(saidBy).join(' ');
}

function named({ number, title }: ComparedClause): string {
  return `${number} ${plain(title)}`.trim();
}

/** Below this a person should look whether the two speak of one thing. */
const DOUBTFUL = 0.35;

function isDoubtful({ likeness }: ComparisonRow): boolean {
  return likeness < DOUBTFUL;
}

/** The words of a clause behind its title: that stands above them already. */
function saidBy({ title, words }: ComparedClause): string {
  const said = plain(words);
  const lead = `${plain(title)}. `;
  return said.startsWith(lead) && said.length > lead.length ? said.slice(lead.length) : said;
}

/** Words as they are read, without the marks of the dialect: this is a report, and no text to go on with. */
function plain(words: string): string {
  return words
    .replace(DIRECTIVE, (_, kind: string, label: string) => {
      if (kind === 'term') return label;
      if (kind === 'org') return label.startsWith('council') ? 'the council' : 'the organisation';
      return `[${kind === 'see' ? 'see ' : ''}${label.replaceAll('-', ' ')}]`;
    })
    .replace(/\*\*|(?<=\s|^)\\(?=[#|])/g, '')
    .replace(/(?<![\\\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, '$1');
}

const DIRECTIVE = /(?<!\\):(term|see|blank|org|publisher)\[([^\]\n]*)\](?:\{[^}\n]*\})?/g;
