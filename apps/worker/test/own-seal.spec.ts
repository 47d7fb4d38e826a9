import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyPdf } from '@ratify/seal';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { rootsOf } from './installation.ts';
import { openAuthority, type OutsideAuthority } from './outside-authority.ts';
import { adoptPolicy, bytesOf, look, type AdoptedPolicy } from './school.ts';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
let authority: OutsideAuthority;
let folder: string;
beforeAll(async () => {
  database = await createDatabase();
  authority = await openAuthority();
  folder = mkdtempSync(join(tmpdir(), 'ratify-seals-'));
  writeFileSync(join(folder, '_roots.pem'), authority.rootPem);
});
afterAll(async () => {
  authority?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts the certificate there, and a command that stands for a card or a key service: it alone reads the key. */
function keep(slug: string, { certificate, key }: { certificate: string; key: string }): void {
  const file = (name: string) => join(folder, `${slug}.${name}`);
  writeFileSync(file('pem'), certificate);
  writeFileSync(file('key'), key, { mode: 0o600 });
  const program = `const { sign } = require('node:crypto');
const { readFileSync } = require('node:fs');
process.stdout.write(sign('sha256', readFileSync(0), readFileSync(${JSON.stringify(file('key'))})));
`;
  writeFileSync(file('cjs'), program);
  writeFileSync(file('sign'), `#!/bin/sh\nexec "${process.execPath}" "${file('cjs')}"\n`);
  chmodSync(file('sign'), 0o700);
}

async function workOff(): Promise<Awaited<ReturnType<typeof startWorker>>['journal']> {
  const worker = await startWorker(database, { sealsFolder: folder });
  await worker.drain();
  await worker.stop();
  return worker.journal;
}

async function latest(adopted: AdoptedPolicy): Promise<Uint8Array> {
  const { versions } = await look(database, adopted);
  return bytesOf(database, adopted, versions.at(-1)?.sha256 ?? '');
}

describe('an organisation with a certificate of an outside authority', () => {
  it('has its documents sealed with that, for the long term, and every other organisation has not', async () => {
    const [own, plain] = [await adoptPolicy(database, { signature: 'none' }), await adoptPolicy(database, { signature: 'none' })]; // prettier-ignore
    keep(own.school.slug, await authority.certify('Elm Park Academy Trust'));
    await workOff();
    const { document, versions } = await look(database, own);
    expect([document.state, versions.at(-1)?.level]).toEqual(['sealed', 'B-LTA']);
    expect(authority.fetched()).toBeGreaterThan(0);
    const roots = await rootsOf(database);
    const verdict = await verifyPdf(await latest(own), { roots: [...roots, authority.rootPem], at: new Date() });
    expect(verdict).toMatchObject({ verdict: 'VALID', level: 'B-LTA' });
    expect(verdict.signatures[0]).toMatchObject({
      organisation: 'Elm Park Academy Trust',
      trustAnchor: 'Example Authority root',
      words: expect.stringContaining('certificate issued under Example Authority root'),
    });
    const other = await verifyPdf(await latest(plain), { roots, at: new Date() });
    expect(other.verdict).toBe('VALID');
    expect(other.signatures[0]?.trustAnchor).not.toBe('Example Authority root');
  });

  it('waits, and is never sealed with another, when whoever holds the key does not answer', async () => {
    const adopted = await adoptPolicy(database, { signature: 'none' });
    keep(adopted.school.slug, await authority.certify('Elm Park Academy Trust'));
    writeFileSync(
      join(folder, `${adopted.school.slug}.sign`),
      '#!/bin/sh\necho the card is not in the reader >&2\nexit 1\n',
    );
    await workOff();
    const { document, jobs } = await look(database, adopted);
    expect(document.state).toBe('sealing');
    expect(jobs.at(-1)).toMatchObject({
      state: 'queued',
      progressNote: expect.stringContaining('gives no signature'),
    });
  });

  it('is told when the certificate was taken back, has ended or cannot be used, and nothing is sealed', async () => {
    const [revoked, ended, broken] = [
      await adoptPolicy(database, { signature: 'none' }),
      await adoptPolicy(database, { signature: 'none' }),
      await adoptPolicy(database, { signature: 'none' }),
    ];
    keep(ended.school.slug, await authority.certify('Ended', -0.5));
    writeFileSync(join(folder, `${broken.school.slug}.p12`), 'not a certificate');
    writeFileSync(join(folder, `${broken.school.slug}.password`), 'lantern');
    keep(revoked.school.slug, await authority.certify('Taken back'));
    await authority.revokeLast();
    const journal = await workOff();
    for (const adopted of [revoked, ended, broken]) {
      const { document, versions } = await look(database, adopted);
      expect([document.state, versions.map(({ level }) => level)]).toEqual(['failed', ['unsigned']]);
    }
    expect((await look(database, ended)).document.failure).toContain('not valid today');
    expect((await look(database, broken)).document.failure).toContain('own certificate cannot be used');
    expect(journal.filter(({ organisation }) => organisation === ended.school.slug)[0]).toMatchObject({
      ...{ level: 'error', event: 'seal.ends' },
    });
    expect(journal.filter(({ organisation }) => organisation === broken.school.slug)[0]).toMatchObject({
      ...{ level: 'error', event: 'seal.unusable' },
    });
  });
});
