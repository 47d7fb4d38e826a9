import pg from 'pg';

/**
 * Which workers are alive, and what becomes of the jobs of those that are not.
 *
 * The queue keeps a job locked for four hours when its worker is killed. Here every worker holds an advisory lock of the
 * database for as long as its connection stands; a job locked by a worker whose lock can be had belongs to nobody and is let
 * go at once. A worker that lost its connection and still runs may so be doubled: jobs bear that, they check under a lock.
 */
export class WorkerPresence {
  readonly #connectionString: string;
  readonly #present = new Set<string>();
  #client: Promise<pg.Client> | undefined;
  #closed = false;

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** Says that a worker is alive, before it takes its first job. */
  async announce(worker: string): Promise<void> {
    if (this.#present.has(worker)) return;
    this.#present.add(worker); // first: a connection made now or later takes the lock
    await (await this.#connected()).query(`select pg_advisory_lock_shared(${lockOf('$1')})`, [worker]);
  }

  /** Lets go the jobs of workers that are dead and returns how many workers there were. */
  async releaseDead(): Promise<number> {
    const client = await this.#connected();
    const { rows } = await client.query<{ worker: string }>(
      `select distinct locked_by as worker from graphile_worker._private_jobs
       where locked_by is not null and locked_by <> all ($1)`,
      [[...this.#present]],
    );
    let dead = 0;
    for (const { worker } of rows) {
      const { rows: tried } = await client.query<{ had: boolean }>(
        `select pg_try_advisory_lock(${lockOf('$1')}) as had`,
        [worker],
      );
      if (!tried[0]?.had) continue;
      await client.query('select graphile_worker.force_unlock_workers(array[$1::text])', [worker]);
      await client.query(`select pg_advisory_unlock(${lockOf('$1')})`, [worker]);
      dead += 1;
    }
    await client.query(DROP_SUPERSEDED);
    return dead;
  }

  /** Ends the connection, and with it every lock. */
  async close(): Promise<void> {
    this.#closed = true;
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.end();
  }

  #connected(): Promise<pg.Client> {
    if (this.#closed) return Promise.reject(new Error('the presence of this worker has been closed'));
    return (this.#client ??= this.#connect());
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#connectionString, application_name: 'ratify-presence' });
    const forget = (): void => {
      this.#client = undefined; // the next call connects anew and takes the locks again
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      for (const worker of this.#present) {
        await client.query(`select pg_advisory_lock_shared(${lockOf('$1')})`, [worker]);
      }
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** A job that was asked for again while a worker held it has another row, and no key; where that worker died or failed, nobody takes the old one away. */
const DROP_SUPERSEDED = `select graphile_worker.complete_jobs(array(
  select id from graphile_worker._private_jobs where locked_at is null and key is null and attempts >= max_attempts))`;

/** Taken shared, so that a new connection of the same worker need not wait for the server to notice that the old one is gone. */
function lockOf(parameter: string): string {
  return `hashtextextended('worker:' || ${parameter}::text, 0)`;
}
