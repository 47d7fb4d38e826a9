import { fetchRevocationLists } from '@ratify/seal';

/** Whom outside this installation timestamps are believed of, and where it says what it has taken back. */
export interface TimestampTrust {
  /** Root certificates, PEM or DER. */
  readonly roots: readonly (Uint8Array | string)[];
  /** The current lists of the outside authorities whose certificates stand in these signed bytes. */
  readonly revocationListsFor: (signed: Uint8Array) => Promise<readonly Uint8Array[]>;
}

/** Trust in nobody but the installation itself: with the built-in timestamp authority nothing is fetched from anywhere. */
export const OWN_TIMESTAMPS: TimestampTrust = { roots: [], revocationListsFor: async () => [] };

/** Trust in outside authorities; their lists are fetched from where their certificates say. */
export function outsideTimestamps(roots: readonly (Uint8Array | string)[]): TimestampTrust {
  return { roots, revocationListsFor: (signed) => fetchRevocationLists(signed) };
}
