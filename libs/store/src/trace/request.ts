import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

const requests = new AsyncLocalStorage<string>();

/** Does something for a request: what is noted in the record meanwhile carries its id. */
export function inRequest<T>(id: string, act: () => T): T {
  return requests.run(id, act);
}

/** The request that this is done for; null: none, as in a command or a job. */
export function requestId(): string | null {
  return requests.getStore() ?? null;
}

/** Statements that say in a transaction which request it is for, and on whose behalf; empty where there is nothing to say. */
export function sayRequest(behalf: 'operator' | null = null): string {
  const id = requestId();
  const said = [
    ...(id === null ? [] : [`set_config('ratify.request', ${pg.escapeLiteral(id)}, true)`]),
    ...(behalf === null ? [] : [`set_config('ratify.behalf', ${pg.escapeLiteral(behalf)}, true)`]),
  ];
  return said.length === 0 ? '' : `select ${said.join(', ')}; `;
}

/** One statement that notes something in the record, in a transaction that says which request it is for. */
export async function noting<R extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: unknown[],
  behalf: 'operator' | null = null,
): Promise<R[]> {
  const saying = sayRequest(behalf);
  if (saying === '') return (await pool.query<R>(text, values)).rows;
  const client = await pool.connect();
  try {
    await client.query(`begin; ${saying}`);
    const { rows } = await client.query<R>(text, values);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
