export { bringIn, type BroughtIn, type ForeignDocument } from './bring-in.ts';
export { readDocx } from './read-docx.ts';
export { DocxRefusal } from './docx-refusal.ts';
export type { ThreadLimits } from './run-in-thread.ts';
export type { DocxNotice, DocxNoticeKind, DocxReading } from './types.ts';
