import type { StateTable, Transition } from './state-table.ts';

export const REVISION_STATES = [
  'submitted',
  'tabled',
  'deferred',
  'adopted',
  'not-adopted',
  'superseded',
  'withdrawn',
] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/**
 * Every move a revision can make. The database trigger holds the same list. A submitted revision may be decided without an
 * agenda: delegated decisions, chair's action, written resolutions and urgent items never stand on one. A deferred revision goes
 * on another agenda, or is withdrawn when a better text takes its place.
 */
export const REVISION_TRANSITIONS: readonly Transition<RevisionState>[] = [
  { from: 'submitted', to: 'tabled', by: 'table' },
  { from: 'submitted', to: 'adopted', by: 'record' },
  { from: 'submitted', to: 'not-adopted', by: 'record' },
  { from: 'submitted', to: 'deferred', by: 'record' },
  { from: 'submitted', to: 'withdrawn', by: 'withdraw' },
  { from: 'tabled', to: 'adopted', by: 'record' },
  { from: 'tabled', to: 'not-adopted', by: 'record' },
  { from: 'tabled', to: 'deferred', by: 'record' },
  { from: 'tabled', to: 'submitted', by: 'take-off' },
  { from: 'tabled', to: 'withdrawn', by: 'withdraw' },
  { from: 'deferred', to: 'tabled', by: 'table' },
  { from: 'deferred', to: 'withdrawn', by: 'withdraw' },
  { from: 'adopted', to: 'superseded', by: 'record' },
  // A decision that was recorded wrongly is set aside: its version goes back, and what it superseded is in force again.
  { from: 'adopted', to: 'tabled', by: 'correct' },
  { from: 'adopted', to: 'submitted', by: 'correct' },
  { from: 'not-adopted', to: 'tabled', by: 'correct' },
  { from: 'not-adopted', to: 'submitted', by: 'correct' },
  { from: 'deferred', to: 'submitted', by: 'correct' },
  { from: 'superseded', to: 'adopted', by: 'correct' },
];

/** States of a revision that waits for a decision. */
export const OPEN_REVISION_STATES: readonly RevisionState[] = ['submitted', 'tabled', 'deferred'];

/** Whether a revision waits for a decision. */
export function isOpenRevision(state: RevisionState): boolean {
  return OPEN_REVISION_STATES.includes(state);
}

/** Whether a revision may go on from one state to another. */
export function canMove(from: RevisionState, to: RevisionState): boolean {
  return REVISION_TRANSITIONS.some((move) => move.from === from && move.to === to && move.by !== 'correct');
}

/** Whether a revision may go back from one state to another: only with a correction. */
export function canGoBack(from: RevisionState, to: RevisionState): boolean {
  return REVISION_TRANSITIONS.some((move) => move.from === from && move.to === to && move.by === 'correct');
}

/** The life of a revision, as `checkTransitions` reads it. */
export const REVISION_TABLE: StateTable<RevisionState> = {
  states: REVISION_STATES,
  first: 'submitted',
  terminal: ['withdrawn'],
  transitions: REVISION_TRANSITIONS,
};
