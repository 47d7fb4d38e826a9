import type { CmsFault } from '../cms/check-signed-data.ts';

/** What can be wrong with a certificate at the moment it was used. */
export type TrustFault =
  'CERTIFICATE_EXPIRED' | 'CERTIFICATE_REVOKED' | 'CERTIFICATE_UNTRUSTED' | 'CERTIFICATE_WRONG_USE';

/** What can be wrong with the part of the file a signature says it covers. */
export type RangeFault = 'RANGE_WRONG' | 'RANGE_GAP_WRONG' | 'RANGE_NOT_A_REVISION';

/** What can be wrong with one signature. */
export type SignatureFault =
  | CmsFault
  | RangeFault
  | TrustFault
  | 'FORMAT_UNKNOWN'
  | 'SIGNATURE_UNREADABLE'
  | 'TIMESTAMP_BROKEN'
  | 'TIMESTAMP_OF_OTHER_CONTENT'
  | 'TIMESTAMP_UNTRUSTED';

/** What can be wrong with the file as a whole. */
export type DocumentFault =
  | 'APPENDED_AFTER_LAST_SIGNATURE'
  | 'ARCHIVE_TIMESTAMP_MISSING'
  | 'CHANGED_BETWEEN_SIGNATURES'
  | 'FILE_DAMAGED'
  | 'NOT_SIGNED'
  | 'SIGNATURES_MISSING'
  | 'EARLIER_STATE';

export type ProblemCode = SignatureFault | DocumentFault;

/** One thing that is wrong, in words a reader of policies understands. */
export interface Problem {
  readonly code: ProblemCode;
  readonly words: string;
  /** for those who look after the installation */
  readonly detail?: string;
}

const WORDS: Record<ProblemCode, string> = {
  APPENDED_AFTER_LAST_SIGNATURE: 'Something was added to the file after it was last signed.',
  ARCHIVE_TIMESTAMP_MISSING: 'The timestamp that closes the document after its seal is missing.',
  CERTIFICATE_EXPIRED: 'The certificate was not valid at the time of signing.',
  CERTIFICATE_REVOKED: 'The certificate had been taken back before it was used.',
  CERTIFICATE_UNTRUSTED: 'The certificate was not issued by an authority that is trusted here.',
  CERTIFICATE_WRONG_USE: 'The certificate is not one for signing documents.',
  CHANGED_BETWEEN_SIGNATURES: 'The document was changed between one signature and the next.',
  CONTENT_CHANGED: 'The document was changed after it was signed.',
  CONTENT_TYPE_WRONG: 'The signature was made for something other than a document.',
  EARLIER_STATE: 'This is a genuine earlier state of the document; a later one exists.',
  FILE_DAMAGED: 'The file is damaged, or it is not a PDF.',
  FORMAT_UNKNOWN: 'The signature is of a kind that is not checked here.',
  NOT_SIGNED: 'The file holds no signature.',
  RANGE_GAP_WRONG: 'The signature leaves out more of the file than itself.',
  RANGE_NOT_A_REVISION: 'The signature does not cover the file up to the end of a saved state.',
  RANGE_WRONG: 'The signature does not cover the file from its beginning.',
  SIGNATURES_MISSING: 'Signatures that belong to this document are missing.',
  SIGNATURE_UNREADABLE: 'The signature cannot be read.',
  SIGNATURE_WRONG: 'The signature was not made with the key of its certificate, or was altered.',
  SIGNING_CERTIFICATE_MISSING: 'The signature does not say which certificate it was made with.',
  SIGNING_CERTIFICATE_REPLACED: 'The certificate was replaced after signing.',
  TIMESTAMP_BROKEN: 'The timestamp in the signature is damaged.',
  TIMESTAMP_OF_OTHER_CONTENT: 'The timestamp belongs to something else.',
  TIMESTAMP_UNTRUSTED: 'The timestamp does not come from an authority that is trusted here.',
};

/** A problem from its code. */
export function problem(code: ProblemCode, detail?: string): Problem {
  return { code, words: WORDS[code], ...(detail ? { detail } : {}) };
}
