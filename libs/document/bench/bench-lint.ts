/**
 * `npm run bench:lint`: precision and recall of each lint rule on the labelled corpus.
 * `-- --failures [rule…]` also prints what goes wrong on the tuning part. Of the held-out and unseen parts only totals are ever printed.
 */
import { lintRules } from '../src/lint/lint-rules.ts';
import { FEWEST_CASES, scoreCorpus, type RuleScores } from './lint/lint-corpus.ts';
import { sumOfScores, type Score } from './lint/score-rule.ts';

const [flag, ...asked] = process.argv.slice(2);
if (flag !== undefined && flag !== '--failures') {
  process.stderr.write('Usage: npm run bench:lint -- [--failures [rule…]]\n');
  process.exit(2);
}
const scores = scoreCorpus(asked.length > 0 ? asked : lintRules.map(({ id }) => id));
if (flag === '--failures') for (const { rule, tuning } of scores) tellFailures(rule, tuning);
process.stdout.write(table(scores));

function table(rows: readonly RuleScores[]): string {
  const columns = ['cases', 'marked', 'precision', 'recall'];
  const head = [
    'rule',
    ...['tuning', 'held-out', 'unseen'].flatMap((part) => columns.map((name) => `${part} ${name}`)),
    '',
  ];
  const cells = [
    ...rows.map(({ rule, tuning, heldOut, unseen }) => [
      rule,
      ...figures(tuning),
      ...figures(heldOut),
      ...figures(unseen),
      verdict(heldOut, unseen),
    ]),
    [
      'all rules',
      ...figures(sumOfScores(rows.map(({ tuning }) => tuning))),
      ...figures(sumOfScores(rows.map(({ heldOut }) => heldOut))),
      ...figures(sumOfScores(rows.map(({ unseen }) => unseen))),
      '',
    ],
  ];
  const widths = head.map((_, at) => Math.max(...[head, ...cells].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |\n`;
  const untested = rows
    .filter(({ heldOut, unseen }) => casesOf(heldOut, unseen) < FEWEST_CASES)
    .map(({ rule }) => rule);
  return [
    line(head),
    `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|\n`,
    ...cells.map(line),
    `\nThe goal is a precision of 0.95 and a recall of 0.90 on the held-out and unseen parts together, which nobody tunes on.\n`,
    `Untested, with fewer than ${FEWEST_CASES} such cases: ${untested.join(', ') || 'none'}.\n`,
  ].join('');
}

/** Of a part that holds no case of the rule nothing is known. */
function figures({ cases, marks, precision, recall }: Score): string[] {
  if (cases === 0) return ['-', '-', '-', '-'];
  return [String(cases), String(marks), precision.toFixed(2), recall.toFixed(2)];
}

function casesOf(...scores: readonly Score[]): number {
  return scores.reduce((total, { cases }) => total + cases, 0);
}

function verdict(...scores: readonly Score[]): string {
  if (casesOf(...scores) < FEWEST_CASES) return 'untested';
  const { precision, recall } = sumOfScores(scores);
  return precision >= 0.95 && recall >= 0.9 ? 'reached' : 'below the goal';
}

function tellFailures(rule: string, { failures }: Score): void {
  for (const { labelled, wrong, missed } of failures) {
    process.stdout.write(`${labelled.folder ?? 'policies'}/${rule}.txt:${labelled.line} ${labelled.remark}\n`);
    for (const words of missed) process.stdout.write(`  missed: ${words}\n`);
    for (const { range, message } of wrong)
      process.stdout.write(`  wrong:  ${labelled.text.slice(range.start.offset, range.end.offset)} (${message})\n`);
  }
}
