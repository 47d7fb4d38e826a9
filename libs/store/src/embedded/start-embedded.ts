import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { archiveNothingYet } from './archive.ts';
import { findAccount, findBarrier, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import {
  clusterUrl,
  findRunning,
  initialise,
  inspect,
  isAlive,
  makePassable,
  start,
  stop,
  type Cluster,
} from './cluster.ts';

export interface EmbeddedOptions {
  /** Folder of the installation's data; PostgreSQL's is `postgres` in it. */
  readonly dataDir: string;
  readonly durable?: boolean;
  readonly log?: (line: string) => void;
}

export interface EmbeddedDatabase {
  /** The superuser's address of the database `ratify`. */
  readonly url: string;
  readonly rolePassword: string;
  /** PostgreSQL's data folder. */
  readonly folder: string;
  /** The file with the passwords of its accounts. */
  readonly secretsFile: string;
  /** Another living process started this server and will stop it. */
  readonly attached: boolean;
  /** Stops the server, unless it is another's. */
  stop(): Promise<void>;
}

interface Secrets {
  readonly password: string;
  readonly rolePassword: string;
}

const DATABASE = 'ratify';
export const SECRETS_FILE = 'postgres.json';

/** Starts the PostgreSQL of this installation, or joins it where it is at work already. Its data outlive every restart. */
export async function startEmbedded({ dataDir, durable = true, log }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = findAccount();
  const home = resolve(dataDir);
  makePassable(home);
  const place = placeFor(home, account, log);
  const folder = join(place, 'postgres');
  const condition = inspect(folder);
  const secretsFile = join(place, SECRETS_FILE);
  const secrets = readSecrets(secretsFile, condition === 'ready');
  const cluster: Cluster = { bin: await findBinaries(account), folder, account, password: secrets.password, durable };
  if (condition === 'absent') {
    log?.(`Making a database in ${folder}`);
    await initialise(cluster);
  }
  const running = await findRunning(cluster);
  const port = running ?? (await start(cluster));
  const ownerFile = join(place, 'postgres.owner');
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : 0;
  const attached = running !== null && owner !== process.pid && owner > 0 && isAlive(owner);
  if (!attached) writeFileSync(ownerFile, String(process.pid));
  if (attached) log?.(`Joined the database that process ${owner} started`);
  await ensureDatabase(clusterUrl(cluster, port), durable);
  return {
    url: clusterUrl(cluster, port, DATABASE),
    rolePassword: secrets.rolePassword,
    ...{ folder, secretsFile, attached },
    stop: async () => {
      if (!attached) await stop(cluster);
    },
  };
}

/** PostgreSQL's own account must be able to reach its folder; under /root, say, it cannot, and the data go to /var/lib. */
export function placeFor(home: string, account: Account | undefined, log: EmbeddedOptions['log']): string {
  if (!account) return home;
  let place = home;
  const barrier = findBarrier(home, account);
  if (barrier) {
    place = `/var/lib/ratify-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
    makePassable(place);
    log?.(`The account ${account.name} cannot pass ${barrier}: the database is in ${place}`);
  }
  if (place === home) {
    const own = join(home, 'cluster');
    makePassable(own);
    place = own;
  }
  chownSync(place, account.uid, account.gid);
  return place;
}

function readSecrets(file: string, mustBeThere: boolean): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  if (mustBeThere) throw new Error(`${file} holds the password of the database and is missing: put it back`);
  const secrets = { password: randomBytes(24).toString('hex'), rolePassword: randomBytes(24).toString('hex') };
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

async function ensureDatabase(url: string, durable: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (durable) await archiveNothingYet(client);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // another start made it meanwhile
  } finally {
    await client.end();
  }
}
