import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';

import { issueSigner, makeRevocationLists, sealLongTerm, signPdf, verifyPdf } from '../src/index.ts';
import { listSignatureFields } from '../src/pdf/signature-fields.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, setUpInstallation, signAs, signInTurn, type TestInstallation } from './installation.ts';

const FIELDS = PEOPLE.map(({ field }) => field);

let installation: TestInstallation;
let states: Uint8Array[];
let signed: Uint8Array;

beforeAll(async () => {
  installation = await setUpInstallation();
  states = await signInTurn(await buildBasePdf(FIELDS), installation);
  signed = states.at(-1) ?? new Uint8Array();
});

describe('four people sign in turn', () => {
  it('leaves every signature valid, of level B-T, and says who, in what role, when and under whom', async () => {
    const verdict = await verifyPdf(signed, { roots: installation.roots, at: installation.now });
    expect(verdict).toMatchObject({ verdict: 'VALID', problems: [], missingFields: [], level: 'B-T' });
    expect(verdict.words).toBe('The document is complete and unchanged, with 4 signatures.');
    expect(
      verdict.signatures.map(({ field, person, role, organisation }) => ({ field, person, role, organisation })),
    ).toEqual(PEOPLE);
    for (const signature of verdict.signatures) {
      expect(signature).toMatchObject({
        sound: true,
        level: 'B-T',
        provenAt: installation.now,
        claimedAt: installation.now,
        trustAnchor: 'Example installation root',
        timestampedBy: 'Example installation timestamps',
      });
    }
    expect(verdict.signatures[0]?.words).toBe(
      'Signed by Siân Llŷr-Ŵyn, Head teacher, Ysgol Pen-y-Bryn, on 12 March 2027 at 14:05 GMT, timestamped by ' +
        'Example installation timestamps. Simple electronic signature with a one-time certificate issued under ' +
        'Example installation root (PAdES B-T).',
    );
    expect(verdict.words + verdict.signatures.map(({ words }) => words).join()).not.toMatch(/qualified|advanced/i);
  });

  it('appends and never rewrites', () => {
    for (const [index, state] of states.slice(1).entries()) {
      const before = states[index] ?? new Uint8Array();
      expect(Buffer.compare(state.subarray(0, before.length), before)).toBe(0);
    }
  });

  it('keeps the box, the page and the role name of every field', async () => {
    const fields = listSignatureFields(await PDF.load(signed));
    expect(fields.map(({ name }) => name)).toEqual(FIELDS);
    for (const { widget } of fields) {
      expect(widget.getArray('Rect')?.length).toBe(4);
      expect(widget.getRef('P')).toBeDefined();
      expect(widget.has('AP')).toBe(true);
    }
  });

  it('writes names and reasons that read back as they were given', async () => {
    const [first, , third] = listSignatureFields(await PDF.load(signed));
    const resolved = [first, third].map((each) => each?.value?.getString('Name')?.asString());
    expect(resolved).toEqual(['Siân Llŷr-Ŵyn, Head teacher', 'نور الهدى سالم, Clerk to the governors']);
  });
});

describe('a reason full of PDF syntax', () => {
  const reason = 'approve ) /ByteRange [0 1 2 3] /Contents <00> >> endobj ( \\ ünd so';

  it('is only text: the byte range of the signature is the only one a searching reader can find', async () => {
    const bytes = await signAs(await buildBasePdf(['head']), installation, PEOPLE[0], { reason });
    const verdict = await verifyPdf(bytes, { roots: installation.roots, at: installation.now });
    expect(verdict).toMatchObject({ verdict: 'VALID', signatures: [{ reason }] });
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/ByteRange/g),
    ).toHaveLength(1);
  });
});

describe('a document still being signed', () => {
  it('is incomplete, naming who is missing, when cut or stopped at a state boundary', async () => {
    for (const [index, state] of states.slice(1, -1).entries()) {
      const verdict = await verifyPdf(state, { roots: installation.roots, at: installation.now });
      expect(verdict).toMatchObject({ verdict: 'INCOMPLETE', missingFields: FIELDS.slice(index + 1) });
      expect(verdict.signatures.every(({ sound }) => sound)).toBe(true);
    }
  });

  it('is valid when only those who have signed were expected, incomplete when another field was', async () => {
    const state = states[2] ?? new Uint8Array();
    const options = { roots: installation.roots, at: installation.now };
    expect((await verifyPdf(state, { ...options, expectedFields: ['head', 'chair'] })).verdict).toBe('VALID');
    const wanting = await verifyPdf(signed, { ...options, expectedFields: [...FIELDS, 'seal'] });
    expect(wanting).toMatchObject({ verdict: 'INCOMPLETE', missingFields: ['seal'] });
  });

  it('is recognised as an earlier state by the stored hashes, even before the first signature', async () => {
    const options = { roots: installation.roots, at: installation.now };
    const hashes = await Promise.all(states.map(async (state) => (await verifyPdf(state, options)).sha256));
    const knownRevisions = hashes.map((sha256, index) => ({ number: index + 1, sha256 }));
    const [base = new Uint8Array(), , second = new Uint8Array()] = states;
    const earlier = await verifyPdf(second, { ...options, knownRevisions, expectedFields: [] });
    expect(earlier).toMatchObject({ verdict: 'INCOMPLETE', revision: { number: 3, latest: 5 } });
    expect(earlier.words).toContain('it is state 3 of 5');
    expect((await verifyPdf(signed, { ...options, knownRevisions })).revision).toEqual({ number: 5, latest: 5 });
    expect((await verifyPdf(base, { ...options, knownRevisions })).verdict).toBe('INCOMPLETE');
    expect((await verifyPdf(base, options)).verdict).toBe('INVALID');
  });
});

describe('levels', () => {
  it('without a timestamp only B-B is claimed, and the time is said to be unwitnessed', async () => {
    const { authority, now, roots } = installation;
    const signer = await issueSigner({ authority, person: 'Ann Other', role: 'Head', organisation: 'A School', now });
    const base = await buildBasePdf(['head']);
    const bytes = await signPdf(base, { field: 'head', signer, name: 'Ann Other', reason: 'Approved', at: now });
    const verdict = await verifyPdf(bytes, { roots, at: now });
    expect(verdict).toMatchObject({ verdict: 'VALID', level: 'B-B', signatures: [{ level: 'B-B', provenAt: null }] });
    expect(verdict.words + verdict.signatures[0]?.words).toContain('at a time nobody has witnessed');
    const later = new Date(now.getTime() + 13 * 366 * 86_400_000);
    expect((await verifyPdf(bytes, { roots, at: later })).signatures[0]?.problems).toMatchObject([
      { code: 'CERTIFICATE_EXPIRED' },
    ]);
  });

  it('closes the document for the long term with lists passed in and a timestamp over all: B-LTA', async () => {
    const { authority, now, roots, timestamp } = installation;
    const lists = await makeRevocationLists(authority, { now, number: 1 });
    const revocationLists = [lists.root, lists.issuing];
    const { bytes: sealed } = await sealLongTerm(signed, { roots, at: now, revocationLists, timestamp });
    const inThirtyYears = new Date('2057-01-01T00:00:00Z');
    const verdict = await verifyPdf(sealed, { roots, at: inThirtyYears });
    expect(verdict).toMatchObject({ verdict: 'VALID', level: 'B-LTA', problems: [] });
    expect(verdict.signatures.at(-1)).toMatchObject({ kind: 'document-timestamp', sound: true });
    expect(Buffer.compare(sealed.subarray(0, signed.length), signed)).toBe(0);
  });

  it('refuses to close a document whose signer was revoked, whose list is missing, or which does not hold', async () => {
    const { authority, now, roots, timestamp } = installation;
    const [first] = (await verifyPdf(signed, { roots, at: now })).signatures;
    const revoked = [{ serialNumber: first?.serialNumber ?? '', revokedAt: new Date(now.getTime() - 1000) }];
    const bad = await makeRevocationLists(authority, { now, number: 2, revoked });
    const good = await makeRevocationLists(authority, { now, number: 1 });
    const request = { roots, at: now, timestamp };
    await expect(sealLongTerm(signed, { ...request, revocationLists: [bad.root, bad.issuing] })).rejects.toMatchObject({
      code: 'CERTIFICATE_REVOKED',
    });
    await expect(sealLongTerm(signed, { ...request, revocationLists: [good.issuing] })).rejects.toMatchObject({
      code: 'REVOCATION_LIST_MISSING',
    });
    const flipped = Uint8Array.from(signed);
    flipped[200] = (flipped[200] ?? 0) ^ 1;
    await expect(
      sealLongTerm(flipped, { ...request, revocationLists: [good.root, good.issuing] }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_NOT_SOUND' });
  });
});
