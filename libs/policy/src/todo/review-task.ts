import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { reviewStatus } from '../dates/review-cycle.ts';
import { isSeenTo, sayWaiting } from '../remind/waiting-version.ts';
import type { TodoPolicy, TodoTask } from './todo-state.ts';

/**
 * The review of an adopted policy, once it is due within the window or past. While a new text is on its way it is left out, but for the clerk
 * once it is overdue.
 */
export function reviewTask(
  policy: TodoPolicy,
  { seesToAgendas }: { readonly seesToAgendas: boolean },
  today: PlainDate,
): TodoTask | null {
  const { reviewDueOn, openRevision: waiting } = policy;
  if (!policy.isAdopted || !reviewDueOn) return null;
  if (isSeenTo({ waiting, dueOn: reviewDueOn }, { seesToAgendas }, today)) return null;
  const status = reviewStatus(reviewDueOn, today);
  if (status !== 'overdue' && status !== 'due-soon') return null;
  const overdue = status === 'overdue';
  return {
    kind: 'review',
    group: overdue ? 'needs-you-now' : 'coming-up',
    title: `Review ${policy.title}`,
    detail: [
      ...(overdue
        ? [`Was due on ${sayDate(reviewDueOn)}.`, ...(waiting ? [] : ['It stays in force until you change it.'])]
        : [`Due on ${sayDate(reviewDueOn)}.`]),
      ...(waiting ? [sayWaiting(waiting, today)] : []),
    ].join(' '),
    subjectId: policy.id,
    dueOn: reviewDueOn,
  };
}
