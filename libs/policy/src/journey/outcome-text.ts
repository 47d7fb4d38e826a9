import type { DecisionOutcome } from './vocabulary.ts';

/** What was decided, in the words on screen and on paper. */
export const outcomeText: Readonly<Record<DecisionOutcome, string>> = {
  adopted: 'Adopted',
  'adopted-with-changes': 'Adopted with changes',
  'not-adopted': 'Not adopted',
  deferred: 'Deferred',
};
