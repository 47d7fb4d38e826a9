/** Why sealing, timestamping or opening a key was refused; the caller shows the code's own words, never the message. */
export type SealErrorCode =
  | 'AUTHORITY_INCOMPLETE'
  | 'CERTIFICATE_REVOKED'
  | 'CLOCK_DISAGREES'
  | 'DOCUMENT_NOT_SOUND'
  | 'FIELD_ALREADY_SIGNED'
  | 'FIELD_UNKNOWN'
  | 'KEY_ENVELOPE_DAMAGED'
  | 'KEY_ENVELOPE_KEY_UNKNOWN'
  | 'MASTER_KEY_UNUSABLE'
  | 'NAME_UNUSABLE'
  | 'OWN_CERTIFICATE_UNUSABLE'
  | 'OWN_KEY_UNAVAILABLE'
  | 'PDF_DAMAGED'
  | 'PDF_NOT_INCREMENTAL'
  | 'REVOCATION_LIST_MISSING'
  | 'SIGNATURE_TOO_LARGE'
  | 'SIGNER_ALREADY_USED'
  | 'SIGNER_NOT_VALID_NOW'
  | 'TIMESTAMP_MISMATCH'
  | 'TIMESTAMP_REFUSED'
  | 'TIMESTAMP_UNAVAILABLE'
  | 'TIMESTAMP_UNTRUSTWORTHY'
  | 'VERIFIER_BUSY';

/** A refusal of this room, with a stable code. */
export class SealError extends Error {
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SealError';
    this.code = code;
  }
}
