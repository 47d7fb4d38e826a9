import type { StateTable, Transition } from './state-table.ts';

export const EXCEPTION_STATES = ['asked', 'granted', 'refused', 'withdrawn', 'ended'] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** Every move an exception can make; the database trigger holds the same list. One that has lapsed stays granted, with its last day. */
export const EXCEPTION_TRANSITIONS: readonly Transition<ExceptionState>[] = [
  { from: 'asked', to: 'granted', by: 'grant' },
  { from: 'asked', to: 'refused', by: 'refuse' },
  { from: 'asked', to: 'withdrawn', by: 'withdraw' },
  { from: 'granted', to: 'ended', by: 'end' },
];

/** The life of an exception to a fixed clause. */
export const EXCEPTION_TABLE: StateTable<ExceptionState> = {
  states: EXCEPTION_STATES,
  first: 'asked',
  terminal: ['refused', 'withdrawn', 'ended'],
  transitions: EXCEPTION_TRANSITIONS,
};

/** Whether an exception holds on a day: granted, not ended, and not past its last day. */
export function isInForce(
  exception: { readonly state: ExceptionState; readonly untilOn: string | null },
  today: string,
): boolean {
  return exception.state === 'granted' && (exception.untilOn === null || today <= exception.untilOn);
}
