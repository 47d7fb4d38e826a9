import type { ToldStep } from '@ratify/migrations';
import { migrateDatabase, openDatabase, tellMigration } from '@ratify/store';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { assertInstallation, type Environment } from './with-installation.ts';

export interface MigrateCommand {
  readonly isPlan: boolean;
  readonly only?: 'schema' | 'backfill' | undefined;
}

/** Brings the database to the present schema, or says what that would do and lock. */
export async function runMigrate(env: Environment, { isPlan, only }: MigrateCommand): Promise<void> {
  const database = await openDatabase({ env: assertInstallation(env) });
  try {
    const ran = isPlan ? [] : await migrateDatabase(database, { only, log: sayProgress }).catch(sayMisuse);
    const left = await tellMigration(database);
    const said = isPlan
      ? sayPlan(left.filter(({ kind }) => only === undefined || kind === only))
      : [...ran.map((name) => `${name} has run`), sayLeft(left)];
    await writeResult(undefined, `${said.join('\n')}\n`);
  } finally {
    await database.stop();
  }
}

function sayLeft(left: readonly ToldStep[]): string {
  if (left.length === 0) return 'The schema is that of this version.';
  const isFilled = left.every(({ kind }) => kind === 'contract');
  return isFilled
    ? 'The schema is that of this version. When no process of the version before is at work any more, run it again: it takes away what those needed.'
    : 'The schema is that of this version, and what it makes room for is not all filled: `ratify migrate`.';
}

function sayPlan(steps: readonly ToldStep[]): string[] {
  return steps.length === 0 ? ['Nothing would run: the schema is that of this version.'] : steps.flatMap(sayStep);
}

function sayStep({ kind, name, isHeld, locks, rows }: ToldStep): string[] {
  if (isHeld)
    return [
      `${kind.padEnd(8)}  ${name} is held: processes of the version before may need what it takes away. Run migrate again after the roll-out.`,
    ];
  if (rows) {
    const { table, about, done, atOnce } = rows;
    const progress = done > 0 ? `, ${done} done` : '';
    return [`${kind.padEnd(8)}  ${name}: about ${about} rows of ${table}${progress}, ${atOnce} at a time, locks those`];
  }
  const [first = 'nobody has measured what it locks', ...others] = locks ?? [];
  return [`${kind.padEnd(8)}  ${name} locks ${first}`, ...others.map((line) => `${' '.repeat(10)}and ${line}`)];
}

function sayProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** That something has to come first is for whoever runs it to put right. */
function sayMisuse(error: Error): never {
  if (!error.message.startsWith('the schema step comes first')) throw error;
  throw new Misuse(`${error.message[0]?.toUpperCase() ?? ''}${error.message.slice(1)}.`);
}
