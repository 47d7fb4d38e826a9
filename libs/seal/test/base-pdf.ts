import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString, StandardFonts } from '@libpdf/core';

/** A small policy with one page of words, an attachment, and an empty signature box for each role. */
export async function buildBasePdf(fields: readonly string[]): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.setTitle('Attendance policy');
  const page = pdf.addPage({ size: 'a4' });
  page.drawText('1. Everyone comes to school on time.', { x: 60, y: 760, size: 12, font: StandardFonts.Helvetica });
  pdf.addAttachment('policy.md', new TextEncoder().encode('# Attendance\n'), {
    mimeType: 'text/markdown',
    createdAt: new Date('2027-01-01T00:00:00Z'),
    modifiedAt: new Date('2027-01-01T00:00:00Z'),
  });
  const pageRef = page.ref;
  const widgets = fields.map((name, index) => {
    const bottom = 600 - index * 60;
    return pdf.register(
      PdfDict.of({
        Type: PdfName.of('Annot'),
        Subtype: PdfName.of('Widget'),
        FT: PdfName.of('Sig'),
        T: PdfString.fromString(name),
        TU: PdfString.fromString(`Signature of the ${name}`),
        F: PdfNumber.of(4),
        Rect: new PdfArray([60, bottom, 285, bottom + 45].map((each) => PdfNumber.of(each))),
        P: pageRef,
      }),
    );
  });
  page.dict.set('Annots', new PdfArray(widgets));
  const form = PdfDict.of({ Fields: new PdfArray(widgets), SigFlags: PdfNumber.of(3) });
  pdf.getCatalog().set('AcroForm', pdf.register(form));
  return pdf.save();
}

/** A one-page PDF the size of a signature box. */
export async function buildStamp(words: string): Promise<Uint8Array> {
  const pdf = PDF.create();
  const page = pdf.addPage({ width: 225, height: 45 });
  page.drawText(words, { x: 6, y: 20, size: 9, font: StandardFonts.Helvetica });
  return pdf.save();
}
