import { PdfNumber, type PDF } from '@libpdf/core';

import { openForUpdate } from './open-pdf.ts';
import { listSignatureFields, resolveRef, type SignatureField } from './signature-fields.ts';

/** A signature field as somebody about to sign needs to know it. */
export interface SignatureBox {
  readonly field: string;
  /** points */
  readonly width: number;
  readonly height: number;
  readonly signed: boolean;
}

/** The signature fields of a PDF with the size of their boxes, in the order of the form. */
export async function readSignatureFields(bytes: Uint8Array): Promise<SignatureBox[]> {
  const pdf = await openForUpdate(bytes);
  return listSignatureFields(pdf).map((field) => ({
    field: field.name,
    ...sizeOf(pdf, field),
    signed: field.value !== undefined,
  }));
}

function sizeOf(pdf: PDF, { widget }: SignatureField): { width: number; height: number } {
  const rectangle = widget.getArray('Rect', resolveRef(pdf));
  const [left = 0, bottom = 0, right = 0, top = 0] = [0, 1, 2, 3].map((index) => {
    const value = rectangle?.at(index, resolveRef(pdf));
    return value instanceof PdfNumber ? value.value : 0;
  });
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}
