import type { RevisionState } from './revision-states.ts';

/**
 * The revision that a draft follows: the newest that was not taken back. A tabled revision stays that while it waits, and when
 * it is adopted; whatever comes into the draft meanwhile is of the next one.
 */
export function predecessorOf<R extends { readonly number: number; readonly state: RevisionState }>(
  revisions: readonly R[],
): R | null {
  return revisions
    .filter((each) => each.state !== 'withdrawn')
    .reduce<R | null>((newest, each) => (newest && newest.number > each.number ? newest : each), null);
}
