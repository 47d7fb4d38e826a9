import { sayDate, type PlainDate } from '@ratify/policy';
import type { YearPlan } from './planner-documents.ts';

type Uncaught = YearPlan['uncaught'][number];

const WHY: Readonly<Record<string, string>> = {
  overdue: 'Its date has passed.',
  held: 'The last meeting before its date has been held.',
  'none-planned': 'No meeting is planned near enough before its date.',
  'after-the-year': 'It is planned for a meeting after this school year.',
};

/** Why no meeting takes a policy in time, and which one could take it at all. */
export function sayUncaught({ why, next }: Pick<Uncaught, 'why' | 'next'>): string {
  const which = why === 'after-the-year' ? 'That one is on' : 'The next is on';
  return [WHY[why], next ? `${which} ${sayDate(next.heldOn as PlainDate)}.` : ''].filter(Boolean).join(' ');
}
