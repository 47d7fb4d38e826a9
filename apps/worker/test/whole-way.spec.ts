import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyPdf } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { adoptPolicy, bytesOf, declineAsChair, hashOf, look, signAsChair, type AdoptedPolicy } from './school.ts';
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

  it('is signed by the chair in their own name and office, then closed with the seal and an archive timestamp', async () => {
    await signAsChair(database, adopted);
    expect((await look(database, adopted)).document.state).toBe('sealing');
    await worker.drain();

    const { document, versions, jobs, actions, signatures } = await look(database, adopted);
    expect(jobs.map(({ task, state, error }) => [task, state, error])).toEqual([
      ['print-document', 'done', null],
      ['sign-document', 'done', null],
      ['seal-document', 'done', null],
    ]);
    expect(document.state).toBe('sealed');
    expect(versions.map(({ number, level, archivedUntil }) => [number, level, archivedUntil !== null])).toEqual([
      [1, 'unsigned', false],
      [2, 'B-T', false],
      [3, 'B-T', false],
      [4, 'B-LTA', true],
    ]);
    expect(actions).toEqual(['document.printed', 'document.signed', 'document.sealed', 'document.archived']);
    expect(signatures).toBe(1);

    const states = await Promise.all(versions.map(({ sha256 }) => bytesOf(database, adopted, sha256)));
    const whole = states.at(-1)!;
    for (const state of states) expect(Buffer.compare(whole.subarray(0, state.length), state)).toBe(0);
    const options = { roots: await rootsOf(database), at: new Date() };
    for (const state of states.slice(1, -1)) expect((await verifyPdf(state, options)).verdict).toBe('INCOMPLETE');
    const verdict = await verifyPdf(whole, options);
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], level: 'B-LTA', missingFields: [] });
    expect(verdict.words).toBe(
      'The document is complete and unchanged, with one signature and the seal of the organisation.',
    );
    expect(verdict.signatures).toMatchObject([
      {
        field: 'chair',
        person: adopted.chair.person.fullName,
        role: 'Chair of governors',
        organisation: adopted.school.name,
        reason: 'I am the chair and this is the version the body adopted',
      },
      { field: 'seal', person: adopted.school.name, role: 'Organisation seal' },
      { field: 'archive-1', kind: 'document-timestamp' },
    ]);
    expect(verdict.signatures[1]?.reason).toBe('Closes the document after the signature of: Chair of governors.');
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
      ['seal-document', 'done'],
    ]);
    expect(versions.map(({ level }) => level)).toEqual(['unsigned', 'B-T', 'B-T', 'B-LTA']);
    expect([signed.state, actions]).toEqual([
      'sealed',
      ['document.printed', 'document.signed', 'document.sealed', 'document.archived'],
    ]);
  });
});

describe('a policy that nobody signs', () => {
  const sealOf = async (adopted: AdoptedPolicy) => {
    const { document, versions, jobs } = await look(database, adopted);
    expect(jobs.map(({ task, state, error }) => [task, state, error])).toEqual([
      ['print-document', 'done', null],
      ['seal-document', 'done', null],
    ]);
    expect(document.state).toBe('sealed');
    expect(versions.map(({ level }) => level)).toEqual(['unsigned', 'B-T', 'B-LTA']);
    const bytes = await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
    const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], level: 'B-LTA', missingFields: [] });
    expect(verdict.signatures[0]).toMatchObject({
      field: 'seal',
      person: adopted.school.name,
      role: 'Organisation seal',
      organisation: adopted.school.name,
    });
    return verdict;
  };

  it('because nobody is asked is closed by the organisation’s seal, which says that it is no more than that', async () => {
    const adopted = await adoptPolicy(database, { signature: 'none' });
    await worker.drain();
    const { signatures, unsignedFields } = await sealOf(adopted);
    expect(signatures[0]?.reason).toMatch(/no person was asked to sign/);
    expect(unsignedFields).toEqual([]);
  });

  it('because the chair declined is closed all the same, and says who declined', async () => {
    const adopted = await adoptPolicy(database);
    await worker.drain();
    await declineAsChair(database, adopted);
    expect((await look(database, adopted)).document.state).toBe('sealing');
    await worker.drain();
    const { signatures, unsignedFields, words } = await sealOf(adopted);
    expect(signatures[0]?.reason).toContain('Asked to sign and declined: Chair of governors.');
    expect(unsignedFields).toEqual(['chair']);
    expect(words).toContain('Left unsigned when it was closed: chair.');
  });

  it('because the chair declined before it was printed is closed once it is', async () => {
    const adopted = await adoptPolicy(database);
    await declineAsChair(database, adopted);
    expect((await look(database, adopted)).document.state).toBe('printing');
    await worker.drain();
    await sealOf(adopted);
  });
});
