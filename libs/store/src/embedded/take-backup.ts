import { chown, copyFile, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findAccount, type Account } from './account.ts';
import { archiveInto, archivesInto, handOverLog, LOG_FOLDER, prepareBackupFolder } from './archive.ts';
import { SECRETS_FILE, type EmbeddedDatabase } from './start-embedded.ts';

/** One whole copy of the database; with the log it can be taken to any moment after it was finished. */
export interface Backup {
  readonly name: string;
  /** ISO 8601. */
  readonly begunAt: string;
  readonly finishedAt: string;
  /** The first segment of the log that it needs. */
  readonly firstSegment: string;
  readonly bytes: number;
}

export const BACKUPS_FOLDER = 'backups';
export const DATA_FOLDER = 'data';
const STATEMENT = 'backup.json';

/** Made anew by every server, or of this one's run only. */
const NOT_COPIED = new Set(['postmaster.pid', 'postmaster.opts', 'pgsql_tmp', 'pg_internal.init']);
const EMPTIED = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']); // prettier-ignore

/**
 * Copies the database while it is at work into a folder of backups, and has its log kept there from now on. Without any program of
 * PostgreSQL's: the server is told that a copy begins, its files are copied as they are, and what changed meanwhile is in the log.
 */
export async function takeBackup(database: EmbeddedDatabase, folder: string, now: () => Date): Promise<Backup> {
  const account = findAccount();
  const home = prepareBackupFolder(folder, account);
  const begunAt = now().toISOString();
  const name = begunAt.replace(/[:.]/g, '-');
  const draft = join(home, BACKUPS_FOLDER, `${name}.part`);
  const client = await connect(database.url);
  try {
    await archiveInto(client, home);
    while (!(await archivesInto(client, home))) await new Promise((wake) => setTimeout(wake, 50)); // until it is reloaded
    await client.query(`select pg_backup_start($1, true)`, [name]);
    const bytes = await copyTree(database.folder, join(draft, DATA_FOLDER));
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select * from pg_backup_stop(true)',
    );
    const { labelfile = '', spcmapfile = '' } = rows[0] ?? {};
    await writeFile(join(draft, DATA_FOLDER, 'backup_label'), labelfile, { mode: 0o600 });
    if (spcmapfile.trim()) await writeFile(join(draft, DATA_FOLDER, 'tablespace_map'), spcmapfile, { mode: 0o600 });
    await copyFile(database.secretsFile, join(draft, SECRETS_FILE));
    const firstSegment = /file ([0-9A-F]{24})/.exec(labelfile)?.[1] ?? '';
    const backup: Backup = { name, begunAt, finishedAt: now().toISOString(), firstSegment, bytes };
    await writeFile(join(draft, STATEMENT), `${JSON.stringify(backup, null, 2)}\n`);
    await rename(draft, join(home, BACKUPS_FOLDER, name)); // whole or not at all
    await client.query('insert into directory.backups (name, bytes) values ($1, $2)', [name, bytes]);
    return backup;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** Hands over what has changed since, so that nothing up to now is lost with the machine. */
export async function handOver(database: EmbeddedDatabase, folder: string): Promise<void> {
  const home = prepareBackupFolder(folder, findAccount());
  const client = await connect(database.url);
  try {
    if (!(await archivesInto(client, home))) throw new Error(`no backup of this database was taken to ${home} yet`);
    await handOverLog(client);
  } finally {
    await client.end();
  }
}

/** The backups of a folder, the oldest first; those that were cut off are none. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = await readdir(join(folder, BACKUPS_FOLDER)).catch(() => []);
  const found: Backup[] = [];
  for (const name of names.filter((each) => !each.endsWith('.part')).sort())
    found.push(JSON.parse(await readFile(join(folder, BACKUPS_FOLDER, name, STATEMENT), 'utf8')) as Backup);
  return found;
}

/** Lets go of all but the newest backups, and of the log that only the others needed; returns what went. */
export async function keepNewest(folder: string, count: number): Promise<{ backups: number; segments: number }> {
  const backups = await listBackups(folder);
  const [gone, kept] = [backups.slice(0, -count), backups.slice(-count)];
  for (const { name } of gone) await rm(join(folder, BACKUPS_FOLDER, name), { recursive: true });
  const needed = kept[0]?.firstSegment ?? '';
  const segments = (await readdir(join(folder, LOG_FOLDER))).filter(
    (name) => /^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < needed.slice(8, 24),
  );
  for (const name of segments) await rm(join(folder, LOG_FOLDER, name));
  return { backups: gone.length, segments: segments.length };
}

/** Copies files that may change, or go, while they are copied: the log puts that right. Returns how many bytes. */
async function copyTree(from: string, to: string): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  let bytes = 0;
  for (const name of await readdir(from)) {
    if (NOT_COPIED.has(name)) continue;
    const [source, target] = [join(from, name), join(to, name)];
    const found = await lstat(source).catch(ifGone);
    if (!found) continue;
    if (found.isDirectory()) {
      if (EMPTIED.has(name)) await mkdir(target, { mode: 0o700 });
      else bytes += await copyTree(source, target);
    } else if (await copyFile(source, target).then(() => true, ifGone)) bytes += found.size;
  }
  return bytes;
}

function ifGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Gives a folder and all in it to the account that PostgreSQL runs under. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  const found = await lstat(path);
  if (account) await chown(path, account.uid, account.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await giveTo(account, join(path, name));
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
