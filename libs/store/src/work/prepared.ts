import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** Planning is half of what the server does for a short statement under row-level security: what is asked this often is planned once. */
const OFTEN = 20;
/** So many at most: each is held on each connection for as long as that lasts. */
const MOST = 200;

const direct = new WeakSet<DataSource>();
const asked = new LRUCache<string, number>({ max: 1_000 });
const names = new Map<string, string>();
/** Counts how often everything was forgotten: a name means one plan, whichever connection holds it. */
let round = 0;

/** Prepares everything anew, under other names, on every connection. */
export function forgetPrepared(): void {
  names.clear();
  round += 1;
}

/**
 * Finds out whether connections lead to the server itself. Past a pooler, the next statement may meet another server process, which has not
 * heard of what was prepared; a pooler answers for its own number, not for that of the process behind it.
 */
export async function lookWhetherDirect(source: DataSource): Promise<DataSource> {
  const runner = source.createQueryRunner();
  try {
    const connection = (await runner.connect()) as pg.PoolClient & { readonly processID?: number };
    const { rows } = await connection.query<{ pid: number }>('select pg_backend_pid() as pid');
    if (rows[0]?.pid === connection.processID) direct.add(source);
  } catch {
    // Not known: nothing is prepared, and the next question says what is wrong.
  } finally {
    await runner.release();
  }
  return source;
}

/** By what name a statement is prepared; undefined for what is not asked often, or not of the server itself. */
export function nameOf(source: DataSource, text: string): string | undefined {
  if (!direct.has(source)) return undefined;
  const known = names.get(text);
  if (known) return known;
  const times = (asked.get(text) ?? 0) + 1;
  asked.set(text, times);
  if (times < OFTEN || names.size >= MOST) return undefined;
  const name = `often_${round}_${names.size}`;
  names.set(text, name);
  return name;
}
