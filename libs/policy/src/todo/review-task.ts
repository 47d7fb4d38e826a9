import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { reviewStatus } from '../dates/review-cycle.ts';
import type { TodoPolicy, TodoTask } from './todo-state.ts';

/** The review of an adopted policy, once it is due within the window or past; never while a new text is on its way. */
export function reviewTask(policy: TodoPolicy, today: PlainDate): TodoTask | null {
  const { reviewDueOn } = policy;
  if (!policy.isAdopted || !reviewDueOn || policy.openRevision) return null;
  const status = reviewStatus(reviewDueOn, today);
  if (status !== 'overdue' && status !== 'due-soon') return null;
  const overdue = status === 'overdue';
  return {
    kind: 'review',
    group: overdue ? 'needs-you-now' : 'coming-up',
    title: `Review ${policy.title}`,
    detail: overdue
      ? `Was due on ${sayDate(reviewDueOn)}. It stays in force until you change it.`
      : `Due on ${sayDate(reviewDueOn)}.`,
    subjectId: policy.id,
    dueOn: reviewDueOn,
  };
}
