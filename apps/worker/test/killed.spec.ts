import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyPdf } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import type { Worker } from '../src/index.ts';
import { killWorkerAt, type Moment } from './child/kill-at.ts';
import { rootsOf } from './installation.ts';
import { adoptPolicy, bytesOf, look, signAsChair } from './school.ts';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
let worker: Worker;

beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database);
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
});

/** How many jobs the queue still holds locked: those of the killed worker, until somebody lets them go. */
async function lockedJobs(): Promise<number> {
  const [row] = (await database.owner.query(
    'select count(*)::int as locked from graphile_worker._private_jobs where locked_by is not null',
  )) as { locked: number }[];
  return row?.locked ?? 0;
}

/** `middle`: milliseconds into the slow work, well before a fresh browser can have done it. */
const moments = (task: string, slow: string, middle: number): (Moment & { readonly when: string })[] => [
  { task, step: slow, when: 'before the slow work' },
  { task, step: slow, after: middle, when: 'in the middle of the slow work' },
  { task, step: 'Storing', when: 'after the slow work, before anything is stored' },
  { task, step: 'Stored', when: 'after everything is stored, before the queue knows' },
];

describe('a worker killed with -9', () => {
  it.each(moments('print-document', 'Laying the document out', 150))(
    'in a print, $when: after a restart there is one version',
    async (moment) => {
      const adopted = await adoptPolicy(database);
      await killWorkerAt(moment, database);
      expect(await lockedJobs()).toBe(1);
      const isStored = moment.step === 'Stored';
      expect((await look(database, adopted)).versions).toHaveLength(isStored ? 1 : 0);

      await worker.drain();
      const { document, versions, jobs, actions } = await look(database, adopted);
      expect(jobs.map(({ task, state, attempts }) => [task, state, attempts])).toEqual([
        ['print-document', 'done', isStored ? 1 : 2],
      ]);
      expect([document.state, versions.length, actions]).toEqual(['printed', 1, ['document.printed']]);
      expect(await lockedJobs()).toBe(0);
    },
  );

  it.each(moments('sign-document', 'Putting the signature on the document', 60))(
    'in a signature, $when: after a restart there is one signature, and it verifies',
    async (moment) => {
      const adopted = await adoptPolicy(database);
      await worker.drain();
      await signAsChair(database, adopted);
      await killWorkerAt(moment, database);
      expect(await lockedJobs()).toBe(1);
      expect((await look(database, adopted)).versions).toHaveLength(moment.step === 'Stored' ? 2 : 1);

      await worker.drain();
      const { document, versions, jobs, actions, signatures } = await look(database, adopted);
      expect(jobs.map(({ task, state }) => [task, state])).toEqual([
        ['print-document', 'done'],
        ['sign-document', 'done'],
        ['seal-document', 'done'],
      ]);
      expect([document.state, versions.length, signatures]).toEqual(['sealed', 4, 1]);
      expect(actions).toEqual(['document.printed', 'document.signed', 'document.sealed', 'document.archived']);
      const bytes = await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
      const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
      expect([verdict.verdict, verdict.signatures.length]).toEqual(['VALID', 3]);
    },
  );

  it.each(moments('seal-document', 'Sealing the document', 60))(
    'in the closing seal, $when: after a restart there is one seal and one archive timestamp',
    async (moment) => {
      const adopted = await adoptPolicy(database, { signature: 'none' });
      await killWorkerAt(moment, database);
      await worker.drain();
      const { document, versions, actions } = await look(database, adopted);
      expect([document.state, versions.map(({ level }) => level)]).toEqual(['sealed', ['unsigned', 'B-T', 'B-LTA']]);
      expect(actions).toEqual(['document.printed', 'document.sealed', 'document.archived']);
      const bytes = await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
      const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
      expect([verdict.verdict, verdict.signatures.length]).toEqual(['VALID', 2]);
    },
  );
});
