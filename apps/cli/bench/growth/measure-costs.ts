import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { KINDS, type Acts, type Kind } from '../load/acts.ts';
import type { Measurable, Used } from '../load/installation.ts';

/** Milliseconds of processor that one of them takes in each place, and bytes of PostgreSQL's log. */
export interface Cost {
  readonly web: number;
  readonly api: number;
  readonly postgres: number;
  readonly worker: number;
  /** Of whoever asks. */
  readonly asking: number;
  readonly log: number;
  /** How many were measured. */
  readonly times: number;
}

/** What is written takes the worker some seconds more: the record is linked, and what was asked for is done. */
const WRITES: readonly Kind[] = ['saves a clause', 'confirms', 'signs'];
/** What is asked the first times takes longer. */
const WARM = 40;
const MOST_SIGNATURES = 24;
const AT_ONCE = 4;
const REST_MS = 2_000;

/** Has each kind of request made so many times by itself, and the processor's time divided by how many there were. */
export async function measureRequests(measurable: Measurable, people: Acts, wanted: number): Promise<Map<Kind, Cost>> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const idle = await idleOf(measurable);
  const costs = new Map<Kind, Cost>();
  for (const kind of Object.keys(KINDS) as Kind[]) {
    for (let at = 0; at < WARM && !WRITES.includes(kind); at += 1) await people.next(kind).go(agent); // warm
    const most = kind === 'signs' ? Math.min(MOST_SIGNATURES, wanted) : wanted;
    costs.set(
      kind,
      await costOf(measurable, idle, async () => {
        let times = 0;
        const person = async (): Promise<void> => {
          while (times < most) {
            const act = people.next(kind);
            if (act.kind !== kind) return;
            times += 1;
            const { status } = await act.go(agent);
            if (status !== act.good) throw new Error(`${kind} answers ${status}`);
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, person));
        if (WRITES.includes(kind)) await atRest(measurable);
        return times;
      }),
    );
  }
  agent.destroy();
  return costs;
}

/** What one of some things takes; `act` says how many there were. */
export async function costOf(
  measurable: Measurable,
  idle: Readonly<Record<keyof Used, number>>,
  act: () => Promise<number>,
): Promise<Cost> {
  const log = await logOf(measurable);
  const began = performance.now();
  const before = measurable.used();
  const times = await act();
  const after = measurable.used();
  const took = (performance.now() - began) / 1_000;
  const each = (place: keyof Used): number =>
    times === 0 ? 0 : (Math.max(0, after[place] - before[place] - idle[place] * took) * 1_000) / times;
  return {
    ...{ web: each('web'), api: each('api'), postgres: each('postgres'), worker: each('worker') },
    ...{ asking: each('asking'), log: times === 0 ? 0 : ((await logOf(measurable)) - log) / times, times },
  };
}

/** Cores that are at work while nobody asks. */
export async function idleOf(measurable: Measurable): Promise<Readonly<Record<keyof Used, number>>> {
  await atRest(measurable);
  const before = measurable.used();
  await wait(2 * REST_MS);
  const after = measurable.used();
  const rates = Object.entries(after).map(([place, used]) => [
    place,
    ((used - before[place as keyof Used]) * 1_000) / (2 * REST_MS),
  ]);
  return Object.fromEntries(rates) as Readonly<Record<keyof Used, number>>;
}

/** Waits until nothing is left to do. */
export async function atRest(measurable: Measurable): Promise<void> {
  for (let [quiet, tries] = [0, 0]; quiet < 2 && tries < 100; tries += 1) {
    const before = measurable.used();
    await wait(REST_MS);
    const after = measurable.used();
    const used = (['web', 'api', 'worker', 'postgres'] as const).map((place) => after[place] - before[place]);
    quiet = used.reduce((sum, each) => sum + each, 0) < (0.12 * REST_MS) / 1_000 ? quiet + 1 : 0;
  }
}

async function logOf({ database }: Measurable): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: string }>(
      `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as bytes`,
    );
    return Number(rows[0]?.bytes);
  } finally {
    await client.end();
  }
}
