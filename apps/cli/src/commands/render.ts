import type { Command } from 'commander';
import type { renderFile } from './run-render.ts';

/** `ratify render`: a policy as an archival, accessible PDF with its source attached. */
export function addRender(program: Command): void {
  program
    .command('render')
    .description('print policy Markdown as a PDF/A-3a and PDF/UA-1 document with empty signature fields')
    .argument('<file>', 'policy Markdown')
    .requiredOption('--out <file>', 'where the PDF goes')
    .option('--organisation <name>', 'the organisation the policy is printed for')
    .option('--facts <file>', 'JSON with what :org[...] says: {"name": "...", "council.name": "..."}')
    .option('--draft', 'print DRAFT across every page')
    .option('--json', 'write pages, headings and fields to standard output')
    .action(async (...given: Parameters<typeof renderFile>) => (await import('./run-render.ts')).renderFile(...given));
}
