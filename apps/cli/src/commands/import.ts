import type { Command } from 'commander';
import type { importFiles } from './run-import.ts';

/** `ratify import`: existing policies as policy Markdown, with a report of everything that is not in the body. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('make policy Markdown from an existing policy; nothing is dropped without being reported')
    .argument(
      '<file...>',
      'Word, plain text or Markdown: .docx, .txt, .text, .md or .markdown; patterns and folders too',
    )
    .option('--out <file>', 'where the policy goes; standard output when left out')
    .option('--out-dir <folder>', 'where several policies go, each as NAME.md with NAME.report.json beside it')
    .option('--report <file>', 'where the whole report goes, as JSON')
    .option('--json', 'write text, report and word account as JSON to standard output')
    .action(async (...given: Parameters<typeof importFiles>) =>
      (await import('./run-import.ts')).importFiles(...given),
    );
}
