import {
  fixPolicy,
  lintForEditing,
  lintPolicy,
  readPolicy,
  relintPolicy,
  type LintFacts,
  type LintedPolicy,
} from '@ratify/document';
import { createPatch } from 'diff';
import { EXIT } from '../shell/exit-codes.ts';
import { expandFiles } from '../shell/expand-files.ts';
import { Misuse } from '../shell/misuse.ts';
import { progressOver } from '../shell/progress.ts';
import { readTextFile, readTextFileToEdit, writeResult } from '../shell/read-file.ts';
import { today } from '../shell/today.ts';
import { watchFiles } from '../shell/watch-files.ts';
import { lintDiagnostics, lintJson, lintReport, type LintResult } from './lint-report.ts';

interface LintOptions {
  readonly json?: true;
  readonly format: keyof typeof FORMATS;
  readonly fix?: true;
  readonly dryRun?: true;
  readonly base?: string;
  readonly today?: string;
  readonly watch?: true;
}

const FORMATS = { text: lintReport, json: lintJson, lsp: lintDiagnostics } as const;

export async function lintFiles(names: readonly string[], options: LintOptions): Promise<void> {
  refuseMisuse(options);
  const files = await expandFiles(names, ['md', 'markdown']);
  const edition = options.base === undefined ? {} : { edition: readPolicy(await readTextFile(options.base)) };
  const facts = { today: options.today ?? today(new Date()), ...edition };
  if (options.watch) return lintWatching(files, facts);
  const results: LintResult[] = [];
  const patches: string[] = [];
  const progress = progressOver(files.length);
  for (const file of files) {
    progress.step(file);
    const before = await (options.fix ? readTextFileToEdit(file) : readTextFile(file));
    const { text, problems } = options.fix
      ? fixPolicy(before, facts)
      : { text: before, problems: lintPolicy(readPolicy(before), facts) };
    if (options.dryRun) patches.push(text === before ? '' : createPatch(file, before, text));
    else if (text !== before) await writeResult(file, text);
    results.push({ file, problems, text });
  }
  progress.done();
  const report = FORMATS[options.json ? 'json' : options.format];
  await writeResult(undefined, options.dryRun ? patches.join('') : report(results));
  process.exitCode = exitCodeOf(results);
}

function refuseMisuse({ watch, fix, dryRun, json, format }: LintOptions): void {
  if (watch && (json || format !== 'text')) throw new Misuse('--watch is for people: leave --json and --format out.');
  if (watch && fix) throw new Misuse('--watch changes no file: leave --fix out.');
  if (dryRun && !fix) throw new Misuse('--dry-run shows what --fix would do: give both.');
  if (dryRun && (json || format !== 'text'))
    throw new Misuse('--dry-run prints a patch: leave --json and --format out.');
}

/** Lints, and lints each file again when it is written; a file that cannot be read just then is looked at the next time. */
async function lintWatching(files: readonly string[], facts: LintFacts): Promise<void> {
  const known = new Map<string, LintedPolicy>();
  for (const file of files) known.set(file, lintForEditing(await readTextFile(file), facts));
  const results = (): LintResult[] =>
    [...known].map(([file, { problems, document }]) => ({ file, problems, text: document.text }));
  await writeResult(undefined, lintReport(results()));
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  process.once('SIGTERM', () => stopped.abort());
  const lookAgain = async (file: string): Promise<void> => {
    const before = known.get(file);
    const text = await readTextFile(file).catch(() => undefined);
    if (!before || text === undefined || text === before.document.text) return;
    const after = relintPolicy(before, [changeBetween(before.document.text, text)]);
    known.set(file, after);
    await writeResult(undefined, `\n${lintReport([{ file, problems: after.problems, text }])}`);
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

function exitCodeOf(results: readonly LintResult[]): number {
  const hasError = results.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  return hasError ? EXIT.found : EXIT.clean;
}
