import { type PDF, PdfDict, type PdfObject, PdfRef } from '@libpdf/core';

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

/** How deep fields may nest; a file that goes deeper is playing games. */
const DEEPEST = 16;

/** Every signature field of a PDF, signed or empty, in the order of the form. */
export function listSignatureFields(pdf: PDF): SignatureField[] {
  const resolve = (object: PdfObject | undefined): PdfObject | undefined =>
    object instanceof PdfRef ? (pdf.context.resolve(object) ?? undefined) : object;
  const found: SignatureField[] = [];
  const walk = (object: PdfObject | undefined, path: readonly string[], type: string | undefined): void => {
    const dict = resolve(object);
    if (!(dict instanceof PdfDict) || path.length > DEEPEST) return;
    const own = dict.getString('T', resolveRef(pdf))?.asString();
    const name = own === undefined ? path : [...path, own];
    const fieldType = dict.getName('FT', resolveRef(pdf))?.value ?? type;
    const kids = (dict.getArray('Kids', resolveRef(pdf))?.toArray() ?? [])
      .map(resolve)
      .filter((kid) => kid instanceof PdfDict);
    const children = kids.filter((kid) => kid.has('T'));
    for (const child of children) walk(child, name, fieldType);
    if (children.length > 0 || fieldType !== 'Sig') return;
    const value = resolve(dict.get('V'));
    found.push({
      name: name.join('.'),
      dict,
      widget: kids[0] ?? dict,
      value: value instanceof PdfDict ? value : undefined,
    });
  };
  for (const field of acroForm(pdf)?.getArray('Fields', resolveRef(pdf))?.toArray() ?? []) walk(field, [], undefined);
  return found;
}

/** The form of a PDF, if it has one. */
export function acroForm(pdf: PDF): PdfDict | undefined {
  return pdf.getCatalog().getDict('AcroForm', resolveRef(pdf));
}

/** Follows references in this PDF. */
export function resolveRef(pdf: PDF): (ref: PdfRef) => PdfObject | null {
  return (ref) => pdf.context.resolve(ref);
}
