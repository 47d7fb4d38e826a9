export { readDocx, type DocxLimits } from './read-docx.ts';
export { DocxRefusal } from './docx-refusal.ts';
export type { DocxNotice, DocxNoticeKind, DocxReading } from './types.ts';
