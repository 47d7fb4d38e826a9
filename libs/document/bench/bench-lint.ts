/**
 * `npm run bench:lint`: precision and recall of each lint rule on the labelled corpus.
 * `-- --failures [rule…]` also prints what goes wrong on the tuning sets, `-- --sets [rule…]` the figures of each of those sets: a rule
 * that is right on some and wrong on others has been fitted to words. Of the held-out and unseen parts only totals are ever printed.
 */
import { lintRules } from '../src/lint/lint-rules.ts';
import { FEWEST_CASES, hasUnseen, scoreCorpus, TUNING_SETS, type RuleScores } from './lint/lint-corpus.ts';
import { sumOfScores, type Score } from './lint/score-rule.ts';

const [flag, ...asked] = process.argv.slice(2);
if (flag !== undefined && flag !== '--failures' && flag !== '--sets') {
  process.stderr.write('Usage: npm run bench:lint -- [--failures [rule…] | --sets [rule…]]\n');
  process.exit(2);
}
const scores = scoreCorpus(asked.length > 0 ? asked : lintRules.map(({ id }) => id));
const blind = hasUnseen();
if (flag === '--failures')
  for (const { rule, tuningSets } of scores) for (const score of tuningSets) tellFailures(rule, score);
process.stdout.write(flag === '--sets' ? tableOfSets(scores) : tableOfParts(scores));

/** Precision and recall of each tuning set, and of the held-out part. */
function tableOfSets(rows: readonly RuleScores[]): string {
  const line = (rule: string, sets: readonly Score[], heldOut: Score): string[] => [
    rule,
    ...[...sets, heldOut].map((score) => figures(score).slice(2).join('/')),
  ];
  return table([
    ['rule', ...TUNING_SETS, 'held-out'],
    ...rows.map(({ rule, tuningSets, heldOut }) => line(rule, tuningSets, heldOut)),
    line(
      'all rules',
      TUNING_SETS.map((_, at) => sumOfScores(rows.flatMap(({ tuningSets }) => tuningSets[at] ?? []))),
      sumOfScores(rows.map(({ heldOut }) => heldOut)),
    ),
  ]);
}

function tableOfParts(rows: readonly RuleScores[]): string {
  const columns = ['cases', 'marked', 'precision', 'recall'];
  const parts = (tuning: Score, heldOut: Score, unseen: Score): string[] =>
    [tuning, heldOut, ...(blind ? [unseen] : [])].flatMap(figures);
  const names = ['tuning', 'held-out', ...(blind ? ['unseen'] : [])];
  const untested = rows
    .filter(({ heldOut, unseen }) => casesOf(heldOut, unseen) < FEWEST_CASES)
    .map(({ rule }) => rule);
  return [
    table([
      ['rule', ...names.flatMap((part) => columns.map((name) => `${part} ${name}`)), ''],
      ...rows.map(({ rule, tuningSets, heldOut, unseen }) => [
        rule,
        ...parts(sumOfScores(tuningSets), heldOut, unseen),
        verdict(heldOut, unseen),
      ]),
      [
        'all rules',
        ...parts(
          sumOfScores(rows.flatMap(({ tuningSets }) => tuningSets)),
          sumOfScores(rows.map(({ heldOut }) => heldOut)),
          sumOfScores(rows.map(({ unseen }) => unseen)),
        ),
        '',
      ],
    ]),
    `\nThe goal is a precision of 0.95 and a recall of 0.90 on the held-out and unseen parts together, which nobody tunes on.\n`,
    blind ? '' : 'There is no unseen set at present: the verdict is that of the held-out part alone.\n',
    `Untested, with fewer than ${FEWEST_CASES} such cases: ${untested.join(', ') || 'none'}.\n`,
  ].join('');
}

/** Rows under a head as a Markdown table, the figures to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...cells] = rows;
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |\n`;
  return [
    line(head),
    `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|\n`,
    ...cells.map(line),
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
