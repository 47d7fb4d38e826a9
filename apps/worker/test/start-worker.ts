import { realClock, realIds } from '@ratify/journey';
import type { TestDatabase } from '@ratify/test-kit';
import { createWorker, type LogEntry, type Worker, type WorkerOptions } from '../src/index.ts';
import { MASTER_KEY } from './installation.ts';

/** A worker that works only when it is drained, and what it tells of itself. */
export async function startWorker(
  { store }: Pick<TestDatabase, 'store'>,
  overrides: Partial<WorkerOptions> = {},
): Promise<Worker & { readonly journal: LogEntry[] }> {
  const journal: LogEntry[] = [];
  const worker = await createWorker({
    store,
    clock: realClock(),
    ids: realIds,
    masterKey: MASTER_KEY,
    publicOrigin: 'https://policies.example.org/',
    idle: true,
    log: (entry) => void journal.push(entry),
    ...overrides,
  });
  return { ...worker, journal };
}
