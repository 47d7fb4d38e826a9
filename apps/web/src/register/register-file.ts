import { policyStatusText, sayDate, type PlainDate, type PolicyStatus } from '@ratify/policy';
import { stringify, type Options } from 'csv-stringify/sync';
import type { RegisterEntry } from './register-documents.ts';

/** As spreadsheets read it without being asked; what begins like a formula is words to them. */
const SHAPE: Options = { quoted: true, record_delimiter: 'windows', escape_formulas: true };

const COLUMNS = [
  'Setting',
  'Policy',
  'Where it stands',
  'Unsigned',
  'Remark',
  'Next review',
  'Next review, as a date',
  'Edition',
  'Newest edition',
  'To be adopted by',
  'Reason to review noted on',
];

/** The first line, with the mark by which spreadsheets know UTF-8. */
export function registerHead(): string {
  return stringify([COLUMNS], { ...SHAPE, bom: true });
}

/** One line for each entry, in the words of the page. */
export function registerRows(entries: readonly RegisterEntry[]): string {
  return stringify(entries.map(rowOf), SHAPE);
}

function rowOf(entry: RegisterEntry): string[] {
  const { reviewDueOn, reviewDueSaid, editionNumber, latestEditionNumber, behind, policyId, adoptByOn, heldIn } = entry;
  return [
    entry.organisationName,
    entry.title,
    policyStatusText[entry.status as PolicyStatus] ?? entry.status,
    entry.unsigned ? 'Yes' : 'No',
    entry.remark ?? '',
    reviewDueSaid ?? (reviewDueOn ? sayDate(reviewDueOn as PlainDate) : 'No date'),
    reviewDueOn ?? '',
    editionNumber === null ? (policyId && !heldIn ? 'Own text' : '') : String(editionNumber),
    behind && latestEditionNumber !== null ? String(latestEditionNumber) : '',
    adoptByOn ?? '',
    entry.reasonOn ?? '',
  ];
}
