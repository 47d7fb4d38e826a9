/** The field that the organisation's own seal fills in a document that nobody is asked to sign. */
export const SEAL_FIELD = 'seal';

export const SEAL_ROLE = 'Organisation seal';

/** What the seal declares, and what it does not. */
export const SEAL_REASON =
  'Adopted and recorded by the clerk. Seal of the organisation only: no person was asked to sign.';
