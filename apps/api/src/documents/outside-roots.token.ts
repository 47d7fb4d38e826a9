/** PEM root certificates of authorities outside this installation, and what each is believed for. */
export interface OutsideRoots {
  /** Of timestamp authorities. */
  readonly timestamps: readonly string[];
  /** Of those who certified organisations' own seals. */
  readonly seals: readonly string[];
}

export const OUTSIDE_ROOTS = Symbol('outside roots');
