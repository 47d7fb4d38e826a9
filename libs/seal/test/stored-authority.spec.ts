import { describe, expect, it } from '@jest/globals';

import {
  builtInTimestampAuthority,
  createInstallationAuthority,
  openAuthority,
  readMasterKey,
  storeAuthority,
  verifyPdf,
} from '../src/index.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, signAs } from './installation.ts';

const masterKey = readMasterKey(`test:${'5a'.repeat(32)}`);
const now = new Date('2027-03-12T14:05:00Z');

describe('an authority put away and taken out again', () => {
  it('signs under the same root as before, and its keys cannot be exported any more', async () => {
    const made = await createInstallationAuthority(now);
    const authority = await openAuthority(await storeAuthority(made, masterKey), [masterKey]);
    expect(authority.issuing.privateKey.extractable).toBe(false);
    const timestamp = builtInTimestampAuthority(authority, () => now);
    const roots = [new Uint8Array(made.root.certificate.rawData)];
    const bytes = await signAs(await buildBasePdf(['head']), { authority, timestamp, roots: [], now }, PEOPLE[0]);
    expect((await verifyPdf(bytes, { roots, at: now })).verdict).toBe('VALID');
  });

  it('never stands in the rows in clear', async () => {
    const made = await createInstallationAuthority(now);
    const rows = await storeAuthority(made, masterKey);
    expect(rows.map(({ kind }) => kind)).toEqual(['root', 'issuing', 'tsa']);
    for (const { envelopedKey } of rows) {
      // Every PKCS #8 P-256 key holds this object identifier of the curve.
      expect(Buffer.from(envelopedKey).includes(Buffer.from('2a8648ce3d030107', 'hex'))).toBe(false);
    }
  });

  it('is refused when a part is missing, and takes the newest of several', async () => {
    const [older, newer] = await Promise.all(
      [now, new Date('2030-01-01T00:00:00Z')].map(async (at) =>
        storeAuthority(await createInstallationAuthority(at), masterKey),
      ),
    );
    const rows = [...(newer ?? []), ...(older ?? [])];
    const opened = await openAuthority(rows, [masterKey]);
    expect(opened.timestamp.certificate.notAfter).toEqual(new Date('2036-01-01T00:00:00Z'));
    await expect(
      openAuthority(
        rows.filter(({ kind }) => kind !== 'tsa'),
        [masterKey],
      ),
    ).rejects.toMatchObject({
      code: 'AUTHORITY_INCOMPLETE',
    });
  });
});
