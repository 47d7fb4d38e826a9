import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { adoptPolicy } from './school.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await adoptPolicy(database);
});
afterAll(() => database?.close());

const lockFor = (worker: string) =>
  database.owner.query('update graphile_worker._private_jobs set locked_by = $1, locked_at = now()', [worker]);
const holders = async (): Promise<(string | null)[]> => {
  const rows = (await database.owner.query('select locked_by as by from graphile_worker._private_jobs')) as {
    by: string | null;
  }[];
  return rows.map((row) => row.by);
};

describe('the jobs of a worker', () => {
  it('are its own while it lives, even over a cut connection, and anybody’s once it is gone', async () => {
    const [alive, other] = [database.store.workerPresence(), database.store.workerPresence()];
    await alive.announce('pool-alive');
    await lockFor('pool-alive');
    expect(await other.releaseDead()).toBe(0);
    expect(await alive.releaseDead()).toBe(0);

    await database.owner.query(
      `set role none; select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.database =
         (select oid from pg_database where datname = current_database()); reset role`,
    );
    await lettingErrorsArrive();
    expect(await alive.releaseDead()).toBe(0); // connects anew and takes its lock again
    expect(await other.releaseDead()).toBe(0);
    expect(await holders()).toEqual(['pool-alive']);

    await alive.close();
    await database.owner.query('select 1');
    await lettingErrorsArrive();
    expect(await other.releaseDead()).toBe(1);
    expect(await holders()).toEqual([null]);
    await other.close();
  });

  it('leave nothing behind where they were asked for again while it held them, and it died or failed', async () => {
    const ask = () => database.owner.query(`select graphile_worker.add_job('count-effects', '{}', job_key => 'again')`);
    const asked = async (): Promise<unknown[]> =>
      database.owner.query(
        `select j.key, j.attempts from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'count-effects'`,
      );
    await ask();
    await lockFor('pool-killed');
    await ask();
    expect(await asked()).toHaveLength(2);
    const other = database.store.workerPresence();
    expect(await other.releaseDead()).toBe(1);
    expect(await asked()).toEqual([{ key: 'again', attempts: 0 }]);

    await other.announce('pool-at-work');
    await lockFor('pool-at-work');
    await ask();
    // As the queue lets go of what failed for the last time.
    await database.owner.query(
      `update graphile_worker._private_jobs set locked_by = null, locked_at = null, last_error = 'away' where key is null`,
    );
    expect(await asked()).toHaveLength(2);
    expect(await other.releaseDead()).toBe(0);
    expect(await asked()).toEqual([{ key: 'again', attempts: 0 }]);
    await other.close();
  });
});

const lettingErrorsArrive = () => new Promise((resolve) => setTimeout(resolve, 200));
