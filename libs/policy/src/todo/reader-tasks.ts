import { materialityText } from '../journey/materiality.ts';
import type { TodoState, TodoTask } from './todo-state.ts';

/** What a person is asked to confirm that they have read: new, or changed in substance or law since they did. */
export function acknowledgeTasks({ unread = [] }: TodoState): TodoTask[] {
  return unread.map(({ revisionId, policyTitle, changedSince }) => ({
    kind: 'acknowledge',
    group: 'needs-you-now',
    title: changedSince ? `Read what changed in ${policyTitle}` : `Read ${policyTitle}`,
    detail: changedSince
      ? `${materialityText[changedSince]} since you confirmed it. Confirm the new version.`
      : 'Confirm that you have read and understood it.',
    subjectId: revisionId,
    dueOn: null,
  }));
}
