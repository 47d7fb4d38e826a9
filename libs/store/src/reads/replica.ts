import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

/** As long as whoever asks is let wait for a replica to have what is already there. */
const PATIENCE_MS = 300;
const LOOK_EVERY_MS = 15;

/** How far the log of the primary is: all that was committed before is before it. */
export async function logPosition(primary: pg.Pool | pg.PoolClient): Promise<string> {
  const { rows } = await primary.query<{ at: string }>('select pg_current_wal_flush_lsn()::text as at');
  return rows[0]?.at ?? '0/0';
}

/** Whether a replica has everything up to a position of the log, soon; false too where it does not answer or is none. */
export async function hasReached(replica: pg.Pool, position: string): Promise<boolean> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const has = await replica
      .query<{ has: boolean | null }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as has', [position])
      .then(({ rows }) => rows[0]?.has ?? null)
      .catch(() => null);
    if (has) return true;
    if (has === null || Date.now() > until) return false;
    await wait(LOOK_EVERY_MS);
  }
}
