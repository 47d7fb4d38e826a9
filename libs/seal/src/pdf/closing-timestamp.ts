import { PdfArray, PdfDict, PdfName, PdfNumber, type PDF } from '@libpdf/core';

import { acroForm, listSignatureFields, resolveRef } from './signature-fields.ts';
import type { Placeholder } from './signature-update.ts';
import { textString } from './text-string.ts';

/** Print flag alone: PDF/A allows no hidden annotation. Locked: nobody moves what has no extent. */
const PRINTED_AND_LOCKED = 4 + 128;

/**
 * Adds an invisible document timestamp, still to be filled: its box has no extent and lies at the corner of the first
 * page, outside what PDF/UA wants in the structure, and it has no picture, as PDF/A allows for such a box alone.
 */
export function addTimestampField(pdf: PDF, placeholder: Placeholder): void {
  const form = acroForm(pdf);
  const [page] = pdf.getPages();
  if (!form || !page) throw new Error('a document without a form or a page cannot have been signed');
  const value = PdfDict.of({
    Type: PdfName.of('DocTimeStamp'),
    Filter: PdfName.of('Adobe.PPKLite'),
    SubFilter: PdfName.of('ETSI.RFC3161'),
    ByteRange: placeholder.byteRange,
    Contents: placeholder.contents,
  });
  const field = PdfDict.of({
    Type: PdfName.of('Annot'),
    Subtype: PdfName.of('Widget'),
    FT: PdfName.of('Sig'),
    T: textString(freeName(pdf)),
    TU: textString('Archive timestamp'),
    F: PdfNumber.of(PRINTED_AND_LOCKED),
    Rect: new PdfArray([0, 0, 0, 0].map((each) => PdfNumber.of(each))),
    P: page.ref,
    V: pdf.register(value),
  });
  const reference = pdf.register(field);
  append(pdf, form, 'Fields', reference);
  append(pdf, page.dict, 'Annots', reference);
}

/** `archive-1`, `archive-2` …: one for each time the document was closed or its closing renewed. */
function freeName(pdf: PDF): string {
  const names = new Set(listSignatureFields(pdf).map(({ name }) => name));
  let number = 1;
  while (names.has(`archive-${number}`)) number += 1;
  return `archive-${number}`;
}

/** Sets the list anew: a list that stands in an object of its own is changed there. */
function append(pdf: PDF, dict: PdfDict, key: string, reference: ReturnType<PDF['register']>): void {
  const list = dict.getArray(key, resolveRef(pdf));
  if (list) list.push(reference);
  else dict.set(key, new PdfArray([reference]));
}
