/**
 * The field of the organisation's seal. It is set last, when nobody is waited for any more: what is empty then stays empty,
 * lawfully, and the seal's reason says why. A seal is always followed by an archive timestamp.
 */
export const CLOSING_FIELD = 'seal';
