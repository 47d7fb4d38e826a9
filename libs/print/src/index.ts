export { findBrowser, libraryPath, type BrowserSearch, type FoundBrowser } from './browser/find-browser.ts';
export { createPrinter, type ChromiumSettings, type Printer, type PrinterSettings } from './printer.ts';
export { SHIPPED_FONTS, type FontPackage } from './fonts/font-shelf.ts';
export { PrintError, type PrintErrorCode } from './print-error.ts';
export { escapeHtml } from './page/escape.ts';
export { signatureLink } from './page/signatures.ts';
export type {
  Attachment,
  AttachmentRelationship,
  Cover,
  PageNumbers,
  PrintedDocument,
  PrintedField,
  PrintedHeading,
  PrintJob,
  PrintStats,
  SignatureFieldRequest,
  StampJob,
} from './print-job.ts';
