import { phrasesFor } from '../page/phrases.ts';
import { PrintError } from '../print-error.ts';
import { type PrintedField, type PrintedHeading, type PrintJob } from '../print-job.ts';
import { finishAnnotations } from './annotations.ts';
import { attachFiles } from './attach-files.ts';
import { describeDocument } from './describe-document.ts';
import { markPages } from './mark-pages.ts';
import { type OpenPdf } from './open-pdf.ts';
import { readHeadings } from './read-places.ts';
import { openStructureTree } from './structure-tree.ts';
import { tidyStructure } from './tidy-structure.ts';

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly headings: readonly PrintedHeading[];
  readonly fields: readonly PrintedField[];
}

/** Makes an archival, accessible, signable document (PDF/A-3a, PDF/UA-1) of what the browser printed. */
export async function finishPdf(open: OpenPdf, raw: Uint8Array, job: PrintJob): Promise<FinishedPdf> {
  const tree = openStructureTree(open);
  if (!tree) throw new PrintError('UNREADABLE_PDF', 'The browser wrote a PDF without tags.');
  const phrases = phrasesFor(job.language);

  const { dropped, missingGlyphs } = markPages(open, tree);
  if (missingGlyphs > 0) {
    throw new PrintError('MISSING_GLYPHS', `${missingGlyphs} characters came out as empty boxes.`);
  }
  const fields = finishAnnotations(open, tree, job.signatureFields, {
    link: phrases.linkTo,
    signature: phrases.signHere,
  });
  tidyStructure(open, tree, dropped);
  attachFiles(open, job.attachments, job.madeAt);
  describeDocument(open, job, raw);

  const headings = readHeadings(open);
  const bytes = await open.pdf.save({ compressionThreshold: 512 });
  return { bytes, pages: open.pages.length, headings, fields };
}
