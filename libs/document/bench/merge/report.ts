import { type Measured, type Verdict } from './measure.ts';

/** A table of strings, columns padded; the first column to the left, the others to the right. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The value below which a part of the list lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

const HEAD = [
  'tool',
  'clean',
  'right',
  'wrong',
  'silent',
  'cautious',
  'agrees',
  'words lost',
  'fixed hurt',
  'choices/case',
  'words in choices',
  'ms p50',
  'ms p99',
  'p50 ratio',
];

/** One line a tool: how it did on a set of cases, and its time against the first tool's. */
export function toolTable(byTool: readonly (readonly [string, readonly Measured[]])[]): string {
  const first = quantile(
    (byTool[0]?.[1] ?? []).map((each) => each.milliseconds),
    0.5,
  );
  return tableOf(
    HEAD,
    byTool.map(([name, measured]) => toolLine(name, measured, first)),
  );
}

function toolLine(name: string, measured: readonly Measured[], first: number): string[] {
  const total = measured.length;
  const share = (fits: (each: Measured) => boolean): string => percent(measured.filter(fits).length, total);
  const count = (fits: (each: Measured) => boolean): string => String(measured.filter(fits).length);
  const is =
    (verdict: Verdict) =>
    (each: Measured): boolean =>
      each.verdict === verdict;
  const sum = (of: (each: Measured) => number): number => measured.reduce((all, each) => all + of(each), 0);
  const times = measured.map((each) => each.milliseconds);
  const median = quantile(times, 0.5);
  return [
    name,
    share((each) => each.clean),
    share(is('right')),
    share(is('wrong')),
    count(is('silent')),
    share(is('cautious')),
    share((each) => each.agrees),
    count((each) => each.lost.length > 0),
    count((each) => each.damaged),
    (sum((each) => each.choices) / total).toFixed(2),
    percent(
      sum((each) => each.wordsInChoices),
      sum((each) => each.words),
    ),
    median.toFixed(2),
    quantile(times, 0.99).toFixed(2),
    (median / first).toFixed(1),
  ];
}

function percent(part: number, total: number): string {
  return total === 0 ? '-' : `${((100 * part) / total).toFixed(1)} %`;
}
