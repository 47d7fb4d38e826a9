import { chownSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { findBarrier, type Account } from './account.ts';
import { makePassable } from './cluster.ts';

/** Where the log of every change is kept, segment by segment, in a folder of backups. */
export const LOG_FOLDER = 'log';
/** At most so many seconds of changes are in no segment that has been handed over. */
const LONGEST_SECONDS = 60;
/** Keeps nothing, and says so to nobody: a server without backups does not save up its log. */
const NO_ARCHIVE = 'true';

/** A folder of backups that PostgreSQL's account can write to. */
export function prepareBackupFolder(folder: string, account: Account | undefined): string {
  const home = resolve(folder);
  if (/['"%\\\n]/.test(home))
    throw new Error(`${home} has a quote or a per cent sign in its name: take another folder`);
  makePassable(home);
  const log = join(home, LOG_FOLDER);
  mkdirSync(log, { recursive: true, mode: 0o700 });
  if (!account) return home;
  const barrier = findBarrier(log, account);
  if (barrier && barrier !== log)
    throw new Error(`the account ${account.name} cannot pass ${barrier}: take another folder`);
  chownSync(log, account.uid, account.gid);
  return home;
}

/** Has every segment of the log handed over to the folder from now on, whole, and never over another of its name. */
export async function archiveInto(client: pg.Client, home: string): Promise<void> {
  const log = join(home, LOG_FOLDER);
  const command = `if test -f "${log}/%f"; then cmp -s "%p" "${log}/%f"; else cp "%p" "${log}/.%f.part" && mv "${log}/.%f.part" "${log}/%f"; fi`;
  await setArchive(client, command);
}

/** A server that was never told what to do with its log is told to let go of it. */
export async function archiveNothingYet(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ command: string }>(`select current_setting('archive_command') as command`);
  if (rows[0]?.command === '') await setArchive(client, NO_ARCHIVE);
}

/** Whether the log is handed over to this folder. */
export async function archivesInto(client: pg.Client, home: string): Promise<boolean> {
  const { rows } = await client.query<{ command: string }>(`select current_setting('archive_command') as command`);
  return rows[0]?.command.includes(`"${join(home, LOG_FOLDER)}/%f"`) ?? false;
}

/** Hands over what has changed until now, and waits until it is there. */
export async function handOverLog(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
  const segment = rows[0]?.segment ?? '';
  for (;;) {
    const found = await client.query<{ done: boolean; failure: string | null }>(
      `select coalesce(last_archived_wal >= $1, false) as done,
         case when last_failed_time > coalesce(last_archived_time, '-infinity') then last_failed_wal end as failure from pg_stat_archiver`,
      [segment],
    );
    const [state] = found.rows;
    if (state?.done) return;
    if (state?.failure)
      throw new Error(`the log could not be handed over (${state.failure}): is the folder full, or gone?`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

async function setArchive(client: pg.Client, command: string): Promise<void> {
  await client.query(`alter system set archive_command = ${client.escapeLiteral(command)}`);
  await client.query(`alter system set archive_timeout = '${LONGEST_SECONDS}s'`);
  await client.query('select pg_reload_conf()');
}
