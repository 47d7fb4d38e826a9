export {
  MOST_FILE_BYTES,
  openImporter,
  type BroughtIn,
  type CopyToCarry,
  type CopyToWrite,
  type ForeignDocument,
  type Importer,
  type ImporterLimits,
} from './importer.ts';
export { importerPort, refusedReading } from './refused-reading.ts';
export { DocxRefusal, type DocxRefusalReason } from './docx-refusal.ts';
export type { CopyAbout, DocxNotice, DocxNoticeKind, DocxReading, ReturnedCopy } from './types.ts';
