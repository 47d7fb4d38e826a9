import { setTimeout as wait } from 'node:timers/promises';

/** Looks again and again until it is so. */
export async function until(isSo: () => Promise<boolean>, everyMs: number): Promise<void> {
  while (!(await isSo())) await wait(everyMs);
}

/** Prints lines as a table. */
export function print(head: readonly string[], rows: readonly string[][]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const say = (row: readonly string[]): string => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ');
  process.stdout.write(`${[head, ...rows].map(say).join('\n')}\n`);
}
