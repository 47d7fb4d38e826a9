import { realClock } from '@ratify/journey';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrintError } from '@ratify/print';
import { SealError } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { runOnce } from 'graphile-worker';
import { taskOf, type WorkerTask } from '../src/job/task-of.ts';
import { queueLogger } from '../src/log.ts';
import { POLICY_TEXT } from './policy-text.ts';
import { adoptPolicy, look } from './school.ts';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database);
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
});

/** Runs what is due with one task of our own in place of the printing. */
async function runWith(task: WorkerTask, attemptLimit: number): Promise<void> {
  const means = { store: database.store, clock: realClock(), log: () => undefined, attemptLimit };
  await runOnce({
    connectionString: database.store.connectionString('worker'),
    taskList: { 'print-document': taskOf('print-document', task, means) },
    parsedCronItems: [],
    noHandleSignals: true,
    logger: queueLogger(() => undefined),
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

const dueNow = () => database.owner.query('update graphile_worker._private_jobs set run_at = now()');
const waiting = async (): Promise<{ seconds: number; error: string }[]> =>
  database.owner.query(
    `select extract(epoch from run_at - now())::float as seconds, last_error as error from graphile_worker._private_jobs`,
  );

describe('a document that can never be printed as it stands', () => {
  it('fails at once, and says why in a plain sentence', async () => {
    const adopted = await adoptPolicy(database, { text: POLICY_TEXT.replace('Purpose', 'Purpose \u{12031}') });
    await worker.drain();
    const { document, versions, jobs } = await look(database, adopted);
    const sentence = 'The text holds characters that none of the fonts can show; write them another way.';
    expect(jobs.map(({ state, attempts, error }) => [state, attempts, error])).toEqual([['failed', 1, sentence]]);
    expect(jobs[0]?.finishedAt).toBeInstanceOf(Date);
    expect([document.state, document.failure, versions]).toEqual(['failed', sentence, []]);
    expect(await waiting()).toEqual([]);
    expect(worker.journal.at(-1)).toMatchObject({ level: 'error', event: 'job.failed', code: 'MISSING_GLYPHS' });
  });
});

describe('a passing trouble', () => {
  it('is tried again, later each time, until the limit; only then the job and the document have failed', async () => {
    const adopted = await adoptPolicy(database);
    let calls = 0;
    const task: WorkerTask = {
      run: async () => {
        calls += 1;
        throw new PrintError('BROWSER_LOST', 'somebody’s secret');
      },
      giveUp: async (work, sentence) => {
        await work.documents.change({ id: adopted.document.id }, { state: 'failed', failure: sentence });
      },
    };
    await runWith(task, 3);
    const first = (await look(database, adopted)).jobs[0];
    expect([first?.state, first?.attempts, first?.error]).toEqual(['queued', 1, null]);
    expect(first?.progressNote).toBe('Waiting to be tried again');
    const [after1] = await waiting();
    expect(after1).toMatchObject({ error: 'BROWSER_LOST' });

    await dueNow();
    await runWith(task, 3);
    const [after2] = await waiting();
    expect(after2?.seconds).toBeGreaterThan((after1?.seconds ?? 0) + 1);

    await dueNow();
    await runWith(task, 3);
    const { document, jobs } = await look(database, adopted);
    const sentence = 'The browser that prints ended in the middle of the document.';
    expect([calls, jobs[0]?.state, jobs[0]?.attempts, jobs[0]?.error]).toEqual([3, 'failed', 3, sentence]);
    expect([document.state, document.failure]).toEqual(['failed', sentence]);
    expect(await waiting()).toEqual([]);

    await database.store.inContext(adopted.chair.scope, { write: true }, (work) =>
      work.enqueue('print-document', { documentId: document.id }),
    );
    await worker.drain();
    const { document: printed, versions } = await look(database, adopted);
    expect([printed.state, printed.failure, versions.length]).toEqual(['printed', null, 1]);
  });

  it.each([
    [
      'outside, such as no timestamp',
      new SealError('TIMESTAMP_UNAVAILABLE', 'somebody’s secret'),
      /^No trustworthy timestamp/,
    ],
    ['of the clock, which is set by somebody', new SealError('CLOCK_DISAGREES', 'somebody’s secret'), /too far apart/],
    [
      'of one machine, such as no browser',
      new PrintError('BROWSER_NOT_FOUND', 'somebody’s secret'),
      /no browser to print with/,
    ],
  ])('%s, is waited for past the limit, and says what is waited for', async (_where, trouble, words) => {
    const adopted = await adoptPolicy(database);
    const task: WorkerTask = {
      run: () => Promise.reject(trouble),
      giveUp: () => Promise.reject(new Error('this is not given up')),
    };
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await runWith(task, 1);
      await dueNow();
    }
    const { document, jobs } = await look(database, adopted);
    expect([document.state, jobs[0]?.state, jobs[0]?.attempts]).toEqual(['printing', 'queued', 3]);
    expect(jobs[0]?.progressNote).toMatch(words);
    await worker.drain();
    expect((await look(database, adopted)).document.state).toBe('printed');
  });

  it('that has passed leaves no trace of itself', async () => {
    const adopted = await adoptPolicy(database);
    await runWith({ run: () => Promise.reject(new Error('once')) }, 3);
    await dueNow();
    await worker.drain();
    const { document, jobs } = await look(database, adopted);
    expect([document.state, jobs[0]?.state, jobs[0]?.attempts, jobs[0]?.error]).toEqual(['printed', 'done', 2, null]);
  });

  it('in work that was asked for again meanwhile ends there, and the newer job does it', async () => {
    const adopted = await adoptPolicy(database);
    const { document, chair } = adopted;
    let isAskedAgain = false;
    await runWith(
      {
        run: async () => {
          if (isAskedAgain) throw new Error('twice');
          isAskedAgain = true;
          await database.store.inContext(chair.scope, { write: true }, (work) =>
            work.enqueue('print-document', { documentId: document.id }, `print-document:${document.id}`),
          );
          throw new Error('once');
        },
      },
      1_000,
    );
    await dueNow();
    await worker.drain();
    const { versions, jobs } = await look(database, adopted);
    expect(jobs.map(({ state }) => state)).toEqual(['failed', 'done']);
    expect(versions).toHaveLength(1);
  });
});

describe('a job that took its worker down with it too often', () => {
  it('is given up instead of being run once more', async () => {
    const adopted = await adoptPolicy(database);
    await database.owner.query('update graphile_worker._private_jobs set attempts = 10');
    await database.owner.query("update app.jobs set state = 'running' where state = 'queued'");
    await worker.drain();
    const { document, jobs } = await look(database, adopted);
    expect([document.state, jobs[0]?.state]).toEqual(['failed', 'failed']);
    expect(jobs[0]?.error).toMatch(/again and again/);
  });
});
