import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Backfill } from './backfills.ts';
import { LOCK_TIMEOUT, untilFree } from './until-free.ts';

/**
 * Runs a backfill to its end as `ratify_owner`: each batch with how far it came in one transaction, so that it goes on where it was
 * killed and does no row twice. Between two batches it stands still as long as one took: half of the time is everybody else's.
 */
export async function runBackfill(client: pg.Client, backfill: Backfill, log: (line: string) => void): Promise<void> {
  const { name } = backfill;
  await client.query('insert into directory.backfills (name) values ($1) on conflict do nothing', [name]);
  for (let isOver = false; !isOver;) {
    const begun = performance.now();
    const { done, over } = await untilFree(() => runBatch(client, backfill), log);
    isOver = over;
    if (done > 0) log(`${name}: ${done} rows${over ? ', finished' : ''}`);
    if (!over) await wait(performance.now() - begun);
  }
}

interface State {
  readonly reached: string | null;
  readonly rows_done: string;
  readonly is_over: boolean;
}

async function runBatch(
  client: pg.Client,
  { name, rows: most, statement }: Backfill,
): Promise<{ readonly done: number; readonly over: boolean }> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    const { rows } = await client.query<State>(
      'select reached, rows_done, finished_at is not null as is_over from directory.backfills where name = $1 for update',
      [name],
    );
    const [state] = rows;
    if (!state) throw new Error(`nothing is known of the backfill ${name}`);
    const { rows: answers } = state.is_over
      ? { rows: [] }
      : await client.query<{ reached: string | null; done: number }>(statement, [state.reached, most]);
    const { reached = null, done = 0 } = answers[0] ?? {};
    await client.query(
      `update directory.backfills set reached = coalesce($2, reached), rows_done = rows_done + $3,
         finished_at = case when $2::text is null then coalesce(finished_at, clock_timestamp()) end where name = $1`,
      [name, reached, done],
    );
    await client.query('commit');
    return { done: Number(state.rows_done) + done, over: reached === null };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
