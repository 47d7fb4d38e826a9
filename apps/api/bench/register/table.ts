/** Prints a table: names to the left, numbers to the right. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  names: readonly number[] = [0],
): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (names.includes(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  process.stdout.write(`\n${[head, ...rows].map(line).join('\n')}\n`);
}
