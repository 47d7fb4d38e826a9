import { stringify } from 'csv-stringify/sync';

/**
 * Rows as spreadsheets read them without being asked: RFC 4180 with a byte order mark for UTF-8. What begins like a formula is words
 * to them (OWASP, CSV injection): titles and names are what somebody typed.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shape = { bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true } as const;
  return stringify([head, ...rows] as string[][], shape);
}
