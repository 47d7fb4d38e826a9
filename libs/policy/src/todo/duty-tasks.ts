import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';
import { shortDuty } from '../duties/duty-reminder.ts';
import type { TodoState, TodoTask } from './todo-state.ts';

/** Days before a duty is due from which it stands on the list. */
const COMING_UP_DAYS = 30;

/** What the policies in force ask to be done again and is due soon or past, for whom it is put to. */
export function dutyTasks({ roles, duties = [] }: TodoState, today: PlainDate): TodoTask[] {
  return duties
    .filter(({ ownerRole, dueOn }) => roles.includes(ownerRole) && dueOn <= addDays(today, COMING_UP_DAYS))
    .map(({ id: subjectId, words, policyTitle, dueOn }) => ({
      kind: 'duty',
      group: dueOn <= today ? 'needs-you-now' : 'coming-up',
      title: shortDuty(words),
      detail: `${dueOn < today ? 'Was due' : 'Due'} on ${sayDate(dueOn)}, as ${policyTitle} asks.`,
      subjectId,
      dueOn,
    }));
}
