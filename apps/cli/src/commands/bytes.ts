import { InvalidArgumentError, Option, type Command } from 'commander';

/** `ratify bytes`: where stored files are. Its code is loaded only when asked for. */
export function addBytes(program: Command): void {
  const bytes = program
    .command('bytes')
    .description('where stored files are: in the database or in an S3-compatible store');
  bytes
    .command('migrate')
    .description('take every file to one place, checked by its digest; run again, it goes on where it was')
    .addOption(new Option('--to <place>', 'where to').choices(['s3', 'database']).makeOptionMandatory())
    .option('--dry-run', 'say how many there are, and move none')
    .action(async ({ to, dryRun }: { to: 's3' | 'database'; dryRun?: true }) => {
      const { migrateBytes } = await import('../operate/bytes.ts');
      await migrateBytes(process.env, { to, dryRun: dryRun ?? false });
    });
  bytes
    .command('collect')
    .description('remove from the bucket what nothing refers to any more')
    .option(
      '--older-than <days>',
      'stored so many days ago: more than the oldest backup that may be restored',
      days,
      90,
    )
    .option('--dry-run', 'say how many there are, and remove none')
    .action(async ({ olderThan, dryRun }: { olderThan: number; dryRun?: true }) => {
      const { collectBytes } = await import('../operate/bytes.ts');
      await collectBytes(process.env, { olderThan, dryRun: dryRun ?? false });
    });
}

function days(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('Write a whole number of days from 1 on.');
  return Number(value);
}
