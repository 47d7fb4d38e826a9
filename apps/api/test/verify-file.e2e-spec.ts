import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import {
  builtInTimestampAuthority,
  createInstallationAuthority,
  issueSigner,
  makeRevocationLists,
  readMasterKey,
  signPdf,
  storeAuthority,
  type InstallationAuthority,
} from '@ratify/seal';
import { startApi, type TestApi } from './api.ts';

let api: TestApi;
let authority: InstallationAuthority;
let signed: Uint8Array;

beforeAll(async () => {
  api = await startApi();
  const now = new Date();
  authority = await createInstallationAuthority(now);
  const rows = await storeAuthority(authority, readMasterKey(`test:${'ab'.repeat(32)}`));
  await api.database.store.foundAuthorities(
    rows.map((row) => ({
      ...row,
      certificate: Buffer.from(row.certificate),
      envelopedKey: Buffer.from(row.envelopedKey),
    })),
  );
  const signer = await issueSigner({ authority, person: 'Ann Other', role: 'Chair', organisation: 'A School', now });
  const request = { field: 'chair', signer, name: 'Ann Other', reason: 'Read and approved', at: now };
  signed = await signPdf(await pageToSign(), { ...request, timestamp: builtInTimestampAuthority(authority) });
});
afterAll(() => api?.close());

/** A page with one empty signature field. */
async function pageToSign(): Promise<Uint8Array> {
  const pdf = PDF.create();
  const page = pdf.addPage({ size: 'a4' });
  const field = pdf.register(
    PdfDict.of({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Widget'),
      FT: PdfName.of('Sig'),
      T: PdfString.fromString('chair'),
      Rect: new PdfArray([60, 60, 260, 110].map((each) => PdfNumber.of(each))),
      P: page.ref,
    }),
  );
  page.dict.set('Annots', new PdfArray([field]));
  const form = PdfDict.of({ Fields: new PdfArray([field]), SigFlags: PdfNumber.of(3) });
  pdf.getCatalog().set('AcroForm', pdf.register(form));
  return pdf.save();
}

interface Answer {
  readonly verdict: string;
  readonly words: string;
  readonly verifyCode: string | null;
  readonly signatures: readonly { readonly person: string; readonly problems: readonly { readonly code: string }[] }[];
}

async function verify(body: Uint8Array, type = 'application/pdf'): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${api.origin}/verify-file`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: Buffer.from(body),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

describe('a file that anybody hands in', () => {
  it('is told of in plain words, by the installation’s own root, and nothing of it is kept', async () => {
    const blobs = async (): Promise<unknown> => api.database.owner.query('select count(*) from app.blobs');
    const before = await blobs();
    const { status, answer } = await verify(signed);
    expect([status, answer.verdict, answer.verifyCode]).toEqual([200, 'VALID', null]);
    expect(answer.signatures).toMatchObject([{ person: 'Ann Other', problems: [] }]);
    expect(await blobs()).toEqual(before);
  });

  it('is INVALID when a byte is added, when it is no PDF, and when it is nothing', async () => {
    for (const body of [Buffer.concat([signed, Buffer.from('\n')]), Buffer.from('hello'), new Uint8Array()]) {
      const { answer } = await verify(body);
      expect(answer.verdict).toBe('INVALID');
      expect(answer.words).toMatch(/must not be relied on/);
    }
  });

  it('of another kind is refused', async () => {
    expect((await verify(signed, 'application/octet-stream')).status).toBe(415);
  });

  it('is INVALID once the certificate behind it is on the published list', async () => {
    const { store } = api.database;
    const [serialNumber = ''] = (await verify(signed)).answer.signatures.map(
      (each) => (each as unknown as { serialNumber: string }).serialNumber,
    );
    const revoked = [{ serialNumber, revokedAt: new Date(Date.now() - 60_000) }];
    const lists = await makeRevocationLists(authority, { now: new Date(), number: 7, revoked });
    const list = {
      issuer: 'issuing',
      number: 7,
      list: Buffer.from(lists.issuing),
      nextUpdate: lists.nextUpdate,
    } as const;
    await store.publishRevocationList(list);
    await store.publishRevocationList({ ...list, number: 6, list: Buffer.from('older') });
    const { answer } = await verify(signed);
    expect(answer.verdict).toBe('INVALID');
    expect(answer.signatures[0]?.problems.map(({ code }) => code)).toContain('CERTIFICATE_REVOKED');
    const published = await fetch(`${api.origin}/revocation-lists/issuing.crl`);
    expect([published.status, published.headers.get('content-type')]).toEqual([200, 'application/pkix-crl']);
    expect(Buffer.from(await published.arrayBuffer()).equals(Buffer.from(lists.issuing))).toBe(true);
    expect((await fetch(`${api.origin}/revocation-lists/root.crl`)).status).toBe(404);
  });
});
