import { outcomeText, type DecisionOutcome } from '@ratify/policy';
import { dateFilter } from '../pages/filters.ts';
import { minuteOf } from '../pages/minute-of.ts';

interface Said {
  readonly outcome: string;
  readonly decidedOn: string;
  readonly minuteReference: string | null;
  readonly isMinuteDraft: boolean;
}

/** `Adopted on 14 September 2026, minute 12.3` */
export function sayDecision({ outcome, decidedOn, ...minuted }: Said): string {
  return `${outcomeText[outcome as DecisionOutcome] ?? outcome} on ${dateFilter(decidedOn)}${minuteOf(minuted)}`;
}
