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
  /** Closes every connection and drops the database. */
  close(): Promise<void>;
}

const TEMPLATE = 'ratify_test_template';
const TEMPLATE_LOCK = 5_113_020_874;

/** Clones a database; the first call of a run migrates the template, the others wait for it. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = process.env.RATIFY_TEST_SERVER;
  const rolePassword = process.env.RATIFY_TEST_ROLE_PASSWORD;
  if (!server || !rolePassword) {
    throw new Error('no test server: spread libs/test-kit/jest-database.js into the jest.config.js of this room');
  }
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await asAdministrator(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]); // also: one clone at a time, they cannot overlap
    await ensureTemplate(client, server, rolePassword);
    await client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  });
  const url = addressOf(server, name);
  const owner = await ownerSource(url).initialize();
  const store = new Store({ url, rolePassword });
  return {
    url,
    directUrl: url,
    rolePassword,
    store,
    owner,
    close: async () => {
      await store.close();
      await owner.destroy();
      await asAdministrator(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function ensureTemplate(client: pg.Client, server: string, rolePassword: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
  if (rowCount) return;
  const draft = `${TEMPLATE}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  await migrate({ url: addressOf(server, draft), rolePassword });
  await client.query(`alter database ${draft} rename to ${TEMPLATE}`);
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
