import { Argument, Option, type Command } from 'commander';

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

/** `ratify run PART` and `ratify migrate`: the same in several processes, on a database that is given. */
export function addRun(program: Command): void {
  program
    .command('run')
    .description('run one part of an installation by itself, on the database of DATABASE_URL')
    .addArgument(new Argument('<part>', 'which').choices(['api', 'web', 'worker']))
    .action(async (part: 'api' | 'web' | 'worker') => {
      const { runPart } = await import('./run-part.ts');
      process.exitCode = await runPart(part, process.env);
    });
  program
    .command('migrate')
    .description('bring the database of DATABASE_URL to the schema of this version; exit 0 when it is there')
    .option('--plan', 'say what each step would do and lock, and do nothing')
    .addOption(
      new Option(
        '--only <steps>',
        'what has to be there before the new version starts, or what is filled afterwards',
      ).choices(['schema', 'backfill']),
    )
    .action(async ({ plan, only }: { plan?: true; only?: 'schema' | 'backfill' }) => {
      const { runMigrate } = await import('../operate/run-migrate.ts');
      await runMigrate(process.env, { isPlan: plan ?? false, only });
    });
}
