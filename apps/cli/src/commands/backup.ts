import { InvalidArgumentError, type Command } from 'commander';

/** `ratify backup`, `restore`, `drill` and `check`. Their code is loaded only when asked for. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the database while it is at work, and keep its log beside the copy from then on')
    .requiredOption('--to <folder>', 'a folder for backups, on another disk')
    .option('--log', 'only hand over what has changed until now')
    .option('--keep <count>', 'let go of all but the newest so many', wholeNumber)
    .action(async ({ to, log, keep }: { to: string; log?: true; keep?: number }) => {
      const { backUp } = await import('../operate/backup.ts');
      await backUp(process.env, { to, logOnly: log ?? false, keep });
    });
  program
    .command('restore')
    .description(
      'make a data folder of a backup, as it was at a moment; exit 1 when something in it is not what it was',
    )
    .requiredOption('--from <folder>', 'what `ratify backup` wrote')
    .option('--until <moment>', 'such as 2027-03-31T14:05:00Z; the end of the log when left out')
    .action(async (options: { from: string; until?: string }) => {
      const { restore } = await import('../operate/backup.ts');
      process.exitCode = await restore(process.env, options);
    });
  program
    .command('drill')
    .description(
      'restore a backup into a temporary place, check everything there, and take it away; exit 1 when it does not hold',
    )
    .requiredOption('--from <folder>', 'what `ratify backup` wrote')
    .option('--until <moment>', 'such as 2027-03-31T14:05:00Z; the end of the log when left out')
    .option('--json', 'for machines')
    .action(async ({ json, ...options }: { from: string; until?: string; json?: true }) => {
      const { drill } = await import('../operate/backup.ts');
      process.exitCode = await drill(process.env, { ...options, json: json ?? false });
    });
  program
    .command('check')
    .description('compute every digest of files and texts, and every record, anew; exit 1 when one is wrong')
    .option('--json', 'for machines')
    .action(async ({ json }: { json?: true }) => {
      const { checkAll } = await import('../operate/backup.ts');
      process.exitCode = await checkAll(process.env, { json: json ?? false });
    });
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('Write a whole number from 1 on.');
  return Number(value);
}
