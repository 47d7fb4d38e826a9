import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, startEmbedded, type EmbeddedDatabase } from '@ratify/store';
import pg from 'pg';
import { findBarrier } from '../src/embedded/account.ts';

let dataDir: string;
let running: EmbeddedDatabase[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ratify-embedded-'));
  chmodSync(dataDir, 0o755);
  running = [];
});
afterEach(async () => {
  for (const database of running) await database.stop().catch(() => undefined);
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (): Promise<EmbeddedDatabase> => {
  const database = await startEmbedded({ dataDir, durable: false });
  running.push(database);
  return database;
};

async function query(database: EmbeddedDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** As root the cluster has a folder of its own in the data folder, which PostgreSQL's account owns. */
const cluster = (): string => (existsSync(join(dataDir, 'cluster')) ? join(dataDir, 'cluster') : dataDir);
const serverPid = (): number =>
  Number(readFileSync(join(cluster(), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  it('is 18 and keeps its data over a stop, and over a kill', async () => {
    const first = await start();
    expect((await query(first, 'show server_version'))[0]?.server_version).toMatch(/^18\./);
    await query(first, 'create table kept as select 1 as n');
    await query(first, 'checkpoint'); // without fsync only what was written out survives
    process.kill(serverPid(), 'SIGKILL');
    const second = await start();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(second.attached).toBe(false);
    expect(second.rolePassword).toBe(first.rolePassword);
    running = [second];
  });

  it('is joined, not started twice, while it is at work', async () => {
    const first = await start();
    const pid = serverPid();
    const second = await start();
    expect(serverPid()).toBe(pid);
    expect(second.url).toBe(first.url);
    // The same process is its own owner; another living one is not.
    writeFileSync(join(cluster(), 'postgres.owner'), '1');
    const third = await startEmbedded({ dataDir, durable: false });
    expect(third.attached).toBe(true);
    await third.stop();
    expect(await query(first, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('takes over the server of a process that is gone', async () => {
    await start();
    writeFileSync(join(cluster(), 'postgres.owner'), '4194303');
    expect((await start()).attached).toBe(false);
  });

  it('starts anew where making the data directory was cut off', async () => {
    mkdirSync(join(dataDir, 'cluster', 'postgres.new', 'base'), { recursive: true });
    mkdirSync(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    const database = await start();
    expect(await query(database, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it.each([
    [
      'no PG_VERSION',
      (folder: string) => writeFileSync(join(folder, 'letters.txt'), 'not ours'),
      'not a PostgreSQL data directory',
    ],
    ['another version', (folder: string) => writeFileSync(join(folder, 'PG_VERSION'), '17\n'), 'made by PostgreSQL 17'],
    [
      'its password gone',
      (folder: string) => writeFileSync(join(folder, 'PG_VERSION'), '18\n'),
      'is missing: put it back',
    ],
  ])('refuses a folder with %s and leaves it as it is', async (_what, prepare, reason) => {
    for (const home of [dataDir, join(dataDir, 'cluster')]) {
      mkdirSync(join(home, 'postgres'), { recursive: true });
      prepare(join(home, 'postgres'));
    }
    await expect(start()).rejects.toThrow(reason);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(true);
  });
});

describe('a folder on the way', () => {
  it('that an account cannot pass is named', () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(join(closed, 'inside'), { recursive: true });
    chmodSync(closed, 0o700);
    const stranger = { name: 'nobody', uid: 65534, gid: 65534 };
    expect(findBarrier(join(closed, 'inside', 'not-there-yet'), stranger)).toBe(closed);
    chmodSync(closed, 0o711);
    expect(findBarrier(join(closed, 'inside'), stranger)).toBeNull();
  });
});

describe('openDatabase', () => {
  it('takes DATABASE_URL as it is given, and finds the same role password from it everywhere', async () => {
    const env = {
      DATABASE_URL: 'postgres://owner:secret@db.example.org/ratify',
      DATABASE_DIRECT_URL: 'postgres://owner:secret@direct/ratify',
    };
    const [one, two] = [await openDatabase({ env }), await openDatabase({ env })];
    expect(one).toMatchObject({ kind: 'given', url: env.DATABASE_URL, directUrl: env.DATABASE_DIRECT_URL });
    expect(one.rolePassword).toBe(two.rolePassword);
    expect((await openDatabase({ env: { ...env, RATIFY_ROLE_PASSWORD: 'own' } })).rolePassword).toBe('own');
  });
});
