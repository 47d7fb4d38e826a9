import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  builtInTimestampAuthority,
  createInstallationAuthority,
  issueSigner,
  rootCertificatePem,
  signPdf,
} from '@ratify/seal';
import { makeFolder, runRatify, type Ran } from './run-ratify.ts';

const POLICY = `---
title: Garden policy
signatories: [chair, head]
---

## Gate {#gate}

:::clause{#closed}
The gate of :org[name] must be closed.
:::

::signatures{roles="chair head"}
`;

let folder = '';
let remove = async (): Promise<void> => undefined;
let rendered: Ran;
const ratify = (...args: string[]): Promise<Ran> => runRatify(folder, args);

beforeAll(async () => {
  ({ folder, remove } = await makeFolder({
    'garden.md': POLICY,
    'broken.md': POLICY.replace(/:::\n\n::signatures/, '::signatures'),
    'facts.json': '{"name": "Sample School"}',
  }));
  rendered = await ratify('render', 'garden.md', '--out', 'garden.pdf', '--facts', 'facts.json', '--json');
  await signBoth();
});
afterAll(() => remove());

/** The chair alone, then the head on top: `one.pdf` and `two.pdf`, and the root certificate beside them under another name. */
async function signBoth(): Promise<void> {
  const now = new Date();
  const authority = await createInstallationAuthority(now);
  const timestamp = builtInTimestampAuthority(authority, () => now);
  let bytes: Uint8Array = await readFile(join(folder, 'garden.pdf'));
  for (const [field, file] of [
    ['chair', 'one.pdf'],
    ['head', 'two.pdf'],
  ] as const) {
    const signer = await issueSigner({
      authority,
      person: `Sample ${field}`,
      role: field,
      organisation: 'Sample School',
      now,
    });
    bytes = await signPdf(bytes, {
      field,
      signer,
      name: `Sample ${field}`,
      role: field,
      reason: 'Approved',
      at: now,
      timestamp,
    });
    await writeFile(join(folder, file), bytes);
  }
  const altered = Buffer.from(bytes);
  const at = altered.indexOf('/Title');
  altered[at + 10] = (altered[at + 10] ?? 0) ^ 1;
  await writeFile(join(folder, 'altered.pdf'), altered);
  await writeFile(join(folder, 'trusted.pem'), rootCertificatePem(authority));
}

describe('ratify render', () => {
  it('prints a PDF with a field for each signatory', async () => {
    expect(rendered).toMatchObject({ code: 0, err: '' });
    const { pages, fields } = JSON.parse(rendered.out) as { pages: number; fields: { field: string }[] };
    expect(pages).toBeGreaterThan(1);
    expect(fields.map(({ field }) => field)).toEqual(['chair', 'head']);
    expect((await readFile(join(folder, 'garden.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('prints nothing from a text it cannot read, and needs to know where to', async () => {
    const { code, err } = await ratify('render', 'broken.md', '--out', 'broken.pdf');
    expect(code).toBe(1);
    expect(err).toContain('broken.md:8');
    expect((await ratify('render', 'garden.md')).code).toBe(2);
    expect((await ratify('render', 'garden.md', '--out', 'x.pdf', '--facts', 'garden.md')).code).toBe(2);
  });
});

describe('ratify verify', () => {
  it('exits 0 for VALID, 3 for INCOMPLETE and 1 for INVALID', async () => {
    expect(await ratify('verify', 'two.pdf', '--root', 'trusted.pem')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^two\.pdf: VALID\n/),
    });
    expect(await ratify('verify', 'one.pdf', '--root', 'trusted.pem')).toMatchObject({
      code: 3,
      out: expect.stringContaining('not signed  head'),
    });
    expect(await ratify('verify', 'altered.pdf', '--root', 'trusted.pem')).toMatchObject({
      code: 1,
      out: expect.stringContaining('INVALID'),
    });
    expect((await ratify('verify', 'garden.md', '--root', 'trusted.pem')).code).toBe(1);
  });

  it('can be told which fields count', async () => {
    const { code, out } = await ratify('verify', 'one.pdf', '--root', 'trusted.pem', '--field', 'chair', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'VALID',
      signatures: [{ field: 'chair', sound: true, level: 'B-T' }],
    });
  });

  it('trusts nothing by itself: a root is named, configured or kept beside the file', async () => {
    expect(await ratify('verify', 'two.pdf')).toMatchObject({ code: 2, err: expect.stringContaining('--root') });
    expect((await ratify('verify', 'two.pdf', '--root', 'garden.md')).code).toBe(2);
    expect(
      (await runRatify(folder, ['verify', 'two.pdf'], '', { env: { RATIFY_ROOT_CERTIFICATE: 'trusted.pem' } })).code,
    ).toBe(0);
    await rename(join(folder, 'trusted.pem'), join(folder, 'root-certificate.pem'));
    expect((await ratify('verify', 'two.pdf')).code).toBe(0);
    const stranger = await createInstallationAuthority(new Date());
    await writeFile(join(folder, 'stranger.pem'), rootCertificatePem(stranger));
    expect((await ratify('verify', 'two.pdf', '--root', 'stranger.pem')).code).toBe(1);
  });
});
