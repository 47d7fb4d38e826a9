import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';

import { issueSigner, makeRevocationLists, rootCertificatePem, sealLongTerm, verifyPdf } from '../src/index.ts';
import { readSignedData } from '../src/cms/read-signed-data.ts';
import { OID } from '../src/crypto/oids.ts';
import { PemConverter, type X509Certificate } from '../src/crypto/x509.ts';
import { listSignatureFields } from '../src/pdf/signature-fields.ts';
import { readToken } from '../src/timestamp/read-token.ts';
import { readCoveredRange } from '../src/verify/byte-range.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, setUpInstallation, signInTurn, type TestInstallation } from './installation.ts';
import { Desk, describeWithTools, runTool } from './tools.ts';

/** Other people's programs judge what this room makes; they use the real clock, so the documents are made now. */
const desk = new Desk();
let installation: TestInstallation;
let sealed: Uint8Array;

beforeAll(async () => {
  installation = await setUpInstallation(new Date());
  const { authority, now, roots, timestamp } = installation;
  const states = await signInTurn(await buildBasePdf(PEOPLE.map(({ field }) => field)), installation);
  const lists = await makeRevocationLists(authority, { now, number: 1 });
  const revocationLists = [lists.root, lists.issuing];
  const signed = states.at(-1) ?? new Uint8Array();
  ({ bytes: sealed } = await sealLongTerm(signed, { roots, at: now, revocationLists, timestamp }));
  desk.put('signed.pdf', signed);
  desk.put('sealed.pdf', sealed);
  desk.put('root.pem', rootCertificatePem(authority));
});

afterAll(() => desk.clear());

const at = (name: string) => `${desk.folder}/${name}`;

describeWithTools(['pdfsig', 'certutil'], 'pdfsig, with the root of the installation trusted', () => {
  it.each(['signed.pdf', 'sealed.pdf'])(
    'finds every signature of %s valid and every certificate trusted',
    async (file) => {
      const store = `sql:${desk.folder}`;
      await runTool('certutil', ['-N', '-d', store, '--empty-password']);
      await runTool('certutil', ['-A', '-d', store, '-n', 'installation root', '-t', 'C,C,C', '-i', at('root.pem')]);
      const { said } = await runTool('pdfsig', ['-nssdir', store, at(file)]);
      const people = said
        .split(/^Signature #/m)
        .slice(1)
        .filter((each) => PEOPLE.some(({ field }) => each.includes(`Signature Field Name: ${field}\n`)));
      expect(people).toHaveLength(PEOPLE.length);
      for (const [index, part] of people.entries()) {
        expect(part).toContain('Signature Validation: Signature is Valid.');
        expect(part).toContain('Certificate Validation: Certificate is Trusted.');
        expect(part).toContain(`Signer Certificate Common Name: ${PEOPLE[index]?.person}`);
        expect(part).toContain('Signature Type: ETSI.CAdES.detached');
      }
      expect(said.match(/Total document signed/g)).toHaveLength(1);
    },
  );
});

describeWithTools(['qpdf'], 'qpdf', () => {
  it.each(['signed.pdf', 'sealed.pdf'])('finds no fault in %s', async (file) => {
    const { code, said } = await runTool('qpdf', ['--check', at(file)]);
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining('No syntax or stream encoding errors'),
    });
  });
});

describeWithTools(['qpdf'], 'a base document with its objects in compressed streams', () => {
  it('is signed and verified like any other', async () => {
    const base = desk.put('base.pdf', await buildBasePdf(PEOPLE.map(({ field }) => field)));
    await runTool('qpdf', ['--object-streams=generate', base, at('streams.pdf')]);
    const states = await signInTurn(desk.get('streams.pdf'), installation);
    const signed = states.at(-1) ?? new Uint8Array();
    const { roots, now } = installation;
    expect(await verifyPdf(signed, { roots, at: now })).toMatchObject({ verdict: 'VALID', problems: [], level: 'B-T' });
    expect(await runTool('qpdf', ['--check', desk.put('signed-streams.pdf', signed)])).toMatchObject({ code: 0 });
  });
});

describeWithTools(['openssl'], 'OpenSSL', () => {
  it('verifies each signature over its part of the file, and each timestamp over its signature', async () => {
    const fields = listSignatureFields(await PDF.load(sealed));
    for (const { name, value } of fields.filter((each) => PEOPLE.some(({ field }) => field === each.name))) {
      if (!value) throw new Error(`${name} is not signed`);
      const { before, after } = readCoveredRange(sealed, value);
      const contents = value.getString('Contents')?.bytes ?? new Uint8Array();
      const cms = readSignedData(contents);
      const content = desk.put('content', Buffer.concat([before, after]));
      const signature = desk.put('signature.p7s', contents.subarray(0, cms.length));
      const own = ['-in', signature, '-inform', 'DER', '-content', content, '-CAfile', at('root.pem')];
      const args = ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', ...own, '-out', at('out')];
      expect({ name, ...(await runTool('openssl', args)) }).toMatchObject({
        name,
        code: 0,
        said: expect.stringContaining('CAdES Verification successful'),
      });
      const token = desk.put('token', cms.unsigned.get(OID.signatureTimestamp) ?? new Uint8Array());
      const stamped = desk.put('stamped', cms.signature);
      const stamp = ['ts', '-verify', '-token_in', '-in', token, '-data', stamped, '-CAfile', at('root.pem')];
      expect(await runTool('openssl', stamp)).toMatchObject({
        code: 0,
        said: expect.stringContaining('Verification: OK'),
      });
    }
  });

  it('verifies the document timestamp over the rest of the file', async () => {
    const stamp = listSignatureFields(await PDF.load(sealed)).find(
      ({ value }) => value?.getName('Type')?.value === 'DocTimeStamp',
    );
    if (!stamp?.value) throw new Error('no document timestamp');
    const { before, after } = readCoveredRange(sealed, stamp.value);
    const contents = stamp.value.getString('Contents')?.bytes ?? new Uint8Array();
    const token = desk.put('document.token', contents.subarray(0, readToken(contents).cms.length));
    const content = desk.put('document', Buffer.concat([before, after]));
    const args = ['ts', '-verify', '-token_in', '-in', token, '-data', content, '-CAfile', at('root.pem')];
    expect(await runTool('openssl', args)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Verification: OK'),
    });
  });

  it('accepts the certificates strictly and follows the revocation lists', async () => {
    const { authority, now } = installation;
    const signer = await issueSigner({ ...PEOPLE[2], authority, now });
    const revoked = [{ serialNumber: signer.certificate.serialNumber, revokedAt: new Date(+now - 60_000) }];
    const listed = async (number: number, revokedNow: typeof revoked) => {
      const { root, issuing } = await makeRevocationLists(authority, { now, number, revoked: revokedNow });
      return desk.put(`${number}.crl`, [root, issuing].map((der) => PemConverter.encode(der, 'X509 CRL')).join('\n'));
    };
    const issuing = desk.put('issuing.pem', authority.issuing.certificate.toString('pem'));
    const check = (certificate: X509Certificate, lists: string) => {
      const path = desk.put('checked.pem', certificate.toString('pem'));
      const trust = ['-CAfile', at('root.pem'), '-untrusted', issuing];
      return runTool('openssl', ['verify', '-x509_strict', '-crl_check_all', '-CRLfile', lists, ...trust, path]);
    };
    const clean = await listed(1, []);
    expect(await check(authority.timestamp.certificate, clean)).toMatchObject({ code: 0 });
    expect(await check(signer.certificate, clean)).toMatchObject({ code: 0 });
    expect((await check(signer.certificate, await listed(2, revoked))).said).toContain('certificate revoked');
    const subject = ['x509', '-in', at('checked.pem'), '-noout', '-subject', '-nameopt', 'utf8'];
    expect((await runTool('openssl', subject)).said).toContain(`CN=${PEOPLE[2].person}`);
  });
});
