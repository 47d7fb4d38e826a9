import { setTimeout } from 'node:timers/promises';
import { migrate } from '@ratify/migrations';
import { Store } from '@ratify/store';
import { ownerSource } from '@ratify/store/owner';
import pg from 'pg';
import type { DataSource } from 'typeorm';

/** A database of one test file, cloned from the migrated template. */
export interface TestDatabase {
  /** The superuser's address. */
  readonly url: string;
  readonly directUrl: string;
  readonly rolePassword: string;
  readonly store: Store;
  /** The owner of the tables, who sees every row: for arranging and for looking, never for acting. */
  readonly owner: DataSource;
  /** Closes every connection; the database stays until the server of the run goes. */
  leave(): Promise<void>;
  /** Closes every connection and drops the database. */
  close(): Promise<void>;
}

const TEMPLATE = 'ratify_test_template';
const TEMPLATE_LOCK = 5_113_020_874;
const ARRANGED_LOCK = 5_113;

/** What many test files start from; arranged once a run, then cloned. */
export interface Arrangement {
  /** Lower-case letters and underscores: part of the name of a database. */
  readonly name: string;
  arrange(database: TestDatabase): Promise<void>;
}

/** Clones a database; the first call of a run migrates the template and arranges it, the others wait for that. */
export async function createDatabase(arrangement?: Arrangement): Promise<TestDatabase> {
  const server = process.env.RATIFY_TEST_SERVER;
  const rolePassword = process.env.RATIFY_TEST_ROLE_PASSWORD;
  if (!server || !rolePassword) {
    throw new Error('no test server: spread libs/test-kit/jest-database.js into the jest.config.js of this room');
  }
  const place = { server, rolePassword };
  if (!arrangement) return cloneOf(place, TEMPLATE, (client) => ensureMigrated(client, place));
  const template = `${TEMPLATE}_${arrangement.name}`;
  await ensureArranged(place, template, arrangement);
  return cloneOf(place, template);
}

interface Place {
  readonly server: string;
  readonly rolePassword: string;
}

async function cloneOf(
  place: Place,
  template: string,
  prepare?: (client: pg.Client) => Promise<void>,
): Promise<TestDatabase> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await asAdministrator(place.server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]); // also: one clone at a time, they cannot overlap
    await prepare?.(client);
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  return openDatabase(place, name);
}

async function openDatabase({ server, rolePassword }: Place, name: string): Promise<TestDatabase> {
  const url = addressOf(server, name);
  const owner = await ownerSource(url).initialize();
  const store = new Store({ url, rolePassword });
  const leave = async (): Promise<void> => {
    await store.close();
    await owner.destroy();
  };
  return {
    url,
    directUrl: url,
    rolePassword,
    store,
    owner,
    leave,
    close: async () => {
      await leave();
      await asAdministrator(server, async (client) => {
        await untilLeft(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      });
    },
  };
}

/**
 * Gives connections that are about to close the time for it, two seconds at most: one that is cut off in between tells a pool of it that
 * nobody listens to any more.
 */
async function untilLeft(client: pg.Client, name: string): Promise<void> {
  for (let round = 0; round < 40; round++) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1 limit 1', [name]);
    if (rowCount === 0) return;
    await setTimeout(50);
  }
}

async function ensureMigrated(client: pg.Client, { server, rolePassword }: Place): Promise<void> {
  if (await exists(client, TEMPLATE)) return;
  const draft = `${TEMPLATE}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  await migrate({ url: addressOf(server, draft), rolePassword });
  await client.query(`alter database ${draft} rename to ${TEMPLATE}`);
}

/** Under a lock of its own: arranging takes long, and who needs only the migrated tables does not wait for it. */
async function ensureArranged(place: Place, template: string, { arrange }: Arrangement): Promise<void> {
  await asAdministrator(place.server, async (client) => {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [ARRANGED_LOCK, template]);
    if (await exists(client, template)) return;
    const draft = await createDatabase();
    try {
      await arrange(draft);
      const [{ name }] = await draft.owner.query('select current_database() as name');
      await draft.leave();
      await client.query(`alter database ${name} rename to ${template}`);
    } catch (error) {
      await draft.close();
      throw error;
    }
  });
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  return Boolean((await client.query('select from pg_database where datname = $1', [name])).rowCount);
}

async function asAdministrator<T>(server: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: addressOf(server, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}
