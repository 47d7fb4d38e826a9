import { beforeAll, describe, expect, it } from '@jest/globals';

import {
  answerTimestampQuery,
  builtInTimestampAuthority,
  createInstallationAuthority,
  issueSigner,
  makeRevocationLists,
  signPdf,
  type Verdict,
  verifyPdf,
} from '../src/index.ts';
import { issueCertificate, type Profile } from '../src/authority/certificate-profiles.ts';
import { chainOf } from '../src/authority/installation-authority.ts';
import { sha256 } from '../src/crypto/bytes.ts';
import { makeKeyPair, signDer } from '../src/crypto/ecdsa.ts';
import { replaceContents, withCertificate, withTimestamp } from './altered-signature.ts';
import { buildBasePdf } from './base-pdf.ts';
import { setUpInstallation, signAs, type TestInstallation } from './installation.ts';

const HEAD = { field: 'head', person: 'Ann Other', role: 'Head teacher', organisation: 'A School' };
const DAY = 86_400_000;

let installation: TestInstallation;
let base: Uint8Array;
let signed: Uint8Array;

beforeAll(async () => {
  installation = await setUpInstallation();
  base = await buildBasePdf(['head']);
  signed = await signAs(base, installation, HEAD);
});

function verify(bytes: Uint8Array, more: Partial<Parameters<typeof verifyPdf>[1]> = {}): Promise<Verdict> {
  return verifyPdf(bytes, { roots: installation.roots, at: installation.now, ...more });
}

function codesOf({ problems, signatures }: Verdict): string[] {
  return [...problems, ...signatures.flatMap((each) => each.problems)].map(({ code }) => code);
}

/** A signer with a key we keep and a certificate of any profile, for what the front door would not issue. */
async function makeOddSigner(profile: Profile, validity = { from: -DAY, to: DAY }) {
  const { authority, now } = installation;
  const { publicKey, privateKey } = await makeKeyPair({ storable: false });
  const certify = (commonName: string) =>
    issueCertificate({
      profile,
      subject: { commonName },
      validity: { notBefore: new Date(+now + validity.from), notAfter: new Date(+now + validity.to) },
      publicKey,
      issuer: authority.issuing,
    });
  const sign = (content: Uint8Array) => signDer(privateKey, content);
  return { signer: { certificate: await certify('Odd'), chain: chainOf(authority), sign }, certify, privateKey };
}

describe('the certificate of a signer', () => {
  it('names the person, the role and the organisation as they are written', async () => {
    const { authority, now } = installation;
    const signer = await issueSigner({
      authority,
      person: ' Siân\u202e Ó\u0000 Néill ',
      role: 'Cadeirydd, "llywodraethwyr" + clerc',
      organisation: 'مدرسة المثال',
      now,
    });
    const subject = signer.certificate.subjectName;
    expect(subject.getField('CN')).toEqual(['Siân Ó Néill']);
    expect(subject.getField('2.5.4.12')).toEqual(['Cadeirydd, "llywodraethwyr" + clerc']);
    expect(subject.getField('O')).toEqual(['مدرسة المثال']);
    expect(signer.certificate.notAfter).toEqual(authority.issuing.certificate.notAfter);
  });

  it('is not issued to nobody', async () => {
    const request = { ...HEAD, person: '\u200f \n', authority: installation.authority, now: installation.now };
    await expect(issueSigner({ ...request, person: ' \n' })).rejects.toMatchObject({ code: 'NAME_UNUSABLE' });
  });

  it('signs once: its key is gone after the first signature', async () => {
    const { authority, now } = installation;
    const signer = await issueSigner({ ...HEAD, authority, now });
    const request = { field: 'head', signer, name: 'Ann Other', reason: 'Approved', at: now };
    await signPdf(base, request);
    await expect(signPdf(base, request)).rejects.toMatchObject({ code: 'SIGNER_ALREADY_USED' });
  });

  it('must cover the moment of signing, by the signer’s clock and by the timestamp', async () => {
    const { authority, now } = installation;
    const later = new Date(+now + 2 * DAY);
    const make = () => issueSigner({ ...HEAD, authority, now, lifetimeMs: DAY });
    const request = { field: 'head', name: 'Ann Other', reason: 'Approved' };
    await expect(signPdf(base, { ...request, signer: await make(), at: later })).rejects.toMatchObject({
      code: 'SIGNER_NOT_VALID_NOW',
    });
    const timestamp = builtInTimestampAuthority(authority, () => later);
    await expect(signPdf(base, { ...request, signer: await make(), at: now, timestamp })).rejects.toMatchObject({
      code: 'CLOCK_DISAGREES',
    });
  });
});

describe('verifying refuses a signature', () => {
  it('whose certificate was replaced by another for the same key', async () => {
    const { signer, certify } = await makeOddSigner('signer');
    const bytes = await signAs(base, installation, HEAD, { signer });
    expect((await verify(bytes)).verdict).toBe('VALID');
    const forged = await replaceContents(bytes, async (contents) =>
      withCertificate(contents, (await certify('The Headteacher')).rawData),
    );
    const verdict = await verify(forged);
    expect(verdict.signatures[0]?.person).toBe('The Headteacher');
    expect(codesOf(verdict)).toEqual(['SIGNING_CERTIFICATE_REPLACED']);
  });

  it('from another installation, even one of the same name', async () => {
    const stranger = await createInstallationAuthority(installation.now, 'Example installation');
    const verdict = await verify(signed, { roots: [stranger.root.certificate.toString('pem')] });
    expect(verdict.verdict).toBe('INVALID');
    expect(codesOf(verdict)).toEqual(['TIMESTAMP_UNTRUSTED', 'CERTIFICATE_UNTRUSTED']);
  });

  it('when a root is trusted for timestamps only', async () => {
    const stranger = await createInstallationAuthority(installation.now, 'Elsewhere');
    const verdict = await verify(signed, {
      roots: [stranger.root.certificate.toString('pem')],
      timestampRoots: installation.roots,
    });
    expect(codesOf(verdict)).toEqual(['CERTIFICATE_UNTRUSTED']);
  });

  it('whose certificate had run out when the timestamp was made', async () => {
    const { authority } = installation;
    const { signer } = await makeOddSigner('signer', { from: -2 * DAY, to: 1000 });
    const bytes = await signAs(base, installation, HEAD, { signer });
    expect((await verify(bytes)).verdict).toBe('VALID');
    const tooLate = builtInTimestampAuthority(authority, () => new Date(+installation.now + DAY));
    const forged = await replaceContents(bytes, (contents) =>
      withTimestamp(contents, (signature) => tooLate.timestamp(sha256(signature))),
    );
    expect(codesOf(await verify(forged))).toEqual(['CERTIFICATE_EXPIRED']);
  });

  it.each(['timestamp', 'issuing'] as const)('made with a certificate for another use (%s)', async (profile) => {
    const { signer } = await makeOddSigner(profile);
    const verdict = await verify(await signAs(base, installation, HEAD, { signer }));
    expect(verdict.verdict).toBe('INVALID');
    expect(codesOf(verdict)).toContain('CERTIFICATE_WRONG_USE');
  });

  it.each(['signer', 'issuing'] as const)(
    'under an authority that nobody allowed (a %s certificate)',
    async (profile) => {
      // A signer's certificate may issue nothing; under our issuing authority no further authority may stand.
      const { signer: fake, privateKey } = await makeOddSigner(profile);
      const { publicKey, privateKey: own } = await makeKeyPair({ storable: false });
      const certificate = await issueCertificate({
        profile: 'signer',
        subject: { commonName: 'Made up' },
        validity: { notBefore: new Date(+installation.now - DAY), notAfter: new Date(+installation.now + DAY) },
        publicKey,
        issuer: { certificate: fake.certificate, privateKey },
      });
      const signer = {
        certificate,
        chain: [fake.certificate, ...fake.chain],
        sign: (content: Uint8Array) => signDer(own, content),
      };
      expect(codesOf(await verify(await signAs(base, installation, HEAD, { signer })))).toEqual([
        'CERTIFICATE_UNTRUSTED',
      ]);
    },
  );

  it('whose timestamp is over another signature', async () => {
    const forged = await replaceContents(signed, (contents) =>
      withTimestamp(contents, () => installation.timestamp.timestamp(sha256(Buffer.from('another')))),
    );
    expect(codesOf(await verify(forged))).toContain('TIMESTAMP_OF_OTHER_CONTENT');
  });

  it('whose timestamp was made with a certificate that is not for timestamps', async () => {
    const { authority, now } = installation;
    const { signer, privateKey } = await makeOddSigner('signer');
    const posing = { ...authority, timestamp: { certificate: signer.certificate, privateKey } };
    const { makeTimestampQuery } = await import('../src/timestamp/timestamp-query.ts');
    const { TimeStampResp } = await import('pkijs');
    const forged = await replaceContents(signed, (contents) =>
      withTimestamp(contents, async (signature) => {
        const query = makeTimestampQuery(sha256(signature));
        const answer = await answerTimestampQuery(query.bytes, { authority: posing, now });
        const token = TimeStampResp.fromBER(Uint8Array.from(answer).buffer).timeStampToken;
        return new Uint8Array(token?.toSchema().toBER() ?? new ArrayBuffer());
      }),
    );
    expect(codesOf(await verify(forged))).toContain('TIMESTAMP_UNTRUSTED');
  });
});

describe('a revoked certificate', () => {
  it('makes signatures from then on invalid and leaves earlier ones alone', async () => {
    const { authority, now } = installation;
    const serialNumber = (await verify(signed)).signatures[0]?.serialNumber ?? '';
    const listAt = async (revokedAt: Date) => {
      const lists = await makeRevocationLists(authority, { now, number: 7, revoked: [{ serialNumber, revokedAt }] });
      return { revocationLists: [lists.root, lists.issuing] };
    };
    const before = await verify(signed, await listAt(new Date(+now - 1000)));
    expect(codesOf(before)).toEqual(['CERTIFICATE_REVOKED']);
    expect((await verify(signed, await listAt(new Date(+now + DAY)))).verdict).toBe('VALID');
  });

  it('also counts when it is the issuing authority that was taken back', async () => {
    const { authority, now } = installation;
    const { serialNumber } = authority.issuing.certificate;
    const revokedByRoot = [{ serialNumber, revokedAt: new Date(+now - 1000), keyCompromised: true }];
    const lists = await makeRevocationLists(authority, { now, number: 8, revokedByRoot });
    const verdict = await verify(signed, { revocationLists: [lists.root] });
    expect(codesOf(verdict)).toEqual(['TIMESTAMP_UNTRUSTED', 'CERTIFICATE_REVOKED']);
  });

  it('is not believed on a list that somebody else signed', async () => {
    const stranger = await createInstallationAuthority(installation.now, 'Example installation');
    const serialNumber = (await verify(signed)).signatures[0]?.serialNumber ?? '';
    const revoked = [{ serialNumber, revokedAt: new Date(+installation.now - 1000) }];
    const lists = await makeRevocationLists(stranger, { now: installation.now, number: 9, revoked });
    expect((await verify(signed, { revocationLists: [lists.issuing] })).verdict).toBe('VALID');
  });
});
