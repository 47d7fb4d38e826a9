import { PdfArray, PdfDict, PdfName, PdfStream, type PDF, type PdfRef } from '@libpdf/core';

import { readSignedData } from '../cms/read-signed-data.ts';
import { sameBytes } from '../crypto/bytes.ts';
import { OID } from '../crypto/oids.ts';
import type * as x509 from '../crypto/x509.ts';
import { SealError } from '../seal-error.ts';
import { readRevocationLists } from '../verify/revocation.ts';
import { readValidationData } from '../verify/validation-data.ts';
import { withoutPadding } from './signature-contents.ts';
import { listSignatureFields, resolveRef } from './signature-fields.ts';

/**
 * Writes the document security store (EN 319 142-1, 5.4): every certificate of every signature and timestamp, and the
 * list of every authority that issued one. What an earlier closing has put there stays.
 *
 * @throws SealError REVOCATION_LIST_MISSING when an authority's list was not passed in: half of it helps nobody later.
 */
export function addValidationData(pdf: PDF, revocationLists: readonly Uint8Array[]): void {
  const certificates = certificatesIn(pdf);
  const lists = readRevocationLists(revocationLists);
  for (const { issuer, subject } of certificates) {
    if (issuer !== subject && !lists.some((list) => list.issuer === issuer))
      throw new SealError('REVOCATION_LIST_MISSING', `no revocation list of ${issuer}`);
  }
  const carried = readValidationData(pdf);
  const store = pdf.getCatalog().getDict('DSS', resolveRef(pdf)) ?? new PdfDict();
  extend(
    pdf,
    store,
    'Certs',
    carried.certificates,
    certificates.map(({ rawData }) => new Uint8Array(rawData)),
  );
  const wanted = lists.filter(({ issuer }) => certificates.some((each) => each.issuer === issuer));
  extend(
    pdf,
    store,
    'CRLs',
    carried.revocationLists,
    wanted.map(({ rawData }) => new Uint8Array(rawData)),
  );
  if (!store.has('Type')) store.set('Type', PdfName.of('DSS'));
  if (!pdf.getCatalog().has('DSS')) pdf.getCatalog().set('DSS', pdf.register(store));
}

/** All certificates that the signatures and their timestamps bring, each once. */
export function certificatesIn(pdf: PDF): readonly x509.X509Certificate[] {
  const found = new Map<string, x509.X509Certificate>();
  const gather = (der: Uint8Array | null | undefined): void => {
    if (!der) return;
    const cms = readSignedData(der);
    for (const each of cms.certificates) found.set(`${each.issuer} ${each.serialNumber}`, each);
    gather(cms.unsigned.get(OID.signatureTimestamp));
  };
  for (const { value } of listSignatureFields(pdf)) {
    const contents = value?.getString('Contents')?.bytes;
    gather(contents && withoutPadding(contents));
  }
  return [...found.values()];
}

function extend(
  pdf: PDF,
  store: PdfDict,
  key: string,
  there: readonly Uint8Array[],
  wanted: readonly Uint8Array[],
): void {
  const list = store.getArray(key, resolveRef(pdf));
  const added = wanted.filter((der) => !there.some((each) => sameBytes(each, der))).map((der) => stream(pdf, der));
  store.set(key, new PdfArray([...(list?.toArray() ?? []), ...added]));
}

function stream(pdf: PDF, der: Uint8Array): PdfRef {
  return pdf.register(new PdfStream([], der));
}
