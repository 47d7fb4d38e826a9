import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';
import type { TodoSignatureRequest } from '../todo/todo-state.ts';
import { mondayOf } from './working-days.ts';

/** Days before a request lapses on which it is told of once more. */
const LAST_CALL_DAYS = 3;

/** The reminder that a request stands at today: at once, at the start of each later week, and before it lapses; null: not their turn. */
export function signatureReminder(
  { isMine, isReady, standing, lapsesOn }: Pick<TodoSignatureRequest, 'isMine' | 'isReady' | 'standing' | 'lapsesOn'>,
  askedOn: PlainDate,
  today: PlainDate,
): string | null {
  if (!isMine || !isReady || standing !== 'waiting') return null;
  if (today >= addDays(lapsesOn, -LAST_CALL_DAYS)) return 'last-call';
  const monday = mondayOf(today);
  return monday > addDays(askedOn, 2) ? `waiting-${monday}` : 'asked';
}

/** The reminder in one plain sentence. */
export function saySignatureReminder(policyTitle: string, lapsesOn: PlainDate): string {
  return `${policyTitle}: it was adopted and waits for your signature until ${sayDate(lapsesOn)}.`;
}
