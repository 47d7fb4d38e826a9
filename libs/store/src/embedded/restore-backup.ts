import { appendFile, chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findAccount } from './account.ts';
import { LOG_FOLDER } from './archive.ts';
import { makePassable } from './cluster.ts';
import { placeFor, SECRETS_FILE, startEmbedded, type EmbeddedDatabase } from './start-embedded.ts';
import { BACKUPS_FOLDER, DATA_FOLDER, giveTo, listBackups, type Backup } from './take-backup.ts';

export interface RestoreOptions {
  /** The folder of backups. */
  readonly from: string;
  /** A data folder that is not there yet, or empty. */
  readonly dataDir: string;
  /** The moment to go back to; the last one that is in the log when left out. */
  readonly until?: Date | undefined;
}

const LONGEST_RECOVERY_MS = 6 * 3_600_000;

/**
 * Makes a data folder of a backup and the log after it, and starts the server in it. The restored server hands its log over to nobody
 * until a backup of it is taken.
 *
 * @throws Error where there is something in the data folder, no backup from before that moment, or the log ends before it.
 */
export async function restoreBackup({ from, dataDir, until }: RestoreOptions): Promise<{
  readonly backup: Backup;
  readonly database: EmbeddedDatabase;
}> {
  const backup = await chooseBackup(from, until);
  const home = resolve(dataDir);
  if (existsSync(home) && readdirSync(home).length > 0)
    throw new Error(`${home} is not empty: restore into a new folder`);
  const account = findAccount();
  makePassable(home);
  const place = placeFor(home, account, undefined);
  const folder = join(place, 'postgres');
  if (existsSync(folder)) throw new Error(`${folder} is there already: restore into another folder`);
  const source = join(resolve(from), BACKUPS_FOLDER, backup.name);
  const draft = join(place, `restoring-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  await cp(join(source, DATA_FOLDER), join(draft, 'postgres'), { recursive: true, preserveTimestamps: true });
  await cp(join(source, SECRETS_FILE), join(place, SECRETS_FILE));
  const log = join(draft, 'log');
  await cp(join(resolve(from), LOG_FOLDER), log, { recursive: true }); // the account may not be let into the folder of backups
  const kept = join(place, `recovery-log-${process.pid}`);
  await writeRecovery(join(draft, 'postgres'), kept, until);
  await giveTo(account, draft);
  await rename(log, kept);
  await rename(join(draft, 'postgres'), folder);
  await chmod(folder, 0o700);
  await rm(draft, { recursive: true });
  try {
    const database = await startEmbedded({ dataDir: home });
    await endRecovery(database).catch(async (error: Error) => {
      await database.stop().catch(() => undefined);
      throw error;
    });
    await rm(kept, { recursive: true });
    return { backup, database };
  } catch (error) {
    throw new Error(await sayWhy(`${folder}.log`, until, error as Error), { cause: error });
  }
}

/** The newest one that was finished before the moment. */
async function chooseBackup(from: string, until: Date | undefined): Promise<Backup> {
  const backups = await listBackups(from);
  const chosen = backups.filter(({ finishedAt }) => !until || new Date(finishedAt) <= until).at(-1);
  if (chosen) return chosen;
  const [oldest] = backups;
  if (!oldest) throw new Error(`${from} holds no backup`);
  throw new Error(
    `the oldest backup in ${from} was finished at ${oldest.finishedAt}: nothing before that can be restored`,
  );
}

/** What tells the server to go on from the copy by the log; a later line of the file counts. */
async function writeRecovery(folder: string, log: string, until: Date | undefined): Promise<void> {
  const settings = [
    '',
    `restore_command = 'cp "${log}/%f" "%p"'`,
    ...(until ? [`recovery_target_time = '${inSettings(until)}'`, 'recovery_target_inclusive = true'] : []),
    `recovery_target_action = 'promote'`,
    `archive_command = 'true'`,
    '',
  ];
  await appendFile(join(folder, 'postgresql.auto.conf'), settings.join('\n'));
  await writeFile(join(folder, 'recovery.signal'), '', { mode: 0o600 });
}

/** Abbreviations of zones are not known yet where this is read. */
function inSettings(moment: Date): string {
  return moment.toISOString().replace('T', ' ').replace('Z', '+00');
}

async function endRecovery({ url }: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server ends where its log ends before the moment: the next question says so
  await client.connect();
  try {
    for (const latest = Date.now() + LONGEST_RECOVERY_MS; ;) {
      const { rows } = await client.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
      if (!rows[0]?.recovering) break;
      if (Date.now() > latest) throw new Error('the log is still being read');
      await new Promise((wake) => setTimeout(wake, 100));
    }
    for (const name of [
      'restore_command',
      'recovery_target_time',
      'recovery_target_inclusive',
      'recovery_target_action',
    ])
      await client.query(`alter system reset ${name}`);
  } finally {
    await client.end();
  }
}

async function sayWhy(log: string, until: Date | undefined, error: Error): Promise<string> {
  const said = await readFile(log, 'utf8').catch(() => '');
  if (until && said.includes('recovery ended before configured recovery target was reached'))
    return `the log that was handed over ends before ${until.toISOString()}: take an earlier moment, or leave it out`;
  return error.message;
}
