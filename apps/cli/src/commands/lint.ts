import {
  lintForEditing,
  lintPolicy,
  readPolicy,
  relintPolicy,
  type LintFacts,
  type LintedPolicy,
  type Problem,
} from '@ratify/document';
import type { Command } from 'commander';
import { EXIT } from '../shell/exit-codes.ts';
import { expandFiles } from '../shell/expand-files.ts';
import { Misuse } from '../shell/misuse.ts';
import { progressOver } from '../shell/progress.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';
import { parseDate, today } from '../shell/today.ts';
import { watchFiles } from '../shell/watch-files.ts';

interface LintOptions {
  readonly json?: true;
  readonly base?: string;
  readonly today?: string;
  readonly watch?: true;
}

/** `ratify lint`: what is wrong in policies, where, and what to write instead. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description('say what is wrong in policies, where, and what to write instead; exit 1 when one has an error')
    .argument('<file...>', 'policy Markdown; patterns and folders too')
    .option('--base <file>', 'the edition the policies are made from')
    .option('--today <date>', 'look at law and dates as on this day', parseDate)
    .option('--json', 'for machines')
    .option('--watch', 'look again whenever a file is written, until stopped')
    .action(lintFiles);
}

interface Result {
  readonly file: string;
  readonly problems: readonly Problem[];
}

async function lintFiles(names: readonly string[], options: LintOptions): Promise<void> {
  if (options.watch && options.json) throw new Misuse('--watch is for people: leave --json out.');
  const files = await expandFiles(names, ['md', 'markdown']);
  const edition = options.base === undefined ? {} : { edition: readPolicy(await readTextFile(options.base)) };
  const facts = { today: options.today ?? today(new Date()), ...edition };
  if (options.watch) return lintWatching(files, facts);
  const results: Result[] = [];
  const progress = progressOver(files.length);
  for (const file of files) {
    progress.step(file);
    results.push({ file, problems: lintPolicy(readPolicy(await readTextFile(file)), facts) });
  }
  progress.done();
  await writeResult(undefined, options.json ? `${JSON.stringify(results, null, 2)}\n` : report(results));
  process.exitCode = exitCodeOf(results);
}

/** Lints, and lints each file again when it is written; a file that cannot be read just then is looked at the next time. */
async function lintWatching(files: readonly string[], facts: LintFacts): Promise<void> {
  const known = new Map<string, LintedPolicy>();
  for (const file of files) known.set(file, lintForEditing(await readTextFile(file), facts));
  const results = (): Result[] => [...known].map(([file, { problems }]) => ({ file, problems }));
  await writeResult(undefined, report(results()));
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  process.once('SIGTERM', () => stopped.abort());
  const lookAgain = async (file: string): Promise<void> => {
    const before = known.get(file);
    const text = await readTextFile(file).catch(() => undefined);
    if (!before || text === undefined || text === before.document.text) return;
    const after = relintPolicy(before, [changeBetween(before.document.text, text)]);
    known.set(file, after);
    await writeResult(undefined, `\n${report([{ file, problems: after.problems }])}`);
  };
  process.stderr.write(`Watching ${files.length === 1 ? files[0] : `${files.length} files`}; stop with Ctrl+C.\n`);
  await watchFiles(files, lookAgain, stopped.signal);
  process.exitCode = exitCodeOf(results());
}

/** The one run of characters in which two texts differ. */
function changeBetween(before: string, after: string): { start: number; end: number; text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function exitCodeOf(results: readonly Result[]): number {
  const hasError = results.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  return hasError ? EXIT.found : EXIT.clean;
}

function report(results: readonly Result[]): string {
  const lines = results.flatMap(({ file, problems }) => problems.map((problem) => lineOf(file, problem)));
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = results.flatMap(({ problems }) => problems).filter((problem) => problem.severity === severity).length;
    return `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`;
  });
  return `${[...lines, counts.join(', ')].join('\n')}\n`;
}

function lineOf(file: string, { range, severity, rule, message, advice, source }: Problem): string {
  const words = [message, advice, source === undefined ? '' : `(${source})`].filter(Boolean).join(' ');
  return `${file}:${range.start.line}:${range.start.column} ${severity} ${rule}: ${words}`;
}
