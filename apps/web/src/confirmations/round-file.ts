import { stringify } from 'csv-stringify/sync';
import { sayOffice } from '../pages/offices.ts';
import { sayInstant } from '../pages/typed-date.ts';
import type { Round } from './confirmation-documents.ts';

const HEAD = ['Person', 'Posts', 'Confirmed on', 'From a sheet of paper', 'Not confirmed'];

/** Where everybody stands in a round, as spreadsheets read it without being asked; what begins like a formula is words to them. */
export function roundFile({ people }: Round): string {
  const rows = people.map(({ name, roles, doneAt, isOnPaper, open }) => [
    ...[name, roles.map(sayOffice).join(', '), doneAt ? sayInstant(doneAt) : ''],
    ...[isOnPaper ? 'Yes' : 'No', open.join('; ')],
  ]);
  return stringify([HEAD, ...rows], { bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true });
}
