import type { Command } from 'commander';

/** `ratify retention`: for how long what belongs to accounts is kept. Its code is loaded only when asked for. */
export function addRetention(program: Command): void {
  program
    .command('retention')
    .description('for how long what belongs to accounts is kept; the worker deletes what is due by itself')
    .option('--plan', 'say what is due now, and delete nothing')
    .option('--apply', 'delete it now')
    .option('--set <rule=days>', 'keep something for other days: sessions=7')
    .option('--json', 'for machines')
    .action(async (options: { plan?: true; apply?: true; set?: string; json?: true }) => {
      const { runRetention } = await import('../operate/retention.ts');
      await runRetention(process.env, options);
    });
}
