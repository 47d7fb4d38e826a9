import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSignatureFields, verifyPdf } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import {
  adoptPolicy,
  bytesOf,
  closeWithoutChair,
  declineAsChair,
  handOnTo,
  hashOf,
  look,
  recordOnPaper,
  signAs,
  signAsChair,
  type AdoptedPolicy,
} from './school.ts';
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

  it('because the chair declined waits for the clerk, and once it is closed says who declined', async () => {
    const adopted = await adoptPolicy(database);
    await worker.drain();
    await declineAsChair(database, adopted);
    await worker.drain();
    expect((await look(database, adopted)).document.state).toBe('printed');
    await closeWithoutChair(database, adopted);
    expect((await look(database, adopted)).document.state).toBe('sealing');
    await worker.drain();
    const { signatures, unsignedFields, words } = await sealOf(adopted);
    expect(signatures[0]?.reason).toContain('Asked to sign and declined: Chair of governors.');
    expect(unsignedFields).toEqual(['chair']);
    expect(words).toContain('Without an electronic signature when it was closed: chair. The seal says why: ');
  });

  it('because the chair declined before it was printed still has a place for a signature, until it is closed', async () => {
    const adopted = await adoptPolicy(database);
    await declineAsChair(database, adopted);
    expect((await look(database, adopted)).document.state).toBe('printing');
    await worker.drain();
    const { document, versions } = await look(database, adopted);
    expect(document.state).toBe('printed');
    const printed = await bytesOf(database, adopted, versions[0]?.sha256 ?? '');
    expect((await readSignatureFields(printed)).map(({ field }) => field)).toEqual(['chair', 'seal']);
    await closeWithoutChair(database, adopted);
    await worker.drain();
    await sealOf(adopted);
  });
});

describe('a policy that several sign', () => {
  it('in a set order is refused to whoever comes later, and bears every signature in turn', async () => {
    const adopted = await adoptPolicy(database, { signatories: ['vice-chair', 'chair'], signingOrder: 'set' });
    await worker.drain();
    await expect(signAs(database, adopted, 'chair')).rejects.toThrow('It is not your turn to sign yet');
    await signAs(database, adopted, 'vice-chair');
    await worker.drain();
    expect((await look(database, adopted)).document.state).toBe('printed');
    await signAs(database, adopted, 'chair');
    await worker.drain();
    const { document, versions } = await look(database, adopted);
    expect([document.state, versions.map(({ level }) => level)]).toEqual([
      'sealed',
      ['unsigned', 'B-T', 'B-T', 'B-T', 'B-LTA'],
    ]);
    const bytes = await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
    const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], missingFields: [] });
    expect(verdict.signatures).toMatchObject([
      { field: 'vice-chair', role: 'Vice-chair of governors' },
      { field: 'chair', role: 'Chair of governors' },
      {
        field: 'seal',
        reason: 'Closes the document after the signature of: Vice-chair of governors and Chair of governors.',
      },
      { field: 'archive-1' },
    ]);
  });

  it('in no order is signed by whoever comes first', async () => {
    const adopted = await adoptPolicy(database, { signatories: ['vice-chair', 'chair'] });
    await worker.drain();
    for (const office of ['chair', 'vice-chair'] as const) {
      await signAs(database, adopted, office);
      await worker.drain();
    }
    expect((await look(database, adopted)).document.state).toBe('sealed');
  });
});

describe('a policy that somebody signs for the chair', () => {
  it('says so in the signature, its box and the seal', async () => {
    const adopted = await adoptPolicy(database, { alsoHeld: ['vice-chair'] });
    await worker.drain();
    await handOnTo(database, adopted, 'vice-chair');
    await signAs(database, adopted, 'vice-chair');
    await worker.drain();
    const { document, versions } = await look(database, adopted);
    expect(document.state).toBe('sealed');
    const bytes = await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
    const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
    const role = 'Vice-chair of governors, for the Chair of governors';
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], missingFields: [] });
    expect(verdict.signatures.slice(0, 2)).toMatchObject([
      {
        field: 'chair',
        person: adopted.others['vice-chair']?.person.fullName,
        role,
        reason: 'I am the vice-chair, I sign for the chair, and this is the version the body adopted',
      },
      { field: 'seal', reason: `Closes the document after the signature of: ${role}.` },
    ]);
  });
});

describe('a policy that is signed on paper', () => {
  const wholeOf = async (adopted: AdoptedPolicy) => {
    const { document, versions } = await look(database, adopted);
    expect(document.state).toBe('sealed');
    const bytes = await bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
    const verdict = await verifyPdf(bytes, { roots: await rootsOf(database), at: new Date() });
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], missingFields: [] });
    return verdict;
  };

  it('is closed by the organisation’s seal, which says that the signature is on paper', async () => {
    const adopted = await adoptPolicy(database);
    await worker.drain();
    await recordOnPaper(database, adopted);
    await worker.drain();
    const { signatures, unsignedFields, words } = await wholeOf(adopted);
    expect(words).toContain('The seal says why: Adopted and recorded by the clerk. Signed on paper,');
    expect(signatures[0]).toMatchObject({
      field: 'seal',
      reason:
        'Adopted and recorded by the clerk. Signed on paper, of which the organisation holds the scan: Chair of governors.',
    });
    expect(unsignedFields).toEqual(['chair']);
  });

  it('by one of two bears the signature of the other', async () => {
    const adopted = await adoptPolicy(database, { signatories: ['chair', 'vice-chair'] });
    await worker.drain();
    await recordOnPaper(database, adopted);
    await worker.drain();
    expect((await look(database, adopted)).document.state).toBe('printed');
    await signAs(database, adopted, 'vice-chair');
    await worker.drain();
    const { signatures } = await wholeOf(adopted);
    expect(signatures.slice(0, 2)).toMatchObject([
      { field: 'vice-chair' },
      {
        field: 'seal',
        reason:
          'Closes the document after the signature of: Vice-chair of governors. Signed on paper, of which the organisation holds the scan: Chair of governors.',
      },
    ]);
  });
});
