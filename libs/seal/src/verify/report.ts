import type { Problem } from './problems.ts';

/** PAdES baseline levels, each with all the one before it has. */
export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** What one signature in the file says and whether it is true. */
export interface SignatureReport {
  readonly field: string;
  readonly kind: 'signature' | 'document-timestamp';
  readonly sound: boolean;
  readonly problems: readonly Problem[];
  /** from the certificate, not from what the file prints */
  readonly person: string | null;
  readonly role: string | null;
  readonly organisation: string | null;
  /** what the person declared */
  readonly reason: string | null;
  /** proven by the timestamp; null without a good one */
  readonly provenAt: Date | null;
  /** as the signer's computer claimed */
  readonly claimedAt: Date | null;
  readonly timestampedBy: string | null;
  readonly level: SignatureLevel | null;
  /** the root the certificate was traced to */
  readonly trustAnchor: string | null;
  readonly serialNumber: string | null;
  /** length of the file state this signature covers */
  readonly coversUpTo: number;
  /** all of it in one or two sentences */
  readonly words: string;
}

/** The verdict on one file. */
export interface Verdict {
  readonly verdict: 'VALID' | 'INCOMPLETE' | 'INVALID';
  readonly problems: readonly Problem[];
  readonly signatures: readonly SignatureReport[];
  /** fields that belong to the document and are not signed */
  readonly missingFields: readonly string[];
  /** fields that were still empty when the organisation's seal closed the document: nobody is waited for */
  readonly unsignedFields: readonly string[];
  /** which stored revision this file is, when revisions are known and it is one of them */
  readonly revision: { readonly number: number; readonly latest: number } | null;
  /** the lowest level among the signatures of people */
  readonly level: SignatureLevel | null;
  readonly sha256: string;
  readonly length: number;
  readonly words: string;
}
