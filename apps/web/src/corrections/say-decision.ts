import { dateFilter } from '../pages/filters.ts';
import { minuteOf } from '../pages/minute-of.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  adopted: 'Adopted',
  'adopted-with-changes': 'Adopted with changes',
  'not-adopted': 'Not adopted',
  deferred: 'Deferred',
};

interface Said {
  readonly outcome: string;
  readonly decidedOn: string;
  readonly minuteReference: string | null;
  readonly isMinuteDraft: boolean;
}

/** `Adopted on 14 September 2026, minute 12.3` */
export function sayDecision({ outcome, decidedOn, ...minuted }: Said): string {
  return `${OUTCOMES[outcome] ?? outcome} on ${dateFilter(decidedOn)}${minuteOf(minuted)}`;
}
