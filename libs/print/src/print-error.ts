/** Why a document was not printed. The retryable ones may be tried again unchanged; the others need another text or set-up. */
export type PrintErrorCode =
  | 'BROWSER_NOT_FOUND'
  | 'BROWSER_LOST'
  | 'QUEUE_FULL'
  | 'PRINTER_CLOSED'
  | 'TIME_LIMIT'
  | 'TOO_LARGE'
  | 'MISSING_GLYPHS'
  | 'SIGNATURE_FIELD_NOT_ONCE'
  | 'UNSTABLE_CONTENTS'
  | 'UNREADABLE_PDF';

const RETRYABLE: ReadonlySet<PrintErrorCode> = new Set([
  'BROWSER_NOT_FOUND', // of this machine, and at this moment: its disk may be full, and another may have one
  'BROWSER_LOST',
  'QUEUE_FULL',
  'PRINTER_CLOSED',
]);

/** A refusal of the printer: `retryable` tells the job runner whether the same job may succeed later. */
export class PrintError extends Error {
  readonly code: PrintErrorCode;
  readonly retryable: boolean;

  constructor(code: PrintErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PrintError';
    this.code = code;
    this.retryable = RETRYABLE.has(code);
  }
}
