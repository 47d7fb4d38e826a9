import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { type Account } from './account.ts';
import { runProgram } from './program.ts';

const VERSION = '18';

/** A data directory and the programs that serve it. */
export interface Cluster {
  readonly bin: string;
  readonly folder: string;
  readonly account: Account | undefined;
  readonly password: string;
  /** False only where the data may be lost with the machine: tests. */
  readonly durable: boolean;
}

export type Condition = 'absent' | 'ready';

/** Whether the folder holds a data directory of our version; anything else there is refused, never overwritten. */
export function inspect(folder: string): Condition {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return 'absent';
  const version = join(folder, 'PG_VERSION');
  if (!existsSync(version)) {
    throw new Error(
      `${folder} is not a PostgreSQL data directory (it has no PG_VERSION): move it away and start again`,
    );
  }
  const found = readFileSync(version, 'utf8').trim();
  if (found !== VERSION) {
    throw new Error(`${folder} was made by PostgreSQL ${found} and this is ${VERSION}: dump it there and load it here`);
  }
  return 'ready';
}

/** Makes the data directory beside its place and moves it there when it is whole: a start that was cut off leaves nothing in the way. */
export async function initialise(cluster: Cluster): Promise<void> {
  const draft = `${cluster.folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (cluster.account) chownSync(draft, cluster.account.uid, cluster.account.gid);
  const passwordFile = join(draft, '..', `${basename(cluster.folder)}.password`);
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.account) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']; // the same order of names everywhere
  try {
    await runProgram(
      join(cluster.bin, 'initdb'),
      [`--pgdata=${draft}`, ...flags, ...locale, ...(cluster.durable ? [] : ['--no-sync'])],
      cluster.account,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  if (existsSync(cluster.folder)) rmSync(cluster.folder, { recursive: true }); // empty, or `inspect` had refused it
  renameSync(draft, cluster.folder);
}

/** Starts the server on a free port of the loopback and returns the port. It outlives this process until `stop`. */
export async function start(cluster: Cluster): Promise<number> {
  const port = await freePort();
  const log = `${cluster.folder}.log`;
  writeFileSync(log, '', { flag: 'a' });
  if (cluster.account) chownSync(log, cluster.account.uid, cluster.account.gid);
  const hasty = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ];
  const settings = [
    'listen_addresses=127.0.0.1',
    "unix_socket_directories=''",
    'max_connections=200',
    // Whether the log goes anywhere is set while the server is at work; that it may, only here.
    ...(cluster.durable ? ['archive_mode=on'] : hasty),
  ];
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  await runProgram(
    join(cluster.bin, 'pg_ctl'),
    ['start', '-D', cluster.folder, '-w', '-t', '60', '-l', log, '-o', options],
    cluster.account,
  ).catch((error: Error) => {
    throw new Error(`PostgreSQL did not start (see ${log}): ${error.message}`);
  });
  return port;
}

/** Stops the server after the transactions at work have been broken off; what was committed stays. */
export async function stop(cluster: Cluster): Promise<void> {
  const mode = cluster.durable ? 'fast' : 'immediate';
  await runProgram(
    join(cluster.bin, 'pg_ctl'),
    ['stop', '-D', cluster.folder, '-m', mode, '-w', '-t', '60'],
    cluster.account,
  );
}

/** The port of a server that is at work in the folder, or null. A server that is still starting is waited for. */
export async function findRunning(cluster: Cluster): Promise<number | null> {
  const file = join(cluster.folder, 'postmaster.pid');
  for (let tries = 0; tries < 300 && existsSync(file); tries += 1) {
    const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
    if (pid && !isAlive(Number(pid))) return null; // left behind by a kill: the server clears it away when it starts
    if (port && (await answers(clusterUrl(cluster, Number(port))))) return Number(port);
    await new Promise((done) => setTimeout(done, 100));
  }
  return null;
}

/** The superuser's address. */
export function clusterUrl(cluster: Cluster, port: number, database = 'postgres'): string {
  return `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** Whether the process is at work. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A folder that the account can pass through. */
export function makePassable(folder: string): void {
  if (existsSync(folder)) return;
  makePassable(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o755);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Error('the server at work there has another password', { cause: error });
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
