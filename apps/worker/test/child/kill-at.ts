import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@ratify/test-kit';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Each moment has a worker of its own: what Node makes of the sources is kept for the next. */
const COMPILED = join(tmpdir(), 'ratify-compiled');

/** One moment in the life of a job. */
export interface Moment {
  readonly task: string;
  /** What the job says of its progress there. */
  readonly step: string;
  /** Milliseconds that it still goes on; left out, it stands still at the step. */
  readonly after?: number;
}

/** Runs a worker in a process of its own and kills it with SIGKILL at that moment. */
export async function killWorkerAt({ task, step, after }: Moment, database: TestDatabase): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@ratify/source',
      '--import',
      file('../../../../load-sources.mjs'),
      file('./worker-process.ts'),
      database.url,
      database.rolePassword,
      task,
      step,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_COMPILE_CACHE: COMPILED,
        ...(after === undefined ? {} : { RATIFY_TEST_GO_ON: '1' }),
      },
    },
  );
  const before = new Set(await lockHolders(database));
  let complaints = '';
  child.stderr.on('data', (words: Buffer) => (complaints += words.toString()));
  const ended = once(child, 'exit');
  const reached = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!reached) throw new Error(`the worker ended before it came to “${step}”:\n${complaints}`);
  if (after !== undefined) await wait(after);
  child.kill('SIGKILL');
  await ended;
  // The server hears of it a moment after the process is gone; until then the dead worker's presence still stands.
  while ((await lockHolders(database)).some((pid) => !before.has(pid))) await wait(20);
}

/** The connections that hold an advisory lock in this database: those by which workers say that they are there. */
async function lockHolders(database: TestDatabase): Promise<number[]> {
  const rows: { pid: number }[] = await database.owner.query(
    `select pid from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows.map(({ pid }) => pid);
}
