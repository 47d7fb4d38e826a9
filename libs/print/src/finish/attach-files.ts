import { PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, type PdfRef } from '@libpdf/core';
import { type Attachment } from '../print-job.ts';
import { pdfDate, textString, type OpenPdf } from './open-pdf.ts';

/** Embeds the files and associates them with the document as a whole (ISO 19005-3, 6.8). */
export function attachFiles(open: OpenPdf, attachments: readonly Attachment[], madeAt: Date): void {
  if (attachments.length === 0) return;
  const byName = [...attachments].sort((one, other) => (one.name < other.name ? -1 : 1)); // a name tree is sorted
  const files = byName.map((attachment) => ({
    name: attachment.name,
    file: fileSpecification(open, attachment, madeAt),
  }));
  const tree = PdfDict.of({ Names: new PdfArray(files.flatMap(({ name, file }) => [textString(name), file])) });
  const names = open.catalog.getDict('Names', open.resolve) ?? new PdfDict();
  names.set('EmbeddedFiles', tree);
  open.catalog.set('Names', names);
  open.catalog.set('AF', new PdfArray(files.map(({ file }) => file)));
}

function fileSpecification(open: OpenPdf, attachment: Attachment, madeAt: Date): PdfRef {
  const { name, mime, bytes, description, relationship } = attachment;
  const embedded = PdfStream.fromDict(
    {
      Type: PdfName.of('EmbeddedFile'),
      Subtype: PdfName.of(mime),
      Params: PdfDict.of({ Size: PdfNumber.of(bytes.length), ModDate: pdfDate(madeAt) }),
    },
    bytes,
  );
  const reference = open.register(embedded);
  return open.register(
    PdfDict.of({
      Type: PdfName.of('Filespec'),
      F: textString(name),
      UF: textString(name),
      Desc: textString(description),
      AFRelationship: PdfName.of(relationship),
      EF: PdfDict.of({ F: reference, UF: reference }),
    }),
  );
}
