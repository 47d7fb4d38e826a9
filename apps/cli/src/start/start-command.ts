import type { Command } from 'commander';

/** `ratify start`: everything on this machine, until it is told to stop. Its code is loaded only when it is asked for. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('start everything on this machine: database, API, pages and worker')
    .action(async () => {
      const { runStart } = await import('./run-start.ts');
      process.exitCode = await runStart(process.env);
    });
}
