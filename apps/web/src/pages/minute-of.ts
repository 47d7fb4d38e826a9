import { sayMinute } from '@ratify/policy';

interface Minuted {
  readonly minuteReference: string | null;
  readonly isMinuteDraft: boolean;
}

/** `, minute 7.2 (draft)`: to stand behind what was decided; nothing where no minute is known. */
export function minuteOf(decision: Minuted | null | undefined): string {
  const minute = decision ? sayMinute(decision.minuteReference, decision.isMinuteDraft) : null;
  return minute ? `, minute ${minute}` : '';
}
