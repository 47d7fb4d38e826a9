import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildBlob, buildOrganisation, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { startS3, type TestS3 } from '@ratify/test-kit/s3';
import { Installation, keyOf, openS3, Store, type BytesName, type ObjectStore } from '../src/index.ts';

let s3: TestS3;
let objects: ObjectStore;
beforeAll(async () => {
  s3 = await startS3();
  objects = await openS3(s3.settings);
});
afterEach(() => {
  s3.trouble = 'none';
  s3.requests.length = 0;
});
afterAll(async () => {
  objects?.close();
  await s3?.close();
});

function someBytes(organisationId: string = crypto.randomUUID()): { readonly name: BytesName; readonly bytes: Buffer } {
  const bytes = randomBytes(200);
  return { name: { organisationId, sha256: createHash('sha256').update(bytes).digest('hex') }, bytes };
}

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    ({ code }: { code?: string }) => String(code),
  );

describe('an S3-compatible store', () => {
  it('keeps bytes under whose they are and their digest, with the digest for the store to check, and reads them back', async () => {
    const { name, bytes } = someBytes();
    await objects.keep(name, bytes, 'application/pdf');
    expect(await objects.read(name)).toEqual(bytes);
    const key = `${name.organisationId}/${name.sha256}`;
    expect(s3.requests.map(({ method, key: asked }) => [method, asked])).toEqual([
      ...[['PUT', key], ['GET', key], ['GET', key]], // prettier-ignore
    ]);
    expect(s3.requests[0]?.headers).toMatchObject({
      'if-none-match': '*',
      'content-type': 'application/pdf',
      'x-amz-checksum-sha256': Buffer.from(name.sha256, 'hex').toString('base64'),
    });
    expect(s3.requests[0]?.headers).not.toHaveProperty('x-amz-server-side-encryption');
  });

  it('asks for the encryption that is set', async () => {
    for (const [encryption, said] of [
      ['AES256', { 'x-amz-server-side-encryption': 'AES256' }],
      ['aws:kms', { 'x-amz-server-side-encryption': 'aws:kms' }],
      [
        'aws:kms:alias/ratify',
        { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': 'alias/ratify' },
      ],
    ] as const) {
      s3.requests.length = 0;
      const encrypted = await openS3({ ...s3.settings, encryption });
      const { name, bytes } = someBytes();
      await encrypted.keep(name, bytes, 'application/pdf');
      encrypted.close();
      expect(s3.requests[0]?.headers).toMatchObject(said);
    }
  });

  it('leaves what stands there already, unless that is something else', async () => {
    const { name, bytes } = someBytes();
    const puts = (): number => s3.requests.filter(({ method }) => method === 'PUT').length;
    await objects.keep(name, bytes, 'application/pdf');
    await objects.keep(name, bytes, 'application/pdf');
    expect(puts()).toBe(2);
    await s3.put(keyOf(name), Buffer.from('half of it'));
    expect(await codeOf(objects.read(name))).toBe('BYTES_WRONG');
    await objects.keep(name, bytes, 'application/pdf');
    expect(puts()).toBe(4);
    expect(await objects.read(name)).toEqual(bytes);
  });

  it('may know no conditions', async () => {
    const { name, bytes } = someBytes();
    s3.trouble = 'unconditional';
    await objects.keep(name, bytes, 'application/pdf');
    expect(await objects.read(name)).toEqual(bytes);
  });

  it('is not believed: what it gives back is not what it was given', async () => {
    const { name, bytes } = someBytes();
    s3.trouble = 'spoiling';
    expect(await codeOf(objects.keep(name, bytes, 'application/pdf'))).toBe('BYTES_AWAY');
    expect(await codeOf(objects.read(name))).toBe('BYTES_WRONG');
  });

  it('is away or says no, and then says why; what is not there is no passing trouble', async () => {
    const { name, bytes } = someBytes();
    expect(await codeOf(objects.read(name))).toBe('BYTES_WRONG');
    const reasons: string[] = [];
    const reason = async (act: Promise<unknown>): Promise<void> => {
      const error = await act.then(() => null).catch((caught: { code: string; where: string }) => caught);
      reasons.push(`${error?.code} ${error?.where}`);
    };
    s3.trouble = 'refusing';
    await reason(objects.keep(name, bytes, 'application/pdf'));
    s3.trouble = 'down';
    await reason(objects.read(name));
    s3.trouble = 'none';
    const stranger = await openS3({ ...s3.settings, credentials: { accessKeyId: 'OTHER', secretAccessKey: 'x' } });
    await reason(stranger.read(name));
    stranger.close();
    const nowhere = await openS3({ ...s3.settings, bucket: 'no-such-bucket' });
    await reason(nowhere.read(name));
    nowhere.close();
    expect(reasons).toEqual([
      'BYTES_AWAY SlowDown',
      expect.stringMatching(/^BYTES_AWAY (ECONNRESET|NoAnswer)$/),
      'BYTES_AWAY AccessDenied',
      'BYTES_AWAY NoSuchBucket',
    ]);
  });
});

describe('bytes in the database and elsewhere', () => {
  let database: TestDatabase;
  let installation: Installation;
  beforeAll(async () => {
    database = await createDatabase();
    installation = await Installation.open(database, objects);
  });
  afterAll(async () => {
    await installation?.close();
    await database?.close();
  });

  const refusal = (sql: string, parameters: unknown[]): Promise<string> =>
    database.owner.query(sql, parameters).then(
      () => 'done',
      (error: { driverError: { code: string } }) => error.driverError.code,
    );
  const placesOf = async (organisationId: string): Promise<string[]> => {
    const rows: { said: string }[] = await database.owner.query(
      `select place || case when bytes is null then '' else ' and here' end as said from app.blobs where organisation_id = $1 order by stored_at`,
      [organisationId],
    );
    return rows.map(({ said }) => said);
  };
  async function relocate(to: 's3' | 'database', atMost = Infinity): Promise<number> {
    let moved = 0;
    for await (const length of installation.relocateBytes(to)) {
      expect(length).toBe(64);
      moved += 1;
      if (moved === atMost) break;
    }
    return moved;
  }

  it('leave in two steps, and are otherwise what was stored', async () => {
    const { organisationId, sha256, bytes } = await buildBlob(database);
    await s3.put(keyOf({ organisationId, sha256 }), bytes ?? Buffer.of());
    const here = [organisationId, sha256];
    const set = (what: string): Promise<string> =>
      refusal(`update app.blobs set ${what} where organisation_id = $1 and sha256 = $2`, here);
    expect(await set('bytes = null')).toBe('RT001');
    expect(await set(`place = 's3', bytes = null`)).toBe('RT001');
    expect(await set(`place = 'nowhere'`)).toBe('23514');
    expect(await set(`place = 's3'`)).toBe('done');
    expect(await set('bytes = null')).toBe('done');
    expect(await set(`bytes = '\\x00'`)).toBe('23514'); // it has another digest
    expect(await set(`place = 'database'`)).toBe('23514');
    expect(await set(`mime = 'text/html'`)).toBe('RT001');
    expect(await refusal('delete from app.blobs where organisation_id = $1 and sha256 = $2', here)).toBe('RT001');
  });

  it('are moved by nobody who only uses the service', async () => {
    const { organisationId } = await buildBlob(database);
    const { scope } = await signIn(database, { organisationId, roles: ['head'] });
    const attempt = database.store.inContext(scope, { write: true }, (work) => work.blobs.change({}, { place: 's3' }));
    expect(await codeOf(attempt)).toBe('OUT_OF_REACH');
  });

  it('go and come back, whatever they are broken off at, and are what they were', async () => {
    const { id: organisationId } = await buildOrganisation(database);
    const blobs = [];
    for (let made = 0; made < 7; made += 1) blobs.push(await buildBlob(database, { organisationId }));
    expect((await installation.countToRelocate('s3')).files).toBeGreaterThanOrEqual(7);
    await relocate('s3', 3);
    expect((await placesOf(organisationId)).filter((place) => place !== 's3').length).toBeGreaterThan(0);
    await relocate('s3');
    expect(await placesOf(organisationId)).toEqual(Array(7).fill('s3'));
    expect(await installation.countToRelocate('s3')).toEqual({ files: 0, bytes: 0 });
    const reader = new Store({ url: database.url, rolePassword: database.rolePassword, objects });
    const { scope } = await signIn(database, { organisationId, roles: ['head'] });
    for (const blob of blobs) {
      const row = await reader.inContext(scope, {}, (work) => work.blobs.get({ sha256: blob.sha256 }));
      expect([row.bytes, await reader.readBytes(row)]).toEqual([null, blob.bytes]);
    }
    await reader.close();
    await relocate('database', 3);
    await relocate('database');
    expect(await placesOf(organisationId)).toEqual(Array(7).fill('database and here'));
    expect((await installation.checkIntegrity()).faults).toEqual([]);
  });

  it('are asked for anew when what was there before is asked for, and there is no store', async () => {
    const { organisationId, sha256 } = await buildBlob(database);
    expect(await codeOf(database.store.readBytes({ organisationId, sha256, bytes: null }))).toBe('BYTES_AWAY');
  });

  it('are all looked at, wherever they are, and what is wrong is said by name', async () => {
    const [kept, lost, spoilt] = [await buildBlob(database), await buildBlob(database), await buildBlob(database)];
    await relocate('s3');
    const files = (await installation.checkIntegrity()).files;
    await s3.remove(keyOf(lost));
    await s3.put(keyOf(spoilt), Buffer.from('other bytes'));
    const report = await installation.checkIntegrity();
    expect(report.files).toBe(files);
    const found = report.faults.map(({ where, what }) => `${where} ${what}`).sort();
    const wrong = 'is not in the S3-compatible store as it was stored there';
    expect(found).toEqual([`file ${lost.sha256} ${wrong}`, `file ${spoilt.sha256} ${wrong}`].sort());
    s3.trouble = 'down';
    const away = (await installation.checkIntegrity()).faults.filter(({ what }) => what.includes('does not answer'));
    expect(away.length).toBeGreaterThanOrEqual(3);
    s3.trouble = 'none';
    const without = await Installation.open(database);
    expect((await without.checkIntegrity()).faults.map(({ what }) => what)).toContain(
      'are in an S3-compatible store that no setting names',
    );
    await without.close();
    await s3.put(keyOf(lost), lost.bytes ?? Buffer.of());
    await s3.put(keyOf(spoilt), spoilt.bytes ?? Buffer.of());
    expect(kept.sha256).not.toBe(lost.sha256);
    expect((await installation.checkIntegrity()).faults).toEqual([]);
  });

  it('are removed from the store only when no row refers to them, long after they were stored, and by who knows whose they are', async () => {
    const { id: organisationId } = await buildOrganisation(database);
    const [kept, back] = [await buildBlob(database, { organisationId }), await buildBlob(database, { organisationId })];
    await relocate('s3');
    const from = [organisationId, back.sha256, back.bytes];
    await database.owner.query(
      `update app.blobs set place = 'database', bytes = $3 where organisation_id = $1 and sha256 = $2`,
      from,
    );
    const never = someBytes(organisationId);
    const stranger = someBytes();
    for (const { name, bytes } of [never, stranger]) await objects.keep(name, bytes, 'application/pdf');
    await s3.put('notes.txt', Buffer.from('of somebody else'));
    const before = new Date(Date.now() + 60_000);
    expect(await installation.collectObjects({ before: new Date(0), carryOut: true })).toEqual({
      ...{ gone: { files: 0, bytes: 0 }, unknown: 1 },
    });
    const planned = await installation.collectObjects({ before, carryOut: false });
    const keys = await s3.keys();
    expect(keys).toEqual(expect.arrayContaining([kept, back].map(keyOf)));
    expect(await installation.collectObjects({ before, carryOut: true })).toEqual(planned);
    const left = await s3.keys();
    const gone = keys.filter((key) => !left.includes(key));
    expect(gone).toEqual(expect.arrayContaining([keyOf(back), keyOf(never.name)]));
    expect(left).toEqual(expect.arrayContaining([keyOf(kept), keyOf(stranger.name), 'notes.txt']));
    expect(planned.gone.files).toBe(gone.length);
    expect((await installation.checkIntegrity()).faults).toEqual([]);
  });

  // The store answered late, and everybody whose bytes were to leave waited for it, within a transaction.
  it('are removed with no transaction open: others leave meanwhile, and only what is being removed is told to wait', async () => {
    const { id: organisationId } = await buildOrganisation(database);
    const bytes = randomBytes(64);
    const name = { organisationId, sha256: createHash('sha256').update(bytes).digest('hex') };
    await objects.keep(name, bytes, 'application/pdf');
    const [same, other] = [
      await buildBlob(database, { organisationId, bytes }),
      await buildBlob(database, { organisationId }),
    ];
    const leave = ({ sha256 }: { readonly sha256: string }): Promise<string> =>
      refusal(`update app.blobs set place = 's3' where organisation_id = $1 and sha256 = $2`, [organisationId, sha256]);
    const seen: unknown[] = [];
    const watched = await Installation.open(database, {
      keep: (...what) => objects.keep(...what),
      read: (what) => objects.read(what),
      list: () => objects.list(),
      remove: async (what) => {
        if (keyOf(what) === keyOf(name)) {
          const [{ open }] = await database.owner.query(
            `select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
          );
          seen.push(open, await leave(other), await leave(same));
        }
        await objects.remove(what);
      },
      close: () => undefined,
    });
    await watched.collectObjects({ before: new Date(Date.now() + 60_000), carryOut: true });
    await watched.close();
    expect(seen).toEqual([0, 'done', 'RT007']);
    expect(await s3.keys()).not.toContain(keyOf(name));
    await relocate('s3');
    expect(await s3.keys()).toEqual(
      expect.arrayContaining([name, other].map((each) => keyOf({ ...each, organisationId }))),
    );
    expect((await installation.checkIntegrity()).faults).toEqual([]);
  });

  it('that nobody knows of whether they are removed stay noted, and are removed an hour later', async () => {
    const { id: organisationId } = await buildOrganisation(database);
    const [first, second] = [someBytes(organisationId), someBytes(organisationId)];
    for (const { name, bytes } of [first, second]) await objects.keep(name, bytes, 'application/pdf');
    const before = new Date(Date.now() + 60_000);
    const killed = await Installation.open(database, {
      keep: (...what) => objects.keep(...what),
      read: (what) => objects.read(what),
      list: () => objects.list(),
      remove: () => Promise.reject(new Error('killed')),
      close: () => undefined,
    });
    await expect(killed.collectObjects({ before, carryOut: true })).rejects.toThrow('killed');
    await killed.close();
    const noted = async (): Promise<number> =>
      (await database.owner.query('select count(*)::int as n from directory.leaving_objects'))[0].n;
    expect(await noted()).toBeGreaterThanOrEqual(2);
    // Whoever noted them may still be removing them.
    expect((await installation.collectObjects({ before, carryOut: true })).gone.files).toBe(0);
    const ours = [first, second].map(({ name }) => keyOf(name));
    expect(await s3.keys()).toEqual(expect.arrayContaining(ours));
    await database.owner.query(`update directory.leaving_objects set noted_at = noted_at - interval '2 hours'`);
    await installation.collectObjects({ before, carryOut: true });
    expect([await noted(), (await s3.keys()).filter((key) => ours.includes(key))]).toEqual([0, []]);
  });

  it('do not leave while somebody removes objects, so that nothing is removed that has just become needed', async () => {
    const { organisationId, sha256 } = await buildBlob(database);
    const remover = database.owner.createQueryRunner();
    await remover.startTransaction();
    await remover.query('select pg_advisory_xact_lock(6402118538)');
    const order: string[] = [];
    const leaves = database.owner
      .query(`update app.blobs set place = 's3' where organisation_id = $1 and sha256 = $2`, [organisationId, sha256])
      .then(() => order.push('leaves'));
    await new Promise((done) => setTimeout(done, 150));
    order.push('removed');
    await remover.commitTransaction();
    await remover.release();
    await leaves;
    expect(order).toEqual(['removed', 'leaves']);
  });
});
