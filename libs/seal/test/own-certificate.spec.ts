import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { issueSigner, openPkcs12, ownSigner, readCertificates, signPdf, verifyPdf, type Signer } from '../src/index.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, setUpInstallation, signAs, type TestInstallation } from './installation.ts';
import { Desk, describeWithTools, runTool } from './tools.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const pem = (name: string): string => Buffer.from(fixture(name)).toString();
const PASSWORD = 'lantern-£-meadow';
/** Of the same fixtures, for the tests that sign with a key they do not hold. */
const keyElsewhere = createPrivateKey(pem('held-elsewhere.key'));

let installation: TestInstallation;
beforeAll(async () => {
  installation = await setUpInstallation();
});

/** A document that a person has signed, sealed by this signer. */
async function sealedBy(signer: Signer): Promise<Uint8Array> {
  const { now: at, timestamp } = installation;
  const signed = await signAs(await buildBasePdf(['head', 'trust']), installation, PEOPLE[0]);
  const name = 'Elm Park Academy Trust';
  return signPdf(signed, { field: 'trust', signer, name, reason: 'Adopted and recorded by the clerk.', at, timestamp });
}

const verify = (bytes: Uint8Array, roots: readonly string[]) => verifyPdf(bytes, { roots, at: installation.now });

describe('an organisation’s own certificate', () => {
  it.each(['rsa.p12', 'ec.p12'])('of the file %s seals beside a one-time certificate, and both hold', async (name) => {
    const signer = await openPkcs12(fixture(name), PASSWORD);
    expect(signer.chain.map(({ subject }) => subject)).toEqual(['O=Example Authority, CN=Example Authority root']);
    const sealed = await sealedBy(signer);
    const verdict = await verify(sealed, [...installation.roots, pem('root.pem')]);
    expect(verdict).toMatchObject({ verdict: 'VALID', level: 'B-T' });
    expect(verdict.signatures.map(({ organisation, trustAnchor }) => [organisation, trustAnchor])).toEqual([
      [PEOPLE[0].organisation, 'Example installation root'],
      ['Elm Park Academy Trust', 'Example Authority root'],
    ]);
    const untrusting = await verify(sealed, installation.roots);
    expect(untrusting.verdict).toBe('INVALID');
    expect(untrusting.signatures[1]?.problems.map(({ code }) => code)).toEqual(['CERTIFICATE_UNTRUSTED']);
  });

  it('signs as often as it is asked, with a key that somebody else holds', async () => {
    const asked: number[] = [];
    const signer = ownSigner(readCertificates(pem('held-elsewhere.pem') + pem('root.pem')), async (content) => {
      asked.push(content.length);
      return new Uint8Array(sign('sha256', content, keyElsewhere));
    });
    for (let times = 0; times < 2; times++)
      expect((await verify(await sealedBy(signer), [...installation.roots, pem('root.pem')])).verdict).toBe('VALID');
    expect(asked).toHaveLength(2);
  });

  it('is not kept when whoever holds the key signs something else', async () => {
    const signer = ownSigner(
      readCertificates(pem('held-elsewhere.pem')),
      async () => new Uint8Array(sign('sha256', Buffer.from('something else'), keyElsewhere)),
    );
    await expect(sealedBy(signer)).rejects.toThrow('does not verify');
  });

  it.each([
    ['rsa.p12', 'wrong', /password/],
    ['legacy.p12', 'lantern', /export it anew/],
    ['keyless.p12', 'lantern', /no private key/],
    ['root.pem', 'lantern', /does not open/],
  ])('of the file %s with the password %s is refused, and says why', async (name, password, why) => {
    const opening = openPkcs12(fixture(name), password);
    await expect(opening).rejects.toMatchObject({
      code: 'OWN_CERTIFICATE_UNUSABLE',
      message: expect.stringMatching(why),
    });
  });

  it('with a key that readers of PDFs do not know, or without any, is refused', () => {
    const never: Signer['sign'] = () => Promise.reject(new Error('never asked'));
    expect(() => ownSigner(readCertificates(pem('ed.pem')), never)).toThrow(/ed25519/);
    expect(() => ownSigner(readCertificates('no PEM'), never)).toThrow(/no certificate/);
  });

  it('that has ended does not sign', async () => {
    const { authority, now } = installation;
    const past = new Date(now.getTime() - 86_400_000);
    const ended = await issueSigner({ ...PEOPLE[0], authority, now: past, lifetimeMs: 1000 });
    await expect(sealedBy(ended)).rejects.toMatchObject({ code: 'SIGNER_NOT_VALID_NOW' });
  });
});

describeWithTools(['pdfsig', 'openssl'], 'other programs', () => {
  it('accept an RSA seal of a key that openssl holds', async () => {
    const desk = new Desk();
    const key = desk.put('key.pem', pem('held-elsewhere.key'));
    const signer = ownSigner(readCertificates(pem('held-elsewhere.pem') + pem('root.pem')), async (content) => {
      const out = `${desk.folder}/signature`;
      const args = ['dgst', '-sha256', '-sign', key, '-out', out, desk.put('content', content)];
      expect(await runTool('openssl', args)).toMatchObject({ code: 0 });
      return desk.get('signature');
    });
    const file = desk.put('sealed.pdf', await sealedBy(signer));
    const { said } = await runTool('pdfsig', [file]);
    expect(said.match(/Signature is Valid/g)).toHaveLength(2);
    desk.clear();
  });
});
