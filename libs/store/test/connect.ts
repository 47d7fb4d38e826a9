import { roleUrl, type DatabaseRole } from '@ratify/store';
import type { TestDatabase } from '@ratify/test-kit';
import pg from 'pg';

/** Raw SQL under one of the login roles, as someone who has got past all of the code would have it. */
export async function connectAs(database: TestDatabase, role: DatabaseRole): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: roleUrl(database.url, role, database.rolePassword) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs statements in one transaction that is rolled back, so that no attempt disturbs the next. */
export async function trying<T>(
  client: pg.ClientBase,
  enter: (client: pg.ClientBase) => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  await client.query('begin');
  try {
    await enter(client);
    return await act();
  } finally {
    await client.query('rollback');
  }
}

/** How many rows a statement touched, or the SQLSTATE with which it was refused. */
export async function outcomeOf(
  client: pg.ClientBase,
  sql: string,
  parameters: unknown[] = [],
): Promise<number | string> {
  await client.query('savepoint attempt');
  try {
    return (await client.query(sql, parameters)).rowCount ?? 0;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}
