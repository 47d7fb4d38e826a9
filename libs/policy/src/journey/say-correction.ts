import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import type { DecisionOutcome } from './vocabulary.ts';

/** Of a decision, what a correction can change. */
export interface CorrectedDecision {
  readonly outcome: DecisionOutcome;
  readonly decidedOn: PlainDate;
  readonly minuteReference: string | null;
}

const OUTCOMES: Readonly<Record<DecisionOutcome, string>> = {
  adopted: 'adopted',
  'adopted-with-changes': 'adopted with changes',
  'not-adopted': 'not adopted',
  deferred: 'deferred',
};

/**
 * A correction of the record as the history of a document prints it: `Record corrected: adopted on 15 September 2026, not on
 * 14 September 2026 (resolution 8.2)`. The reason is the body's own and is not printed.
 */
export function sayCorrection(was: CorrectedDecision, is: CorrectedDecision | null, resolution: string | null): string {
  const by = resolution ? ` (resolution ${resolution})` : '';
  return `Record corrected: ${whatWasWrong(was, is)}${by}`;
}

function whatWasWrong(was: CorrectedDecision, is: CorrectedDecision | null): string {
  const [before, day] = [OUTCOMES[was.outcome], sayDate(was.decidedOn)];
  if (!is) return `it was not ${before.replace(/^not /, '')} on ${day}`;
  const after = `${OUTCOMES[is.outcome]} on ${sayDate(is.decidedOn)}`;
  if (is.outcome !== was.outcome) return `${after}, not ${before} on ${day}`;
  if (is.decidedOn !== was.decidedOn) return `${after}, not on ${day}`;
  if (is.minuteReference === was.minuteReference) return `what the minute says of the decision of ${day}`;
  return `${after} by minute ${is.minuteReference ?? 'not known'}, not ${was.minuteReference ?? 'without a minute'}`;
}
