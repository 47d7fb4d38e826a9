import type { Command } from 'commander';
import type { diffFiles } from './run-diff.ts';

/** `ratify diff`: what changed from one version of a policy to the next, word by word. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('show what changed from one version of a policy to the next, clause by clause and word by word')
    .argument('<before>', 'policy Markdown')
    .argument('<after>', 'policy Markdown')
    .option('--json', 'for machines')
    .action(async (...given: Parameters<typeof diffFiles>) => (await import('./run-diff.ts')).diffFiles(...given));
}
