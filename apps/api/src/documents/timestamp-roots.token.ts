/** PEM root certificates of the outside timestamp authorities that this installation uses. */
export const TIMESTAMP_ROOTS = Symbol('timestamp roots');
