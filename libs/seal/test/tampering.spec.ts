import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDF, PdfDict, PdfName, PdfStream } from '@libpdf/core';

import { makeRevocationLists, sealLongTerm, type Verdict, verifyPdf } from '../src/index.ts';
import { readSignedData } from '../src/cms/read-signed-data.ts';
import { sha256, toHex } from '../src/crypto/bytes.ts';
import { OID } from '../src/crypto/oids.ts';
import { listSignatureFields } from '../src/pdf/signature-fields.ts';
import { readToken } from '../src/timestamp/read-token.ts';
import { readCoveredRange } from '../src/verify/byte-range.ts';
import { firstContents, replaceContents } from './altered-signature.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, setUpInstallation, signAs, signInTurn, type TestInstallation } from './installation.ts';

let installation: TestInstallation;
let states: Uint8Array[];
let sealed: Uint8Array;

beforeAll(async () => {
  installation = await setUpInstallation();
  states = await signInTurn(await buildBasePdf(PEOPLE.map(({ field }) => field)), installation);
  const { authority, now, roots, timestamp } = installation;
  const lists = await makeRevocationLists(authority, { now, number: 1 });
  const revocationLists = [lists.root, lists.issuing];
  ({ bytes: sealed } = await sealLongTerm(states.at(-1) ?? new Uint8Array(), {
    roots,
    at: now,
    revocationLists,
    timestamp,
  }));
});

function verify(bytes: Uint8Array, more: Partial<Parameters<typeof verifyPdf>[1]> = {}): Promise<Verdict> {
  return verifyPdf(bytes, { roots: installation.roots, at: installation.now, ...more });
}

function codesOf({ problems, signatures }: Verdict): string[] {
  return [...problems, ...signatures.flatMap((each) => each.problems)].map(({ code }) => code);
}

async function update(bytes: Uint8Array, change: (pdf: PDF) => void | Promise<void>): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  await change(pdf);
  return pdf.save({ incremental: true });
}

async function swapStamp(pdf: PDF): Promise<void> {
  const [first] = listSignatureFields(pdf);
  const empty = PdfStream.fromDict({ Type: PdfName.of('XObject'), Subtype: PdfName.of('Form') }, new Uint8Array());
  first?.widget.set('AP', PdfDict.of({ N: pdf.register(empty) }));
}

it('starts from a document that is valid as it is', async () => {
  expect(codesOf(await verify(sealed))).toEqual([]);
});

describe('a byte flipped in covered content', () => {
  it('is noticed wherever it is', async () => {
    const [, signed = new Uint8Array()] = states;
    const [field] = listSignatureFields(await PDF.load(signed));
    if (!field?.value) throw new Error('the fixture is not signed');
    const { before, after } = readCoveredRange(signed, field.value);
    const gapEnd = signed.length - after.length;
    const covered = [...spread(0, before.length, 16), ...spread(gapEnd, signed.length, 12)];
    for (const position of covered) {
      const bytes = Uint8Array.from(signed);
      bytes[position] = (bytes[position] ?? 0) ^ 1;
      expect({ position, verdict: (await verify(bytes)).verdict }).toEqual({ position, verdict: 'INVALID' });
    }
  });

  it('is noticed in every part of the signature that is believed, and in the zeros behind it', async () => {
    const [, signed = new Uint8Array()] = states;
    const contents = await firstContents(signed);
    const cms = readSignedData(contents);
    const parts = {
      certificate: new Uint8Array(cms.signerCertificate.rawData),
      issuer: new Uint8Array(cms.certificates[1]?.rawData ?? new ArrayBuffer()),
      signature: cms.signature,
      attributes: cms.signedAttributes.subarray(1),
      timestamp: readToken(cms.unsigned.get(OID.signatureTimestamp) ?? new Uint8Array()).cms.signature,
    };
    const middles = Object.values(parts).map((part) => contents.indexOf(part) + Math.floor(part.length / 2));
    for (const position of [...middles, cms.length, contents.length - 1]) {
      const bytes = await replaceContents(signed, (copy) => {
        copy[position] = (copy[position] ?? 0) ^ 1;
        return copy;
      });
      expect({ position, verdict: (await verify(bytes)).verdict }).toEqual({ position, verdict: 'INVALID' });
    }
  });
});

describe('something appended to the sealed document', () => {
  const forgeries: [string, (pdf: PDF) => void | Promise<void>][] = [
    ['a sentence on a page', (pdf) => pdf.getPage(0)?.drawText('Everyone may come late.', { x: 60, y: 700, size: 12 })],
    ['another picture in a signature box', swapStamp],
    ['another title', (pdf) => pdf.setTitle('Another policy')],
    ['another attachment', (pdf) => pdf.addAttachment('evil.txt', new Uint8Array([1, 2, 3]))],
  ];
  it.each(forgeries)('%s is noticed', async (_what, change) => {
    const verdict = await verify(await update(sealed, change));
    expect(verdict.verdict).toBe('INVALID');
    expect(codesOf(verdict)).toContain('APPENDED_AFTER_LAST_SIGNATURE');
  });

  it.each(['\n', ' ', '\n% a remark\n', '%%EOF\n'])('trailing %j is noticed', async (junk) => {
    const verdict = await verify(new Uint8Array(Buffer.concat([sealed, Buffer.from(junk)])));
    expect(verdict.verdict).toBe('INVALID');
  });

  it.each(forgeries)('%s is noticed even under the signature of the next person', async (_what, change) => {
    const [, first = new Uint8Array()] = states;
    const forged = await signAs(await update(first, change), installation, PEOPLE[1]);
    const verdict = await verify(forged, { expectedFields: ['head', 'chair'] });
    expect(verdict.verdict).toBe('INVALID');
    expect(codesOf(verdict)).toEqual(['CHANGED_BETWEEN_SIGNATURES']);
  });

  it('a signature moved into a second field is noticed', async () => {
    const [, first = new Uint8Array()] = states;
    const copied = await update(first, (pdf) => {
      const [head, chair] = listSignatureFields(pdf);
      const value = head?.dict.getRef('V');
      if (value) chair?.dict.set('V', value);
    });
    const verdict = await verify(await signAs(copied, installation, PEOPLE[2]), { expectedFields: [] });
    expect(codesOf(verdict)).toContain('CHANGED_BETWEEN_SIGNATURES');
  });

  it('a timestamp alone, which anybody can get for any file, makes no document of ours', async () => {
    const pdf = await PDF.load(await buildBasePdf([]));
    const { timestamp } = installation;
    const { bytes } = await pdf.addTimestamp({
      timestampAuthority: { timestamp: (each) => timestamp.timestamp(each) },
    });
    const verdict = await verify(bytes);
    expect(verdict).toMatchObject({ verdict: 'INVALID', signatures: [{ kind: 'document-timestamp', sound: true }] });
    expect(codesOf(verdict)).toEqual(['NOT_SIGNED']);
  });

  it('a change is noticed under a timestamp that covers it', async () => {
    const { timestamp } = installation;
    const timestampAuthority = { timestamp: (each: Uint8Array) => timestamp.timestamp(each) };
    for (const [what, change] of forgeries) {
      const pdf = await PDF.load(await update(states.at(-1) ?? sealed, change));
      const verdict = await verify((await pdf.addTimestamp({ timestampAuthority })).bytes);
      expect({ what, codes: codesOf(verdict) }).toEqual({ what, codes: ['CHANGED_BETWEEN_SIGNATURES'] });
    }
  });

  it('a timestamp that can be seen, or acts, is noticed', async () => {
    const { timestamp } = installation;
    const timestampAuthority = { timestamp: (each: Uint8Array) => timestamp.timestamp(each) };
    for (const entry of ['A', 'MK']) {
      const pdf = await PDF.load(states.at(-1) ?? sealed);
      const form = pdf.getForm();
      form?.createSignatureField('Archive').getDict().set(entry, PdfDict.of({}));
      const verdict = await verify((await pdf.addTimestamp({ timestampAuthority, fieldName: 'Archive' })).bytes);
      expect({ entry, codes: codesOf(verdict) }).toEqual({ entry, codes: ['CHANGED_BETWEEN_SIGNATURES'] });
    }
  });

  it('a complete rewrite is noticed', async () => {
    const pdf = await PDF.load(sealed);
    pdf.setTitle('Attendance policy ');
    expect((await verify(await pdf.save())).verdict).toBe('INVALID');
  });
});

describe('a file cut short', () => {
  it('is incomplete at the end of a signed state and invalid anywhere else', async () => {
    const boundaries = states.slice(1).map(({ length }) => length);
    const [, first = 0, second = 0] = boundaries;
    for (const length of boundaries.slice(0, -1)) {
      expect((await verify(sealed.subarray(0, length))).verdict).toBe('INCOMPLETE');
    }
    const elsewhere = [100, first - 1, first + 1, first + 500, second - 3, second + 30_000, sealed.length - 1];
    for (const length of elsewhere) {
      const { verdict } = await verify(sealed.subarray(0, length));
      expect({ length, verdict }).toEqual({ length, verdict: 'INVALID' });
    }
  });

  it('of its long-term part shows as the earlier state it is when the stored states are known', async () => {
    const all = [...states, sealed];
    const knownRevisions = all.map((state, index) => ({ number: index + 1, sha256: toHex(sha256(state)) }));
    const verdict = await verify(states.at(-1) ?? sealed, { knownRevisions });
    expect(verdict).toMatchObject({ verdict: 'INCOMPLETE', revision: { number: 5, latest: 6 }, level: 'B-T' });
  });
});

function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + Math.floor(((to - 1 - from) * index) / (count - 1)));
}
