import { sayDate } from '../dates/plain-date.ts';
import { materialityText } from '../journey/materiality.ts';
import { countOf } from './count-of.ts';
import type { TodoState, TodoTask } from './todo-state.ts';

/** What a person is asked to confirm that they have read: asked for, new to them, or changed in substance or law since they did. */
export function acknowledgeTasks({ unread = [], declarations = [] }: TodoState): TodoTask[] {
  return [
    ...declarations.map(({ roundId: subjectId, title, policies, dueOn }): TodoTask => ({
      ...{ kind: 'declare', group: 'needs-you-now', subjectId, dueOn },
      title,
      detail: `${countOf(policies.length, 'policy')} to read and confirm by ${sayDate(dueOn)}: ${policies.join(', ')}.`,
    })),
    ...unread.map(({ policyId: subjectId, policyTitle, changedSince, dueOn }): TodoTask => {
      const by = dueOn ? ` by ${sayDate(dueOn)}` : '';
      return {
        ...{ kind: 'acknowledge', group: 'needs-you-now', subjectId, dueOn },
        title: changedSince ? `Read what changed in ${policyTitle}` : `Read ${policyTitle}`,
        detail: changedSince
          ? `${materialityText[changedSince]} since you confirmed it. Confirm the new version${by}.`
          : `Confirm that you have read and understood it${by}.`,
      };
    }),
  ];
}

/** What readers asked of the head. */
export function questionTasks({ questions = [] }: TodoState): TodoTask[] {
  return questions.map(({ id: subjectId, personName, policyTitle }) => ({
    kind: 'answer-question',
    group: 'needs-you-now',
    title: `Answer ${personName} about ${policyTitle}`,
    detail: 'A question from somebody who is asked to read it.',
    subjectId,
    dueOn: null,
  }));
}
