import type { OutcomeKind, Rule } from '@ratify/document';

/** How a change stands to the reader of the list: first what waits for an answer. */
export const CHANGE_GROUPS = ['needs-you', 'comes-in', 'declined-before', 'stays'] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

export interface ListedChange {
  readonly outcome: OutcomeKind;
  /** A question about it that is not answered yet. */
  readonly isOpen: boolean;
  readonly isDeclined: boolean;
  /** Its rule became another one, whatever its words. */
  readonly isRuledAnew: boolean;
}

/** Where a change stands in the list of what an update does; nothing that did not change stands there. */
export function groupOf({ outcome, isOpen, isDeclined, isRuledAnew }: ListedChange): ChangeGroup | null {
  if (isOpen) return 'needs-you';
  if (isDeclined) return 'declined-before';
  if (outcome === 'same') return isRuledAnew ? 'comes-in' : null;
  return outcome === 'kept' || outcome === 'kept-out' ? 'stays' : 'comes-in';
}

/** A clause in the base edition, the school's text and the newer edition; null where it does not stand. */
export interface DeclinableClause {
  readonly outcome: OutcomeKind;
  readonly base: { readonly rule: Rule; readonly isWhole: boolean } | null;
  readonly ours: { readonly isWhole: boolean } | null;
  readonly theirs: { readonly rule: Rule; readonly isWhole: boolean } | null;
}

/**
 * Whether a school may leave out the newer edition's change of one clause: one that it would otherwise simply take. Fixed
 * wording stands; what is new has rules of its own; a clause with others inside is decided where those are.
 */
export function canDecline({ outcome, base, ours, theirs }: DeclinableClause): boolean {
  if (outcome !== 'taken' && outcome !== 'removed') return false;
  if (!base?.isWhole || !ours?.isWhole) return false;
  return theirs === null ? outcome === 'removed' : theirs.isWhole && theirs.rule !== 'fixed';
}
