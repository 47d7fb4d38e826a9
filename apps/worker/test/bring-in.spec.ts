import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  readableRows,
  realClock,
  realIds,
  sendDocument,
  viewSentDocuments,
  type Journey,
  type ShownDocument,
} from '@ratify/journey';
import type { Scope } from '@ratify/store';
import { buildOrganisation, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { docxFile, paragraph } from '../../../libs/docx/test/docx-file.ts';
import type { Worker } from '../src/index.ts';
import { killWorkerAt } from './child/kill-at.ts';
import { startWorker } from './start-worker.ts';

// A head sends the policies of ten years at once, and goes home.

let database: TestDatabase;
let worker: Worker;
let journey: Journey;
let head: Scope;
let school: string;

beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database);
  journey = { store: database.store, clock: realClock(), ids: realIds };
  school = (await buildOrganisation(database)).id;
  head = (await signIn(database, { organisationId: school, roles: ['head'] })).scope;
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
});

const POND = Buffer.from(
  'Pond policy\n\n1. The gate\n\n1.1 Staff must close the gate.\n\nReview date: when it suits\n',
);

async function send(batchId: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const { value, refusals } = await sendDocument(journey, head, { batchId, fileName, bytes });
  expect(refusals).toEqual([]);
  return value?.id ?? '';
}

const shown = (batchId: string | null): Promise<ShownDocument[]> =>
  database.store.inContext(head, {}, (work) => viewSentDocuments(readableRows(work), batchId));

const kept = (batchId: string): Promise<{ state: string; bytes: number | null }[]> =>
  database.owner.query(
    'select state, octet_length(bytes) as bytes from app.sent_documents where batch_id = $1 order by sent_at, id',
    [batchId],
  );

describe('documents that were sent together', () => {
  it('are read one by one: each is told by itself, and its bytes are kept until then and no longer', async () => {
    const batch = randomUUID();
    const word = docxFile([paragraph('Lone working', { style: 'Title' }), paragraph('Call in.')].join(''));
    await send(batch, 'C:\\Old\\pond.txt', POND);
    await send(batch, 'lone.docx', word);
    await send(batch, 'scan.pdf', Buffer.from('%PDF-1.7 scanned'));
    const again = await send(batch, 'pond.txt', POND);
    expect((await shown(batch)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect((await kept(batch)).map(({ bytes }) => bytes)).toEqual([POND.length, word.length, 16]);

    await worker.drain();
    const documents = await shown(batch);
    expect(documents.map(({ document, state, policy }) => [document.fileName, state, policy?.title])).toEqual([
      ['pond.txt', 'read', 'Pond policy'],
      ['lone.docx', 'read', 'Lone working'],
      ['scan.pdf', 'refused', undefined],
    ]);
    expect(documents[0]?.document.id).toBe(again);
    expect(documents[0]?.document.toLookAt).toBeGreaterThan(0);
    expect(documents[2]?.document.refusal).toMatchObject({
      code: 'FILE_NOT_READ',
      what: expect.stringContaining('PDF'),
    });
    expect((await kept(batch)).map(({ bytes }) => bytes)).toEqual([null, null, null]);
    // As if the head had waited for it: a draft of theirs, with the report on it, and a line in the record.
    const rows = await database.owner.query(
      `select i.file_name as "fileName", i.imported_by_name as by, d.text like '%close the gate%' as "isThere"
       from app.policy_imports i join app.drafts d on d.policy_id = i.policy_id where i.policy_id = $1`,
      [documents[0]?.document.policyId],
    );
    expect(rows).toEqual([{ fileName: 'pond.txt', by: documents[0]?.document.sentByName, isThere: true }]);
    const events = await database.owner.query(
      `select action, actor_person_id is not null as "isHers" from app.audit_events
       where organisation_id = $1 and subject_id = any ($2) order by at, id`,
      [school, documents.flatMap(({ document }) => [document.id, document.policyId])],
    );
    expect(events.map(({ action }: { action: string }) => action).sort()).toEqual([
      ...['document.sent', 'document.sent', 'document.sent', 'policy.imported', 'policy.imported'],
    ]);
    expect((await shown(null)).map(({ document }) => document.batchId)).toEqual([batch, batch, batch]);
  });

  it('are the business of those who write policies in that organisation, and of nobody else', async () => {
    const batch = randomUUID();
    await send(batch, 'pond.txt', POND);
    for (const [organisationId, roles] of [
      [school, ['governor']],
      [school, ['staff']],
      [(await buildOrganisation(database)).id, ['head']],
    ] as const) {
      const { scope } = await signIn(database, { organisationId, roles });
      const seen = await database.store.inContext(scope, {}, (work) => viewSentDocuments(readableRows(work), batch));
      expect(seen).toEqual([]);
      if (roles[0] === 'head') continue;
      const { refusals } = await sendDocument(journey, scope, { batchId: batch, fileName: 'x.txt', bytes: POND });
      expect(refusals.map(({ code }) => code)).toEqual(['NOT_PERMITTED']);
    }
  });

  it('are twenty at most', async () => {
    const batch = randomUUID();
    for (let at = 0; at < 20; at++) await send(batch, `${at}.txt`, Buffer.from(`Policy ${at}`));
    const { refusals } = await sendDocument(journey, head, { batchId: batch, fileName: 'y.txt', bytes: POND });
    expect(refusals.map(({ code, where }) => [code, where])).toEqual([['TOO_MANY_DOCUMENTS', 'y.txt']]);
    await worker.drain();
    expect((await shown(batch)).every(({ state }) => state === 'read')).toBe(true);
  });
});

describe('a worker killed with -9', () => {
  it.each(['Reading the document', 'Storing', 'Stored'])(
    'at “%s”: after a restart there is one policy of each document, and nobody had to send it again',
    async (step) => {
      const batch = randomUUID();
      await send(batch, 'pond.txt', POND);
      await killWorkerAt({ task: 'bring-in', step }, database);
      const isStored = step === 'Stored';
      expect(await kept(batch)).toEqual([
        isStored ? { state: 'read', bytes: null } : { state: 'waiting', bytes: POND.length },
      ]);
      expect((await shown(batch))[0]?.state).toBe(isStored ? 'read' : 'reading');
      // Whoever sent it has been signed out meanwhile, or has left: it was theirs to send when they did.
      await database.owner.query('delete from directory.sessions where token_hash <> $1', [head.tokenHash]);
      await worker.drain();
      const [document] = await shown(batch);
      expect(document).toMatchObject({ state: 'read', policy: { title: 'Pond policy' } });
      const [{ count }] = await database.owner.query(
        `select count(*)::int as count from app.audit_events e join app.sent_documents s on s.policy_id = e.subject_id
         where s.batch_id = $1 and e.action = 'policy.imported'`,
        [batch],
      );
      expect(count).toBe(1);
    },
  );
});
