import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  buildAdoption,
  buildBlob,
  buildDocument,
  buildDocumentVersion,
  buildOrganisation,
  buildSignature,
  buildSignatureRequest,
  createDatabase,
  type TestDatabase,
} from '@ratify/test-kit';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

describe('the public page of a document', () => {
  it('answers one row to one code, with roles and no names', async () => {
    const { id: organisationId, name } = await buildOrganisation(database);
    const adoption = await buildAdoption(database, { organisationId });
    const revisionId = adoption.revisionId as string;
    const document = await buildDocument(database, {
      organisationId,
      policyId: adoption.policyId,
      revisionId,
      adoptionId: adoption.id,
    });
    const blobs = [await buildBlob(database, { organisationId }), await buildBlob(database, { organisationId })];
    for (const [i, blob] of blobs.entries()) {
      await buildDocumentVersion(database, {
        organisationId,
        documentId: document.id,
        number: i + 1,
        sha256: blob.sha256,
        length: blob.length,
        level: `level ${i}`,
      });
    }
    const request = await buildSignatureRequest(database, { organisationId, revisionId, adoptionId: adoption.id });
    await buildSignature(database, { organisationId, requestId: request.id, revisionId, name: 'Somebody Private' });
    const found = await database.store.inPublic((work) => work.findDocument(document.verifyCode));
    expect(found).toMatchObject({
      title: document.title,
      organisationName: name,
      revisionState: 'adopted',
      adoptedOn: '2026-09-14',
      sha256: blobs[1]?.sha256,
      level: 'level 1',
      signed: [{ role: 'chair' }],
    });
    expect(JSON.stringify(found)).not.toContain('Private');
    expect(JSON.stringify(found)).not.toContain(organisationId);
  });

  it('answers nothing to any other code', async () => {
    await buildDocument(database);
    for (const code of ['', '%', 'unknown-code-0']) {
      expect(await database.store.inPublic((work) => work.findDocument(code))).toBeNull();
    }
  });
});

describe('a connection that breaks while it is lent out and nobody asks anything of it', () => {
  // A restart of the database ended the whole API: the driver tells of a broken connection by an event, and one that nobody hears is
  // an uncaught exception.
  it('is an error to whoever has it, and not the end of the process', async () => {
    const superuser = new pg.Client({ connectionString: database.url });
    await superuser.connect();
    const broken = database.store.inPublic(async () => {
      await superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ratify_public' and datname = current_database()`,
      );
      await new Promise((done) => setTimeout(done, 200));
    });
    await expect(broken).rejects.toThrow(/connection/i);
    expect(await database.store.isReady()).toBe(true);
    await superuser.end();
  });
});
