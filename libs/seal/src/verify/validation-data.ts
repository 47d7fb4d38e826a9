import { type PDF, PdfStream } from '@libpdf/core';

import { resolveRef } from '../pdf/signature-fields.ts';

/** Certificates and revocation lists a PDF carries for later readers (its document security store), each DER. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

/** Reads the document security store; an empty answer when there is none. */
export function readValidationData(pdf: PDF): ValidationData {
  const store = pdf.getCatalog().getDict('DSS', resolveRef(pdf));
  const read = (key: string): Uint8Array[] => {
    const list = store?.getArray(key, resolveRef(pdf));
    return Array.from({ length: list?.length ?? 0 }, (_, index) => list?.at(index, resolveRef(pdf)))
      .filter((each) => each instanceof PdfStream)
      .map((each) => each.getDecodedData());
  };
  return { certificates: read('Certs'), revocationLists: read('CRLs') };
}
