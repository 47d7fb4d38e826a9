import { appendFileSync, chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findAccount } from '../src/embedded/account.ts';
import { findBinaries } from '../src/embedded/binaries.ts';
import { start, stop, type Cluster } from '../src/embedded/cluster.ts';
import { takeBackup, type EmbeddedDatabase } from '../src/embedded/index.ts';
import { giveTo } from '../src/embedded/take-backup.ts';

/** A server that follows another by streaming. */
export interface Standby {
  readonly url: string;
  /** As its superuser. */
  readonly there: pg.Client;
  /** How many of the national role's connections were asked for something within the last ten seconds. */
  askedNow(): Promise<number>;
  stop(): Promise<void>;
}

/** Makes a standby of a copy of the primary, in a folder that its account can reach. */
export async function startStandby(primary: EmbeddedDatabase, folder: string): Promise<Standby> {
  const backup = await takeBackup(primary, join(folder, 'backups'), () => new Date());
  const account = findAccount();
  mkdirSync(join(folder, 'standby'), { mode: 0o755 });
  const data = join(folder, 'standby', 'postgres');
  renameSync(join(folder, 'backups', 'backups', backup.name, 'data'), data);
  const { port, password } = new URL(primary.url);
  appendFileSync(
    join(data, 'postgresql.auto.conf'),
    `\nprimary_conninfo = 'host=127.0.0.1 port=${port} user=postgres password=${password}'\narchive_command = 'true'\n`,
  );
  writeFileSync(join(data, 'standby.signal'), '');
  await giveTo(account, data);
  chmodSync(data, 0o700);
  const cluster: Cluster = { bin: await findBinaries(account), folder: data, account, password, durable: true };
  const url = `postgres://postgres:${password}@127.0.0.1:${await start(cluster)}/ratify`;
  const there = new pg.Client({ connectionString: url });
  there.on('error', () => undefined);
  await there.connect();
  return {
    url,
    there,
    askedNow: async () => {
      const { rows } = await there.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where usename = 'ratify_national'
         and query_start > now() - interval '10 seconds' and query not like '%replay_lsn%'`,
      );
      return rows[0]?.count ?? 0;
    },
    stop: async () => {
      await there.end().catch(() => undefined);
      await stop(cluster).catch(() => undefined);
    },
  };
}
