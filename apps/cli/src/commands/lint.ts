import { Option, type Command } from 'commander';
import { parseDate } from '../shell/today.ts';
import type { lintFiles } from './run-lint.ts';

/** `ratify lint`: what is wrong in policies, where, and what to write instead. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description('say what is wrong in policies, where, and what to write instead; exit 1 when one has an error')
    .argument('<file...>', 'policy Markdown; patterns and folders too')
    .option('--base <file>', 'the edition the policies are made from')
    .option('--today <date>', 'look at law and dates as on this day', parseDate)
    .option('--fix', 'write what is certain into the files: edits that change nothing else; then say what is left')
    .option('--dry-run', 'with --fix: show the edits as a patch and write nothing')
    .addOption(
      new Option('--format <form>', 'text: path:line:column: severity rule message; lsp: diagnostics with their edits')
        .choices(['text', 'json', 'lsp'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--watch', 'look again whenever a file is written, until stopped')
    .action(async (...given: Parameters<typeof lintFiles>) => (await import('./run-lint.ts')).lintFiles(...given));
}
