import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { realClock, realIds } from '@ratify/journey';
import { openS3, Store, type ObjectStore } from '@ratify/store';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { startS3, type TestS3 } from '@ratify/test-kit/s3';
import { WorkerMetrics, type LogEntry, type Worker } from '../src/index.ts';
import { adoptPolicy, hashOf, look, signAsChair, type AdoptedPolicy } from './school.ts';
import { startWorker } from './start-worker.ts';

let s3: TestS3;
let objects: ObjectStore;
let database: TestDatabase;
let store: Store;
let worker: Worker & { readonly journal: { event: string; code?: unknown; task?: unknown }[] };
beforeAll(async () => {
  s3 = await startS3();
  objects = await openS3(s3.settings);
  database = await createDatabase();
  store = new Store({ url: database.url, rolePassword: database.rolePassword, objects });
  worker = (await startWorker({ store }, { objects })) as typeof worker;
});
afterEach(() => {
  s3.trouble = 'none';
});
afterAll(async () => {
  await worker?.stop();
  await store?.close();
  await database?.close();
  objects?.close();
  await s3?.close();
});

const dueNow = () => database.owner.query('update graphile_worker._private_jobs set run_at = now()');
const here = async (): Promise<number> => {
  const [row] = await database.owner.query('select count(*) as count from app.blobs where bytes is not null');
  return row.count;
};

/** Everything that is due, and what that leads to: one job moves what another has stored. */
async function drainAll(): Promise<void> {
  await worker.drain();
  await worker.drain();
}

async function bytesOf({ chair }: AdoptedPolicy, sha256: string): Promise<Uint8Array> {
  return store.readBytes(await store.inContext(chair.scope, {}, (work) => work.blobs.get({ sha256 })));
}

describe('a worker with an S3-compatible store', () => {
  it('has every version of a document there in the end, and prints, signs and seals from there', async () => {
    const adopted = await adoptPolicy(database);
    await drainAll();
    expect([(await look(database, adopted)).document.state, await here()]).toEqual(['printed', 0]);
    await signAsChair(database, adopted);
    await drainAll();
    const { document, versions, jobs } = await look(database, adopted);
    expect([document.state, await here()]).toEqual(['sealed', 0]);
    expect(versions.map(({ level }) => level)).toEqual(['unsigned', 'B-T', 'B-T', 'B-LTA']);
    expect(await s3.keys()).toEqual(versions.map(({ sha256 }) => `${adopted.school.id}/${sha256}`).sort());
    for (const { sha256, length } of versions) {
      const bytes = await bytesOf(adopted, sha256);
      expect([bytes.length, hashOf(bytes)]).toEqual([length, sha256]);
    }
    expect(jobs.filter(({ task }) => task === 'move-bytes').every(({ state }) => state === 'done')).toBe(true);
  });

  it('keeps what is printed while the store is away, and moves it when it is back', async () => {
    s3.trouble = 'down';
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await drainAll();
    const { document, jobs } = await look(database, adopted);
    const move = jobs.find(({ task }) => task === 'move-bytes');
    expect([document.state, move?.state]).toEqual(['sealed', 'queued']);
    expect(move?.progressNote).toBe(
      'The store of files does not answer at the moment; nothing is lost, and it is tried again.',
    );
    expect(worker.journal.filter(({ task }) => task === 'move-bytes').at(-1)).toMatchObject({
      ...{ event: 'job.again', code: expect.stringMatching(/^BYTES_AWAY \w+$/) },
    });
    expect(await here()).toBeGreaterThan(0);
    s3.trouble = 'none';
    await dueNow();
    await drainAll();
    expect(await here()).toBe(0);
  });

  it('waits with a signature for bytes that cannot be had, and puts it on the bytes that were read', async () => {
    const adopted = await adoptPolicy(database);
    await drainAll();
    await signAsChair(database, adopted);
    s3.trouble = 'refusing';
    await drainAll();
    const waiting = await look(database, adopted);
    const sign = waiting.jobs.find(({ task }) => task === 'sign-document');
    expect([waiting.document.state, waiting.versions.length, sign?.state]).toEqual(['sealing', 1, 'queued']);
    s3.trouble = 'none';
    await dueNow();
    await drainAll();
    const { document, versions } = await look(database, adopted);
    expect([document.state, versions.length, await here()]).toEqual(['sealed', 4, 0]);
  });

  it('fails a document whose bytes are gone from there, and says what has to be done', async () => {
    const adopted = await adoptPolicy(database);
    await drainAll();
    const { versions } = await look(database, adopted);
    await s3.remove(`${adopted.school.id}/${versions[0]?.sha256}`);
    await signAsChair(database, adopted);
    await drainAll();
    const { document } = await look(database, adopted);
    expect([document.state, document.failure]).toEqual([
      'failed',
      'A stored file is not in the store of files as it was kept; whoever looks after the service must restore it there.',
    ]);
  });

  it('loses nothing where two move the same at once', async () => {
    const adopted = await adoptPolicy(database, { signature: 'none' });
    const other = await startWorker({ store }, { objects });
    await worker.drain();
    await Promise.all([worker.drain(), other.drain(), wait(1)]);
    await drainAll();
    await other.stop();
    const { document, versions } = await look(database, adopted);
    expect([document.state, await here()]).toEqual(['sealed', 0]);
    for (const { sha256 } of versions) expect(hashOf(await bytesOf(adopted, sha256))).toBe(sha256);
  });

  it('moves nothing where the setting says that bytes stay', async () => {
    const staying = await startWorker({ store }, { clock: realClock(), ids: realIds });
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await staying.drain();
    await staying.drain();
    await staying.stop();
    expect((await look(database, adopted)).document.state).toBe('sealed');
    expect(await here()).toBeGreaterThan(0);
  });
});

describe('a worker that is told to collect', () => {
  const queued = async (): Promise<unknown[]> =>
    database.owner.query(
      `select attempts, max_attempts from graphile_worker.jobs where task_identifier = 'collect-bytes'`,
    );

  it('asks for it every night, once for all workers', async () => {
    const collecting = await startWorker({ store }, { objects, collectAfterDays: 90, idle: false });
    const listed = (): Promise<unknown[]> =>
      database.owner.query('select identifier from graphile_worker._private_known_crontabs');
    for (let tries = 0; tries < 100 && (await listed()).length === 0; tries += 1) await wait(50);
    expect(await listed()).toEqual([{ identifier: 'collect-bytes' }]);
    await collecting.stop();
  });

  it('removes what nothing refers to, once it is old enough, and counts it; all else stays', async () => {
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await drainAll();
    const kept = await s3.keys();
    const [mine, strange] = [`${adopted.school.id}/${'ab'.repeat(32)}`, `${randomUUID()}/${'ab'.repeat(32)}`];
    await s3.put(mine, Buffer.from('nobody needs this'));
    await s3.put(strange, Buffer.from('of nobody here'));
    const metrics = new WorkerMetrics();
    const collect = async (now: Date): Promise<readonly LogEntry[]> => {
      const clock = { ...realClock(), now: () => now };
      const collecting = await startWorker({ store }, { objects, clock, metrics, collectAfterDays: 30 });
      await database.owner.query(`select graphile_worker.add_job('collect-bytes')`);
      await collecting.drain();
      await collecting.stop();
      return collecting.journal.filter(({ event }) => event.startsWith('bytes.'));
    };
    expect(await collect(new Date())).toMatchObject([{ event: 'bytes.collected', files: 0, unknown: 0 }]);
    expect(await s3.keys()).toEqual([...kept, mine, strange].sort());
    expect(await collect(new Date(Date.now() + 31 * 86_400_000))).toMatchObject([
      { event: 'bytes.collected', files: 1, bytes: 17, unknown: 1 },
    ]);
    expect(await s3.keys()).toEqual([...kept, strange].sort());
    expect(await metrics.read()).toContain('ratify_collected_files_total 1\n');
    expect(await metrics.read()).toContain('ratify_collected_bytes_total 17');
    expect(await queued()).toEqual([]);
  });

  it('tries it again where the store is away', async () => {
    s3.trouble = 'down';
    const collecting = await startWorker({ store }, { objects, collectAfterDays: 30 });
    await database.owner.query(`select graphile_worker.add_job('collect-bytes', max_attempts => 3)`);
    await collecting.drain();
    expect(collecting.journal.find(({ event }) => event === 'bytes.uncollected')).toMatchObject({
      code: expect.stringMatching(/^BYTES_AWAY/),
    });
    expect(await queued()).toEqual([{ attempts: 1, max_attempts: 3 }]);
    s3.trouble = 'none';
    await dueNow();
    await collecting.drain();
    await collecting.stop();
    expect(await queued()).toEqual([]);
  });
});
