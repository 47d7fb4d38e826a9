import { realClock, realIds, seedPeople, seedPolicies } from '@ratify/journey';
import { Installation, Store, type Database } from '@ratify/store';
import type { Demonstration } from './configuration.ts';

/** How long the seeding waits for each document that it has signed. */
const PATIENCE_MS = 60_000;

/** Writes the invented organisations and people, at the first start. */
export async function seedInvented(database: Database): Promise<void> {
  const installation = await Installation.open(database);
  try {
    await seedPeople(installation);
  } finally {
    await installation.close();
  }
}

export interface Filling {
  /** When it is over, well or not, for the service does not depend on it; true when everything has just been written. */
  readonly done: Promise<boolean>;
  /** Cuts it off between two steps; the next start goes on from there. */
  readonly stop: () => Promise<unknown>;
}

/** Begins to fill a full demonstration with policies, while people may already look. */
export function beginFilling(
  database: Database,
  demonstration: Demonstration,
  { today, log }: { readonly today?: string | undefined; readonly log: (line: string) => void },
): Filling {
  if (demonstration !== 'full') return { done: Promise.resolve(false), stop: () => Promise.resolve() };
  const abort = new AbortController();
  const done = fill(database, today, log, abort.signal);
  return {
    done,
    stop: () => {
      abort.abort();
      return done;
    },
  };
}

async function fill(
  { url, rolePassword }: Database,
  today: string | undefined,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const store = new Store({ url, rolePassword, poolSize: 2 });
  const begun = Date.now();
  try {
    const journey = { store, clock: realClock(today), ids: realIds };
    const filled = await seedPolicies(journey, { patienceMs: PATIENCE_MS, signal, log });
    const seconds = Math.round((Date.now() - begun) / 1000);
    if (filled) log(`The demonstration is filled (${seconds} s): policies at every point of their journey.`);
    return filled;
  } catch (error) {
    if (!signal.aborted) log(`The demonstration could not be filled: ${(error as Error).message}`);
    return false;
  } finally {
    await store.close();
  }
}
