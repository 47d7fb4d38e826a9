import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkChain, hashLine, inRequest, Installation, type AuditReport } from '@ratify/store';
import { buildOrganisation, createDatabase, signIn, type SignedIn, type TestDatabase } from '@ratify/test-kit';

let database: TestDatabase;
let head: SignedIn;
beforeAll(async () => {
  database = await createDatabase();
});
beforeEach(async () => {
  head = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
});
afterAll(() => database.close());

const write = (n: number): Promise<string> =>
  database.store.inContext(head.scope, { write: true }, (work) =>
    work.audit({
      action: 'policy.submitted',
      subject: 'Policy',
      subjectId: crypto.randomUUID(),
      data: { n, text: 'Šárka „ß“ \n tab\t 🙂', nested: { b: 1, a: [1.5, null] } },
      personal: { name: `Person ${n}` },
    }),
  );
const verify = (): Promise<AuditReport> => database.store.inContext(head.scope, {}, (work) => work.verifyAudit());
const link = (): Promise<number> => database.store.linkAudit(head.scope.organisationId);
const tamper = async (sql: string): Promise<void> => {
  await database.owner.query('alter table app.audit_events disable trigger user');
  await database.owner.query(`${sql} and organisation_id = '${head.scope.organisationId}'`);
  await database.owner.query('alter table app.audit_events enable trigger user');
};

describe('the audit chain', () => {
  it('links what was committed and reports the unlinked tail', async () => {
    for (const n of [1, 2, 3]) await write(n);
    expect(await verify()).toMatchObject({ linked: 0, unlinked: 3, faults: [] });
    expect(await database.store.listUnlinked()).toContain(head.scope.organisationId);
    expect(await link()).toBe(3);
    expect(await link()).toBe(0);
    await write(4);
    expect(await verify()).toMatchObject({ linked: 3, unlinked: 1, faults: [] });
    await link();
    expect(await verify()).toMatchObject({ linked: 4, unlinked: 0, faults: [] });
  });

  it('says who acted, whatever the caller says', async () => {
    await write(1);
    const [event] = await database.store.inContext(head.scope, {}, (work) => work.auditEvents.list());
    expect(event).toMatchObject({
      organisationId: head.scope.organisationId,
      actorPersonId: head.person.id,
      action: 'policy.submitted',
    });
  });

  it('says by which request it came about and on whose behalf, which nobody changes unseen; a job goes on with its request', async () => {
    const { scope } = head;
    const entry = { action: 'decision.recorded', subject: 'Decision' };
    const jobId = await inRequest('request-of-the-clerk', () =>
      database.store.inContext(scope, { write: true }, async (work) => {
        await work.audit({ ...entry, onBehalfOf: 'office:chair' });
        await work.auditAll([entry]);
        return work.enqueue('print-document', { documentId: crypto.randomUUID() });
      }),
    );
    await database.store.inJob(jobId, { write: true }, (work) =>
      work.audit({ action: 'document.printed', subject: 'Document' }),
    );
    await inRequest('request-that-reads', () => database.store.directory.notePersonalRead(scope, 'people.read', null));
    await write(1);
    await link();
    const said = await database.store.inContext(scope, {}, (work) =>
      work.auditEvents.list({}, { order: { sequence: 'asc' } }),
    );
    expect(said.map(({ action, requestId, onBehalfOf }) => [action, requestId, onBehalfOf])).toEqual([
      ['decision.recorded', 'request-of-the-clerk', 'office:chair'],
      ['decision.recorded', 'request-of-the-clerk', null],
      ['document.printed', 'request-of-the-clerk', null],
      ['people.read', 'request-that-reads', null],
      ['policy.submitted', null, null],
    ]);
    expect(await verify()).toMatchObject({ linked: 5, faults: [] });
    await tamper("update app.audit_events set request_id = 'another-request' where sequence = 2");
    await tamper("update app.audit_events set on_behalf_of = 'office:head' where sequence = 1");
    expect((await verify()).faults.map(({ sequence, what }) => [sequence, what])).toEqual([
      [1, 'changed'],
      [2, 'changed'],
    ]);
  });

  it('hashes a line without them as lines were hashed before there were any', async () => {
    await write(1);
    await link();
    const [line] = await database.store.inContext(head.scope, {}, (work) => work.readAuditLines());
    if (!line) throw new Error('nothing is linked');
    const before = [
      ...[line.previousHash, line.sequence, line.id, line.organisationId, line.at, line.actorPersonId, line.action],
      ...[line.subject, line.subjectId, line.data, line.personalSha256],
    ];
    expect(createHash('sha256').update(before.join('\n')).digest('hex')).toBe(line.hash);
    // As an older export holds it.
    const { requestId: _request, onBehalfOf: _behalf, ...older } = line;
    expect(hashLine(older)).toBe(line.hash);
    expect(hashLine({ ...line, requestId: 'request-of-the-clerk' })).not.toBe(line.hash);
  });

  it('loses the row of a transaction that is rolled back, and no sequence number', async () => {
    const attempt = database.store.inContext(head.scope, { write: true }, async (work) => {
      await work.audit({ action: 'policy.submitted', subject: 'Policy' });
      throw new Error('in the middle');
    });
    await expect(attempt).rejects.toThrow('in the middle');
    await write(2);
    await link();
    expect(await verify()).toMatchObject({ linked: 1, faults: [] });
  });

  it('is linked once by two linkers at a time', async () => {
    for (const n of [1, 2, 3, 4, 5]) await write(n);
    const linked = await Promise.all([link(), link(), link()]);
    expect(linked.reduce((sum, n) => sum + n, 0)).toBe(5);
    expect(await verify()).toMatchObject({ linked: 5, faults: [] });
  });

  it.each([
    ['a changed row', "update app.audit_events set data = '{}' where sequence = 2", [{ sequence: 2, what: 'changed' }]],
    [
      'another actor',
      'update app.audit_events set actor_person_id = uuidv7() where sequence = 3',
      [{ sequence: 3, what: 'changed' }],
    ],
    [
      'a time moved by a millisecond',
      "update app.audit_events set at = at + interval '1 millisecond' where sequence = 1",
      [{ sequence: 1, what: 'changed' }],
    ],
    [
      'a removed row',
      'with p as (delete from app.audit_personal where audit_event_id in (select id from app.audit_events where sequence = 2)) delete from app.audit_events where sequence = 2',
      [
        { sequence: 3, what: 'gap' },
        { sequence: 3, what: 'broken-link' },
      ],
    ],
    [
      'a changed personal part',
      "update app.audit_personal set part = '{}' where true",
      [1, 2, 3].map((sequence) => ({ sequence, what: 'personal-part-changed' })),
    ],
  ])('finds %s', async (what, sql, faults) => {
    for (const n of [1, 2, 3]) await write(n);
    await link();
    expect((await verify()).faults).toEqual([]);
    if (what === 'a removed row') {
      await database.owner.query('delete from app.audit_personal where organisation_id = $1', [
        head.scope.organisationId,
      ]);
      await tamper('delete from app.audit_events where sequence = 2');
    } else await tamper(sql);
    const found = (await verify()).faults.map(({ sequence, what: fault }) => ({ sequence, what: fault }));
    expect(found).toEqual(faults);
  });

  it('holds when personal parts are erased', async () => {
    await write(1);
    await link();
    await database.owner.query('delete from app.audit_personal where organisation_id = $1', [
      head.scope.organisationId,
    ]);
    expect(await verify()).toMatchObject({ linked: 1, faults: [] });
  });

  it('is checked without a database by the lines alone', async () => {
    for (const n of [1, 2, 3]) await write(n);
    await link();
    const lines = await database.store.inContext(head.scope, {}, (work) => work.readAuditLines());
    expect(lines.map(hashLine)).toEqual(lines.map((line) => line.hash));
    const copied = JSON.parse(JSON.stringify(lines)) as typeof lines;
    expect(checkChain(copied).faults).toEqual([]);
    expect(checkChain(copied.slice(1)).faults.map(({ what }) => what)).toEqual(['gap', 'broken-link']);
    const forged = copied.map((line) =>
      line.sequence === 2 ? { ...line, data: '{}', hash: hashLine({ ...line, data: '{}' }) } : line,
    );
    expect(checkChain(forged).faults).toMatchObject([{ sequence: 3, what: 'broken-link' }]);
  });

  it('is verified by the administrator too', async () => {
    await write(1);
    await link();
    const installation = await Installation.open(database);
    expect(await installation.verifyAudit(head.scope.organisationId)).toMatchObject({ linked: 1, faults: [] });
    await installation.close();
  });
});
