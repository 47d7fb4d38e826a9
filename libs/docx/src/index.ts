export {
  MOST_FILE_BYTES,
  openImporter,
  type BroughtIn,
  type ForeignDocument,
  type Importer,
  type ImporterLimits,
} from './importer.ts';
export { DocxRefusal, type DocxRefusalReason } from './docx-refusal.ts';
export type { DocxNotice, DocxNoticeKind, DocxReading } from './types.ts';
