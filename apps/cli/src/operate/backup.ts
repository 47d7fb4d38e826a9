import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation, type IntegrityReport } from '@ratify/store';
import {
  handOver,
  keepNewest,
  restoreBackup,
  startEmbedded,
  takeBackup,
  type EmbeddedDatabase,
} from '@ratify/store/embedded';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { noteForAll } from './note-operator.ts';
import {
  assertInstallation,
  withInstallation,
  withObjects,
  withSecretFiles,
  type Environment,
} from './with-installation.ts';

export interface BackupOptions {
  readonly to: string;
  readonly logOnly: boolean;
  readonly keep?: number | undefined;
}

/** Copies the database of the installation, at work or not, and has its log kept beside the copy from then on. */
export async function backUp(env: Environment, { to, logOnly, keep }: BackupOptions): Promise<void> {
  await withEmbedded(env, async (database) => {
    if (logOnly) {
      await handOver(database, to).catch(sayMisuse);
      return writeResult(undefined, `${to}: everything until now is there.\n`);
    }
    const { name, bytes } = await takeBackup(database, to, () => new Date()).catch(sayMisuse);
    const installation = await Installation.open({ directUrl: database.url });
    await noteForAll(installation, env, 'installation.backed-up').finally(() => installation.close());
    const gone = keep === undefined ? null : await keepNewest(to, keep);
    await writeResult(
      undefined,
      [
        `${to}: backup ${name}, ${Math.ceil(bytes / 1_048_576)} MB. Every change goes into its log from now on, within a minute.`,
        ...(gone && gone.backups > 0 ? [`${gone.backups} older and ${gone.segments} parts of the log are gone.`] : []),
        'The master key is not in it: keep that apart. Try it out with `ratify drill`.',
        '',
      ].join('\n'),
    );
  });
}

export interface RestoreOptions {
  readonly from: string;
  readonly until?: string | undefined;
}

/** Makes the data folder of the environment of a backup, which must not be there yet; leaves it stopped, ready to be started. */
export async function restore(env: Environment, { from, until }: RestoreOptions): Promise<number> {
  if (withSecretFiles(env)['DATABASE_URL']) throw new Misuse(OTHER_SERVER);
  const dataDir = env['RATIFY_DATA_DIR'] ?? '.data';
  const { backup, database } = await restoreBackup({ from, dataDir, until: momentOf(until) }).catch(sayMisuse);
  try {
    const report = await checkOf(env, database);
    const installation = await Installation.open({ directUrl: database.url });
    await noteForAll(installation, env, 'installation.restored').finally(() => installation.close());
    await writeResult(
      undefined,
      `${dataDir}: restored from backup ${backup.name}${until ? `, as it was at ${until}` : ' and its log to the end'}.\n${sayIntegrity(report)}Put the master key back before it is started, and take a backup of it.\n`,
    );
    return report.faults.length === 0 ? EXIT.clean : EXIT.found;
  } finally {
    await database.stop();
  }
}

/** Restores into a temporary place, checks everything there, and takes it away again; returns the exit code: 1 where it does not hold. */
export async function drill(
  env: Environment,
  { from, until, json }: RestoreOptions & { readonly json: boolean },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ratify-drill-'));
  const begun = Date.now();
  try {
    await chmod(folder, 0o755); // PostgreSQL has an account of its own
    const dataDir = join(folder, 'data');
    const { backup, database } = await restoreBackup({ from, dataDir, until: momentOf(until) }).catch(sayMisuse);
    const restoredIn = Date.now() - begun;
    const report = await checkOf(env, database).finally(() => database.stop());
    const seconds = { restored: restoredIn / 1_000, all: (Date.now() - begun) / 1_000 };
    await writeResult(
      undefined,
      json
        ? `${JSON.stringify({ backup, seconds, report }, null, 2)}\n`
        : `${from}: backup ${backup.name} was restored in ${seconds.restored.toFixed(1)} seconds, and taken away again.\n${sayIntegrity(report)}`,
    );
    return report.faults.length === 0 ? EXIT.clean : EXIT.found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Computes every digest and every record of the installation anew; returns the exit code: 1 where one is wrong. */
export async function checkAll(env: Environment, { json }: { readonly json: boolean }): Promise<number> {
  const report = await withInstallation(env, async (installation) => {
    const made = await installation.checkIntegrity();
    await noteForAll(installation, env, 'installation.checked');
    return made;
  });
  await writeResult(undefined, json ? `${JSON.stringify(report, null, 2)}\n` : sayIntegrity(report));
  return report.faults.length === 0 ? EXIT.clean : EXIT.found;
}

function sayIntegrity({ organisations, files, bytes, texts, recordLines, unlinked, faults }: IntegrityReport): string {
  const tail = unlinked > 0 ? `, ${unlinked} not linked yet` : '';
  return [
    faults.length === 0 ? 'Everything is as it was stored:' : 'NOT EVERYTHING IS AS IT WAS STORED:',
    `  ${organisations} organisations, ${files} files (${Math.ceil(bytes / 1_048_576)} MB), ${texts} texts, ${recordLines} lines of their records${tail}`,
    ...faults.map(({ organisation, where, what }) => `  ${organisation}: ${where} ${what}`),
    '',
  ].join('\n');
}

const OTHER_SERVER =
  'DATABASE_URL is the address of another server: back that up and restore it with its own tools, such as pg_basebackup, and look at it with `ratify check`.';

async function withEmbedded(env: Environment, act: (database: EmbeddedDatabase) => Promise<void>): Promise<void> {
  if (withSecretFiles(env)['DATABASE_URL']) throw new Misuse(OTHER_SERVER);
  assertInstallation(env);
  const database = await startEmbedded({ dataDir: env['RATIFY_DATA_DIR'] ?? '.data' });
  await act(database).finally(() => database.stop());
}

async function checkOf(env: Environment, database: EmbeddedDatabase): Promise<IntegrityReport> {
  return withObjects(env, async (objects) => {
    const installation = await Installation.open({ directUrl: database.url }, objects);
    return installation.checkIntegrity().finally(() => installation.close());
  });
}

function momentOf(until: string | undefined): Date | undefined {
  if (until === undefined) return undefined;
  const moment = new Date(until);
  if (Number.isNaN(moment.getTime()) || !/[zZ]|[+-]\d\d:?\d\d$/.test(until))
    throw new Misuse(`“${until}” is no moment: write one with its zone, such as 2027-03-31T14:05:00Z.`);
  return moment;
}

/** What stands in the way of a backup is for whoever runs it to put right. */
function sayMisuse(error: Error): never {
  throw new Misuse(`${error.message[0]?.toUpperCase() ?? ''}${error.message.slice(1)}.`);
}
