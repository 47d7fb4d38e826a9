import { type PDF, PdfDict, type PdfObject, type PdfRef } from '@libpdf/core';

/** A signature field as it stands in a PDF. */
export interface SignatureField {
  /** the full name: the names of its parents and its own, with dots between */
  readonly name: string;
  readonly dict: PdfDict;
  /** where it is drawn: the field itself, or its only kid */
  readonly widget: PdfDict;
  /** the signature, once there is one */
  readonly value: PdfDict | undefined;
}

/** Every signature field of a PDF, signed or empty, in the order of the form. */
export function listSignatureFields(pdf: PDF): SignatureField[] {
  const top = dictionariesIn(pdf, acroForm(pdf), 'Fields').map((dict) => ({ dict, above: '', inherited: '' }));
  const found: SignatureField[] = [];
  const seen = new Set<PdfDict>();
  const waiting = top.reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { dict } = next;
    if (seen.has(dict)) continue; // a field that is its own kid would never end
    seen.add(dict);
    const name = [next.above, dict.getString('T', resolveRef(pdf))?.asString()].filter(Boolean).join('.');
    const type = dict.getName('FT', resolveRef(pdf))?.value ?? next.inherited;
    const kids = dictionariesIn(pdf, dict, 'Kids');
    const fields = kids.filter((kid) => kid.has('T'));
    if (fields.length > 0)
      waiting.push(...fields.reverse().map((kid) => ({ dict: kid, above: name, inherited: type })));
    else if (type === 'Sig')
      found.push({ name, dict, widget: kids[0] ?? dict, value: dict.getDict('V', resolveRef(pdf)) });
  }
  return found;
}

function dictionariesIn(pdf: PDF, dict: PdfDict | undefined, key: string): PdfDict[] {
  const list = dict?.getArray(key, resolveRef(pdf));
  return Array.from({ length: list?.length ?? 0 }, (_, index) => list?.at(index, resolveRef(pdf))).filter(
    (each) => each instanceof PdfDict,
  );
}

/** The form of a PDF, if it has one. */
export function acroForm(pdf: PDF): PdfDict | undefined {
  return pdf.getCatalog().getDict('AcroForm', resolveRef(pdf));
}

/** Follows references in this PDF. */
export function resolveRef(pdf: PDF): (ref: PdfRef) => PdfObject | null {
  return (ref) => pdf.context.resolve(ref);
}
