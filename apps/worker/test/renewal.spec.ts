import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realClock, type Clock } from '@ratify/journey';
import { verifyPdf } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { rootsOf } from './installation.ts';
import { adoptPolicy, bytesOf, look } from './school.ts';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.close());

/** The real clock, so many years on. */
function yearsOn(years: number): Clock {
  const clock = realClock();
  return {
    ...clock,
    today: () => clock.today(),
    now: () => new Date(clock.now().getTime() + years * 365.25 * 86_400_000),
  };
}

describe('an archive timestamp that comes near its end', () => {
  it('is renewed once, with a certificate that lasts longer, and the document stays whole', async () => {
    const first = await startWorker(database);
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await first.drain();
    await first.drain();
    const before = await look(database, adopted);
    expect(before.versions.map(({ level }) => level)).toEqual(['unsigned', 'B-T', 'B-LTA']);
    await first.stop();

    const later = await startWorker(database, { clock: yearsOn(5.5) });
    await later.drain();
    await later.drain();
    await later.stop();
    const { document, versions, jobs, actions } = await look(database, adopted);
    expect(jobs.map(({ task, state }) => [task, state])).toEqual([
      ['print-document', 'done'],
      ['seal-document', 'done'],
      ['renew-archive', 'done'],
    ]);
    expect([document.state, versions.map(({ level }) => level)]).toEqual([
      'sealed',
      ['unsigned', 'B-T', 'B-LTA', 'B-LTA'],
    ]);
    expect(actions.at(-1)).toBe('document.archived');
    const [old, fresh] = versions.slice(-2);
    expect(fresh!.archivedUntil!.getTime() - old!.archivedUntil!.getTime()).toBeGreaterThan(5 * 365 * 86_400_000);

    const bytes = await bytesOf(database, adopted, fresh!.sha256);
    const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: yearsOn(8).now() });
    expect(verdict).toMatchObject({ verdict: 'VALID', level: 'B-LTA', problems: [] });
    expect(verdict.signatures.map(({ field }) => field)).toEqual(['seal', 'archive-1', 'archive-2']);
    expect(later.journal.map(({ event }) => event)).toContain('authority.renewed');
  });
});

describe('timestamp authorities that were chosen and do not answer', () => {
  it('leave the document waiting, visibly, and never a seal by the own clock instead', async () => {
    const nobody = 'http://127.0.0.1:9/';
    const worker = await startWorker(database, { outsideTimestamps: { urls: [nobody, nobody], roots: [] } });
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await worker.drain();
    const waiting = await look(database, adopted);
    expect([waiting.document.state, waiting.versions.map(({ level }) => level)]).toEqual(['sealing', ['unsigned']]);
    expect(waiting.jobs.at(-1)?.progressNote).toMatch(/^No trustworthy timestamp can be had at the moment/);
    expect(worker.journal.filter(({ event }) => event === 'timestamp.failed').length).toBe(2);
    await worker.stop();
  });
});
