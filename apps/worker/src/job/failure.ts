import { PrintError, type PrintErrorCode } from '@ratify/print';
import { SealError, type SealErrorCode } from '@ratify/seal';
import { StoreError } from '@ratify/store';

/** Why a job did not come to its end, for people and for the decision whether to try again. */
export interface Failure {
  readonly code: string;
  /** One plain sentence, and what to do where something can be done. */
  readonly sentence: string;
  /** Trying again would only repeat it. */
  readonly isFinal: boolean;
  /** Something outside does not answer: tried again for days, for what was asked for is only late. */
  readonly isOutage?: boolean;
}

/** A job that can never succeed as it stands. */
export class JobRefused extends Error {
  override readonly name: string = 'JobRefused';

  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

/** A job that did what it could and has something left, which another attempt may do. */
export class JobUnfinished extends JobRefused {
  override readonly name = 'JobUnfinished';
}

const PRINT: Record<PrintErrorCode, string> = {
  BROWSER_NOT_FOUND:
    'The server has no browser to print with, or no room to unpack it; whoever looks after it must see to that.',
  BROWSER_LOST: 'The browser that prints ended in the middle of the document.',
  QUEUE_FULL: 'Too many documents are waiting to be printed.',
  PRINTER_CLOSED: 'The service was stopped while the document was being printed.',
  TIME_LIMIT: 'The document takes too long to lay out; make its longest tables shorter.',
  TOO_LARGE: 'The document is too large to print; move parts of it to a document of their own.',
  MISSING_GLYPHS: 'The text holds characters that none of the fonts can show; write them another way.',
  SIGNATURE_FIELD_NOT_ONCE: 'A place to sign stands twice in the text; leave one of them out.',
  UNSTABLE_CONTENTS: 'The page numbers of the contents could not be settled.',
  UNREADABLE_PDF: 'The printed file could not be read back.',
};

/** Sealing troubles that lie outside, and are waited for. */
const OUTSIDE: ReadonlySet<SealErrorCode> = new Set([
  'CLOCK_DISAGREES',
  'OWN_KEY_UNAVAILABLE',
  'TIMESTAMP_MISMATCH',
  'TIMESTAMP_REFUSED',
  'TIMESTAMP_UNAVAILABLE',
  'TIMESTAMP_UNTRUSTWORTHY',
]);

/** Others that time may cure; every other code of the seal is final. */
const PASSING: ReadonlySet<SealErrorCode> = new Set(['SIGNER_ALREADY_USED', 'REVOCATION_LIST_MISSING']);

/** Something outside that answers later: the job is tried again for days. */
export class OutsideAway extends JobRefused {
  override readonly name: string = 'OutsideAway';
}

/** What an error of a job means. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof OutsideAway)
    return { code: error.code, sentence: error.sentence, isFinal: false, isOutage: true };
  if (error instanceof JobRefused)
    return { code: error.code, sentence: error.sentence, isFinal: !(error instanceof JobUnfinished) };
  if (error instanceof PrintError)
    return {
      ...{ code: error.code, sentence: PRINT[error.code], isOutage: error.code === 'BROWSER_NOT_FOUND' },
      isFinal: !error.retryable && error.code !== 'TIME_LIMIT',
    };
  if (error instanceof SealError) return describeSeal(error);
  if (error instanceof StoreError && error.code === 'NOT_FOUND')
    return { code: error.code, sentence: 'A record that this work is about is not there.', isFinal: true };
  if (error instanceof StoreError && error.code === 'BYTES_AWAY')
    return { code: `BYTES_AWAY ${error.where ?? ''}`.trim(), sentence: BYTES_AWAY, isFinal: false, isOutage: true };
  if (error instanceof StoreError && error.code === 'BYTES_WRONG')
    return { code: error.code, sentence: BYTES_WRONG, isFinal: true };
  const code = (error as { code?: unknown } | null)?.code;
  return {
    code: typeof code === 'string' ? code : 'UNEXPECTED',
    sentence: 'Something unexpected went wrong; whoever looks after the service finds it in the log.',
    isFinal: false,
  };
}

const BYTES_AWAY = 'The store of files does not answer at the moment; nothing is lost, and it is tried again.';
const BYTES_WRONG =
  'A stored file is not in the store of files as it was kept; whoever looks after the service must restore it there.';

const SEAL: Partial<Record<SealErrorCode, string>> = {
  CLOCK_DISAGREES:
    'The clock of the server and that of the timestamp authority are too far apart; whoever looks after the service must set it.',
  NAME_UNUSABLE: 'The name of the person or the organisation cannot be written into a certificate.',
  OWN_CERTIFICATE_UNUSABLE:
    'The organisation’s own certificate cannot be used; whoever looks after the service finds the reason in the log.',
  OWN_KEY_UNAVAILABLE: 'Whoever holds the key of the organisation’s own certificate gives no signature at the moment.',
  SIGNER_NOT_VALID_NOW:
    'The certificate to sign with is not valid today; whoever looks after the service has to put in one that is.',
};

function describeSeal({ code }: SealError): Failure {
  const isOutage = OUTSIDE.has(code);
  const sentence = code.startsWith('TIMESTAMP')
    ? 'No trustworthy timestamp can be had at the moment; without one the document is not sealed.'
    : (SEAL[code] ??
      'The printed file could not be signed; whoever looks after the service finds the reason in the log.');
  return { code, sentence, isFinal: !isOutage && !PASSING.has(code), isOutage };
}
