import type { PlainDate } from '../dates/plain-date.ts';
import type { TodoState, TodoTask } from './todo-state.ts';

/** What others expect of the setting and it does not hold, by name. */
export function missingTasks({ missing = [] }: TodoState): TodoTask[] {
  return missing.map(({ id: subjectId, title, publisherName, dueOn = null }) => ({
    kind: 'missing',
    group: 'needs-you-now',
    title: `${title} is missing`,
    detail: `${publisherName} expects it. Start it, bring in the one you have, or say why it is not needed.`,
    subjectId,
    dueOn: dueOn as PlainDate | null,
  }));
}
