import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyPdf } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { adoptPolicy, bytesOf, hashOf, look, signAsChair, type AdoptedPolicy } from './school.ts';
import { rootsOf } from './installation.ts';
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

describe('a policy that its body has adopted', () => {
  let adopted: AdoptedPolicy;
  beforeAll(async () => {
    adopted = await adoptPolicy(database);
    expect((await look(database, adopted)).jobs.map(({ task, state }) => [task, state])).toEqual([
      ['print-document', 'queued'],
    ]);
  });

  it('is printed once, unsigned, with a place for the chair', async () => {
    await worker.drain();
    const { document, versions, jobs, actions } = await look(database, adopted);
    expect(jobs.map(({ task, state, error, progress }) => [task, state, error, progress])).toEqual([
      ['print-document', 'done', null, 100],
    ]);
    expect(document.state).toBe('printed');
    expect(versions.map(({ number, level }) => [number, level])).toEqual([[1, 'unsigned']]);
    expect(actions).toEqual(['document.printed']);
    const bytes = await bytesOf(database, adopted, versions[0]?.sha256 ?? '');
    expect(bytes.length).toBe(versions[0]?.length);
    expect(hashOf(bytes)).toBe(versions[0]?.sha256);
  });

  it('is signed by the chair with a B-T signature in their own name and office, and is then sealed', async () => {
    await signAsChair(database, adopted);
    expect((await look(database, adopted)).document.state).toBe('sealing');
    await worker.drain();

    const { document, versions, jobs, actions, signatures } = await look(database, adopted);
    expect(jobs.map(({ task, state, error }) => [task, state, error])).toEqual([
      ['print-document', 'done', null],
      ['sign-document', 'done', null],
    ]);
    expect(document.state).toBe('sealed');
    expect(versions.map(({ number, level }) => [number, level])).toEqual([
      [1, 'unsigned'],
      [2, 'B-T'],
    ]);
    expect(actions).toEqual(['document.printed', 'document.signed']);
    expect(signatures).toBe(1);

    const [first, second] = await Promise.all(versions.map(({ sha256 }) => bytesOf(database, adopted, sha256)));
    expect(Buffer.compare(second!.subarray(0, first!.length), first!)).toBe(0);
    const verdict = await verifyPdf(second!, { roots: await rootsOf(database), at: new Date() });
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], level: 'B-T', missingFields: [] });
    expect(verdict.signatures).toMatchObject([
      {
        field: 'chair',
        person: adopted.chair.person.fullName,
        role: 'Chair of governors',
        organisation: adopted.school.name,
        reason: 'I am the chair and this is the version the body adopted',
      },
    ]);
  });

  it('leaves an audit that is linked and whole', async () => {
    expect(await database.store.listUnlinked()).toEqual([]);
    const report = await database.store.inContext(adopted.chair.scope, {}, (work) => work.verifyAudit());
    expect(report).toMatchObject({ faults: [], unlinked: 0 });
  });

  it('is not mentioned by name anywhere in the journal', () => {
    expect(worker.journal.length).toBeGreaterThan(3);
    const words = JSON.stringify(worker.journal);
    for (const secret of [adopted.school.name, adopted.chair.person.fullName, 'Lone working']) {
      expect(words).not.toContain(secret);
    }
  });
});

describe('a document whose printing or signing is asked for again', () => {
  it('by several jobs at once still has one version and one signature', async () => {
    const adopted = await adoptPolicy(database);
    const { document, chair } = adopted;
    const askAgain = (task: string, payload: Record<string, string>) =>
      database.store.inContext(chair.scope, { write: true }, async (work) => {
        await work.enqueue(task, payload);
        await work.enqueue(task, payload);
      });
    await askAgain('print-document', { documentId: document.id });
    await worker.drain();
    await signAsChair(database, adopted);
    const { signatureId } = (await look(database, adopted)).jobs.at(-1)?.payload as { signatureId: string };
    await askAgain('sign-document', { documentId: document.id, signatureId });
    await worker.drain();

    const { document: signed, versions, jobs, actions } = await look(database, adopted);
    expect(jobs.map(({ task, state }) => [task, state])).toEqual([
      ...Array.from({ length: 3 }, () => ['print-document', 'done']),
      ...Array.from({ length: 3 }, () => ['sign-document', 'done']),
    ]);
    expect(versions.map(({ level }) => level)).toEqual(['unsigned', 'B-T']);
    expect([signed.state, actions]).toEqual(['sealed', ['document.printed', 'document.signed']]);
  });
});

describe('a policy that nobody is asked to sign', () => {
  it('is closed by the organisation’s seal, which says that it is no more than that', async () => {
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await worker.drain();
    const { document, versions, jobs } = await look(database, adopted);
    expect(jobs.map(({ task, state, error }) => [task, state, error])).toEqual([
      ['print-document', 'done', null],
      ['seal-document', 'done', null],
    ]);
    expect(document.state).toBe('sealed');
    expect(versions.map(({ level }) => level)).toEqual(['unsigned', 'B-T']);
    const bytes = await bytesOf(database, adopted, versions[1]?.sha256 ?? '');
    const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
    expect(verdict).toMatchObject({
      verdict: 'VALID',
      signatures: [
        { field: 'seal', person: adopted.school.name, role: 'Organisation seal', organisation: adopted.school.name },
      ],
    });
    expect(verdict.signatures[0]?.reason).toMatch(/no person was asked to sign/);
  });
});
