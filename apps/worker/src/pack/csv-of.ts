/**
 * Rows as RFC 4180 has them, with a byte order mark by which Excel knows UTF-8. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe (OWASP, CSV injection): titles and names are what somebody typed.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const quote = (cell: string): string => `"${cell.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  return `\uFEFF${[head, ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')}`;
}
