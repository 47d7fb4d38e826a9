import { realClock } from '@ratify/journey';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Store } from '@ratify/store';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { openInstallationAuthority } from '../src/authority/open-installation-authority.ts';
import { CannotStart, type LogEntry } from '../src/index.ts';
import { MASTER_KEY } from './installation.ts';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.close());

describe('the first start', () => {
  it('makes one authority, even when several workers start at once, and the next start opens it', async () => {
    const stores = Array.from(
      { length: 4 },
      () => new Store({ url: database.url, rolePassword: database.rolePassword }),
    );
    const journal: LogEntry[] = [];
    const opened = await Promise.all(
      [...stores, ...stores].map((store) =>
        openInstallationAuthority({
          store,
          clock: realClock(),
          masterKey: MASTER_KEY,
          log: (entry) => void journal.push(entry),
        }),
      ),
    );
    await Promise.all(stores.map((store) => store.close()));
    expect(new Set(opened.map(({ root }) => root.certificate.serialNumber)).size).toBe(1);
    expect(journal.map(({ event }) => event)).toEqual(['authority.made']);

    const kept = await database.store.listAuthorities();
    expect(kept.map(({ kind }) => kind).sort()).toEqual(['issuing', 'root', 'tsa']);
    for (const { envelopedKey } of kept) expect(envelopedKey?.subarray(0, 4).toString('ascii')).toBe('RKEY');
  });
});

describe('a start with another master key', () => {
  it('is refused, says why and what to do, and leaves the keys as they are', async () => {
    const before = await database.store.listAuthorities();
    const start = startWorker(database, { masterKey: Buffer.alloc(32, 12) });
    await expect(start).rejects.toThrow(CannotStart);
    await expect(start).rejects.toThrow(/do not open with the master key given.*RATIFY_MASTER_KEY/);
    expect(await database.store.listAuthorities()).toEqual(before);
  });

  it('is refused as well when the key is not 32 bytes', async () => {
    await expect(startWorker(database, { masterKey: Buffer.alloc(16) })).rejects.toThrow('32 bytes');
  });
});

describe('a worker that runs by itself', () => {
  it('takes jobs as they come and ends the one at work before it stops', async () => {
    const { adoptPolicy, look } = await import('./school.ts');
    const worker = await startWorker(database, { idle: false });
    const adopted = await adoptPolicy(database);
    await until(async () => (await look(database, adopted)).jobs[0]?.state === 'running');
    await worker.stop();
    const { document, jobs } = await look(database, adopted);
    expect([document.state, jobs[0]?.state]).toEqual(['printed', 'done']);
    expect(await database.store.listUnlinked()).toEqual([]);
    expect(worker.journal.map(({ event }) => event).filter((event) => event !== 'job.step')).toEqual([
      'worker.started',
      'job.started',
      'job.done',
      'worker.stopped',
    ]);
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
