import type { TodoState, TodoTask } from './todo-state.ts';

/** People whose reminders do not arrive: whoever looks after them can ask for another address. */
export function unreachedTasks({ unreached = [] }: TodoState): TodoTask[] {
  return unreached.map(({ personId: subjectId, personName }) => ({
    kind: 'unreached',
    group: 'needs-you-now',
    title: `The reminders of ${personName} do not arrive`,
    detail: 'Ask them for another address, and tell them what needs them until then.',
    subjectId,
    dueOn: null,
  }));
}
