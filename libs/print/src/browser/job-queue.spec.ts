import { describe, expect, it } from '@jest/globals';
import { JobQueue } from './job-queue.ts';

/** Work that ends when told to. */
function handle(): { work: () => Promise<void>; end: () => void; begun: () => boolean } {
  let end = () => {};
  let begun = false;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ((begun = true), ended), end, begun: () => begun };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('JobQueue', () => {
  it('runs no more jobs at once than it may, and the next one when a place is free', async () => {
    const queue = new JobQueue(2, 10);
    const jobs = [handle(), handle(), handle()];
    const all = jobs.map(({ work }) => queue.run(work));
    await soon();
    expect(jobs.map(({ begun }) => begun())).toEqual([true, true, false]);
    jobs[0]!.end();
    await soon();
    expect(jobs[2]!.begun()).toBe(true);
    jobs.forEach(({ end }) => end());
    await Promise.all(all);
  });

  it('goes on after a job has failed', async () => {
    const queue = new JobQueue(1, 10);
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(queue.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });

  it('refuses, retryably, when too many wait', async () => {
    const queue = new JobQueue(1, 1);
    const first = handle();
    const running = queue.run(first.work);
    const waiting = queue.run(() => Promise.resolve('second'));
    await expect(queue.run(() => Promise.resolve('third'))).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      retryable: true,
    });
    first.end();
    await running;
    await expect(waiting).resolves.toBe('second');
  });

  it('closes after the running job, and turns the waiting one away', async () => {
    const queue = new JobQueue(1, 5);
    const first = handle();
    const running = queue.run(first.work);
    const waiting = queue.run(() => Promise.resolve());
    const refused = expect(waiting).rejects.toMatchObject({ code: 'PRINTER_CLOSED', retryable: true });
    await soon();
    let closed = false;
    const closing = queue.close().then(() => (closed = true));
    await soon();
    expect(closed).toBe(false);
    first.end();
    await Promise.all([running, refused, closing]);
    expect(closed).toBe(true);
    await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'PRINTER_CLOSED' });
  });
});
