import { PdfStream, type PdfDict } from '@libpdf/core';
import { type OpenPdf } from '../src/finish/open-pdf.ts';

/** The decoded content stream of a page or of a form XObject. */
export function pageContent(open: OpenPdf, owner: PdfDict): Buffer {
  const stream = owner instanceof PdfStream ? owner : open.value(open.members(owner.get('Contents'))[0]);
  if (!(stream instanceof PdfStream)) throw new Error('There is no content.');
  return Buffer.from(stream.getDecodedData());
}
