import { lintPolicy, readPolicy, type Problem } from '@ratify/document';
import type { Command } from 'commander';
import { EXIT } from '../shell/exit-codes.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';
import { parseDate, today } from '../shell/today.ts';

interface LintOptions {
  readonly json?: true;
  readonly base?: string;
  readonly today?: string;
}

/** `ratify lint`: what is wrong in policies, where, and what to write instead. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description('say what is wrong in policies, where, and what to write instead; exit 1 when one has an error')
    .argument('<file...>', 'policy Markdown')
    .option('--base <file>', 'the edition the policies are made from')
    .option('--today <date>', 'look at law and dates as on this day', parseDate)
    .option('--json', 'for machines')
    .action(lintFiles);
}

async function lintFiles(files: readonly string[], options: LintOptions): Promise<void> {
  const edition = options.base === undefined ? {} : { edition: readPolicy(await readTextFile(options.base)) };
  const facts = { today: options.today ?? today(new Date()), ...edition };
  const results: { file: string; problems: readonly Problem[] }[] = [];
  for (const file of files) results.push({ file, problems: lintPolicy(readPolicy(await readTextFile(file)), facts) });
  await writeResult(undefined, options.json ? `${JSON.stringify(results, null, 2)}\n` : report(results));
  const hasError = results.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  process.exitCode = hasError ? EXIT.found : EXIT.clean;
}

function report(results: readonly { file: string; problems: readonly Problem[] }[]): string {
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
