import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openS3, type ObjectStore } from '@ratify/store';
import {
  buildBlob,
  buildDocumentVersion,
  buildOrganisation,
  createDatabase,
  type TestDatabase,
} from '@ratify/test-kit';
import { startS3, type TestS3 } from '@ratify/test-kit/s3';
import { run, type Ran } from '../start/run-built.ts';

// The operator takes stored files to a bucket and back, is cut off in between, and goes on.

const RATIFY = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const FILES = 240;
const STAYS = { RATIFY_BYTES: 'database' };

let database: TestDatabase;
let s3: TestS3;
let objects: ObjectStore;
let slug: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ratify-bytes-'));
  database = await createDatabase();
  s3 = await startS3();
  objects = await openS3(s3.settings);
  const [school, other] = [await buildOrganisation(database), await buildOrganisation(database)];
  slug = school.slug;
  await buildDocumentVersion(database, { organisationId: school.id });
  for (let made = 1; made < FILES; made += 1)
    await buildBlob(database, { organisationId: made % 2 === 0 ? school.id : other.id });
});
afterEach(() => {
  s3.trouble = 'none';
});
afterAll(async () => {
  objects?.close();
  await s3?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (more: object = {}): Record<string, string> => ({
  ...{ DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword, ...s3.env, ...more },
});
const ratify = (args: readonly string[], more: object = {}): Promise<Ran> => run(args, environment(more));

interface Row {
  readonly organisationId: string;
  readonly sha256: string;
  readonly place: string;
  readonly bytes: Buffer | null;
}

/** Where the bytes of each row really are; fails where they are nowhere, or not what they were. */
async function whereabouts(): Promise<{ here: number; gone: number }> {
  const rows: Row[] = await database.owner.query(
    'select organisation_id as "organisationId", sha256, place, bytes from app.blobs',
  );
  expect(rows).toHaveLength(FILES);
  for (const row of rows) {
    const bytes = row.bytes ?? (await objects.read(row));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256);
  }
  const here = rows.filter(({ bytes }) => bytes !== null).length;
  return { here, gone: FILES - here };
}

/** Runs it and kills it once the store has been asked so many times. */
async function killedAfter(requests: number, args: readonly string[], more: object = {}): Promise<void> {
  s3.requests.length = 0;
  const child = spawn(process.execPath, [RATIFY, ...args], { env: environment(more), stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (s3.requests.length < requests && child.exitCode === null) await wait(1);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

interface Files {
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

describe('where stored files are', () => {
  let manifest = '';
  const manifestOf = async (into: string): Promise<string> => {
    const { code } = await ratify(['export', slug, '--out', join(folder, into), '--reason', 'To compare.']);
    expect(code).toBe(0);
    // Its record goes on with each export; all the rest is the same bytes.
    const { files } = JSON.parse(readFileSync(join(folder, into, 'manifest.json'), 'utf8')) as Files;
    return JSON.stringify(files.filter(({ path }) => !path.startsWith('audit/')));
  };

  it('is the database, until a bucket is named', async () => {
    manifest = await manifestOf('before');
    expect(await run(['bytes', 'migrate', '--to', 's3'], { DATABASE_URL: database.url })).toEqual({
      ...{ code: 2, said: 'ratify: RATIFY_S3_BUCKET names no bucket, and so there is none.\n' },
    });
    const planned = await ratify(['bytes', 'migrate', '--to', 's3', '--dry-run']);
    expect(planned).toEqual({ code: 0, said: '240 files (1 MB) would go to the bucket.\n' });
    expect([await whereabouts(), await s3.keys()]).toEqual([{ here: FILES, gone: 0 }, []]);
  });

  it('is known of each, whenever the command is killed, and it goes on', async () => {
    for (const requests of [1, 77]) {
      await killedAfter(requests, ['bytes', 'migrate', '--to', 's3']);
      await whereabouts();
    }
    const { here, gone } = await whereabouts();
    expect([here > 0, gone > 0]).toEqual([true, true]);
    expect((await ratify(['check'])).code).toBe(0);
  });

  it('stays as it is where the store says no, and the operator is told why', async () => {
    s3.trouble = 'refusing';
    const { code, said } = await ratify(['bytes', 'migrate', '--to', 's3']);
    expect([code, said]).toEqual([2, expect.stringMatching(/^ratify: Not everything was done: .*\(SlowDown\)\. Put/)]);
    s3.trouble = 'none';
    expect((await whereabouts()).here).toBeGreaterThan(0);
  });

  it('is the bucket in the end; all is checked there, and an export has the same bytes', async () => {
    const { code, said } = await ratify(['bytes', 'migrate', '--to', 's3']);
    expect([code, said]).toEqual([0, expect.stringContaining('Everything is in the bucket.')]);
    expect(said).toMatch(/\d+ of \d+: \d+ MB\n/);
    expect([await whereabouts(), (await s3.keys()).length]).toEqual([{ here: 0, gone: FILES }, FILES]);
    expect(await manifestOf('after')).toBe(manifest);
    expect((await ratify(['check'])).said).toContain(`${FILES} files`);
  });

  it('is where an object was lost or changed, and `check` says which', async () => {
    const key = (await s3.keys())[7] ?? '';
    const [organisationId = '', sha256 = ''] = key.split('/');
    const bytes = await objects.read({ organisationId, sha256 });
    await s3.put(key, Buffer.from('something else'));
    expect(await ratify(['check'])).toMatchObject({
      code: 1,
      said: expect.stringContaining(`file ${sha256} is not in`),
    });
    const migrated = await ratify(['bytes', 'migrate', '--to', 'database'], STAYS);
    expect(migrated).toMatchObject({ code: 2, said: expect.stringContaining('has other bytes than were stored') });
    await s3.put(key, bytes);
    expect((await ratify(['check'])).code).toBe(0);
  });

  it('is the database again, only where nothing more moves out of it', async () => {
    const refused = await ratify(['bytes', 'migrate', '--to', 'database']);
    expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('Set RATIFY_BYTES=database first') });
    await killedAfter(50, ['bytes', 'migrate', '--to', 'database'], STAYS);
    await whereabouts();
    expect((await ratify(['bytes', 'migrate', '--to', 'database'], STAYS)).said).toContain(
      'Everything is in the database.',
    );
    expect(await whereabouts()).toEqual({ here: FILES, gone: 0 });
    const collected = await ratify(['bytes', 'collect', '--older-than', '1']);
    expect(collected).toEqual({
      ...{ code: 0, said: '0 files (0 MB) that nothing refers to, stored more than 1 days ago, are gone.\n' },
    });
    expect(await s3.keys()).toHaveLength(FILES);
  });
});
