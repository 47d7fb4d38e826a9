import { createHash } from 'node:crypto';
import { PdfArray, PdfBool, PdfDict, PdfName, PdfNumber, PdfStream, PdfString } from '@libpdf/core';
import { type PrintJob } from '../print-job.ts';
import { pdfDate, textString, type OpenPdf } from './open-pdf.ts';
import { srgbProfile } from './srgb-profile.ts';
import { xmpPacket } from './xmp.ts';

const PRODUCER = 'Ratify';
const SRGB = 'sRGB IEC61966-2.1';

/** Says of the document what PDF/A-3a and PDF/UA-1 want said: title, language, dates, colours, identity. */
export function describeDocument(
  open: OpenPdf,
  job: Pick<PrintJob, 'title' | 'author' | 'language' | 'madeAt'>,
  raw: Uint8Array,
): void {
  const { pdf, catalog } = open;
  pdf.upgradeVersion('1.7');
  catalog.set('Lang', textString(job.language));
  catalog.set('MarkInfo', PdfDict.of({ Marked: PdfBool.TRUE }));
  catalog.set('ViewerPreferences', PdfDict.of({ DisplayDocTitle: PdfBool.TRUE }));
  catalog.set('PageMode', PdfName.of('UseOutlines'));
  catalog.set('OutputIntents', new PdfArray([open.register(outputIntent(open))]));

  const packet = xmpPacket({ ...job, producer: PRODUCER });
  catalog.set(
    'Metadata',
    open.register(
      PdfStream.fromDict({ Type: PdfName.of('Metadata'), Subtype: PdfName.of('XML') }, Buffer.from(packet)),
    ),
  );

  const { trailer } = pdf.context.info;
  const date = pdfDate(job.madeAt);
  trailer.set(
    'Info',
    open.register(
      PdfDict.of({
        Title: textString(job.title),
        Author: textString(job.author),
        Creator: textString(PRODUCER),
        Producer: textString(PRODUCER),
        CreationDate: date,
        ModDate: date,
      }),
    ),
  );
  const identity = PdfString.fromBytes(
    createHash('sha256').update(raw).update(job.madeAt.toISOString()).digest().subarray(0, 16),
  );
  trailer.set('ID', new PdfArray([identity, identity]));
}

function outputIntent(open: OpenPdf): PdfDict {
  const profile = PdfStream.fromDict({ N: PdfNumber.of(3), Alternate: PdfName.of('DeviceRGB') }, srgbProfile());
  return PdfDict.of({
    Type: PdfName.of('OutputIntent'),
    S: PdfName.of('GTS_PDFA1'),
    OutputConditionIdentifier: PdfString.fromString(SRGB),
    Info: PdfString.fromString(SRGB),
    DestOutputProfile: open.register(profile),
  });
}
