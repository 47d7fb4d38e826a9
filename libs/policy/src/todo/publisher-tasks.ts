import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { reviewStatus } from '../dates/review-cycle.ts';
import { countOf } from './count-of.ts';
import type { TaskGroup, TaskKind, TodoState, TodoTask } from './todo-state.ts';

/** Templates whose draft waits to be published, and those due for their own review. */
export function templateTasks({ templates = [] }: TodoState, today: PlainDate): TodoTask[] {
  return templates.flatMap((template): TodoTask[] => {
    const { id: subjectId, title, reviewDueOn } = template;
    const status = reviewStatus(reviewDueOn, today);
    return [
      ...(template.hasUnpublishedDraft
        ? [
            {
              kind: 'publish',
              group: 'needs-you-now',
              title: `Publish ${title}`,
              detail: 'The draft differs from the latest edition.',
              subjectId,
              dueOn: null,
            } as const,
          ]
        : []),
      ...(template.newerBase
        ? [
            {
              kind: 'take-template-update',
              group: 'needs-you-now',
              title: `Look at edition ${template.newerBase.number} of ${title} from ${template.newerBase.publisherName}`,
              detail: 'Your template was made from an earlier edition. Schools are offered yours once you publish it.',
              subjectId,
              dueOn: null,
            } as const,
          ]
        : []),
      ...(reviewDueOn && (status === 'overdue' || status === 'due-soon')
        ? [
            {
              kind: 'review',
              group: status === 'overdue' ? 'needs-you-now' : 'coming-up',
              title: `Review the template ${title}`,
              detail: `${status === 'overdue' ? 'Was due' : 'Due'} on ${sayDate(reviewDueOn)}.`,
              subjectId,
              dueOn: reviewDueOn,
            } as const,
          ]
        : []),
    ];
  });
}

/** Questions about fixed clauses that wait for an answer, and who left a template. */
export function exceptionTasks({ exceptions = [], departures = [] }: TodoState): TodoTask[] {
  return [
    ...exceptions.map(({ id, organisationName, subjectTitle, clause }): TodoTask => ({
      kind: 'answer-exception',
      group: 'needs-you-now',
      title: `Answer ${organisationName} about ${clause} of ${subjectTitle}`,
      detail: 'They ask for an exception to a clause that you fixed.',
      subjectId: id,
      dueOn: null,
    })),
    ...departures.map(({ policyId, organisationName, policyTitle, leftOn, wentElsewhere }): TodoTask => ({
      kind: 'template-left',
      group: 'coming-up',
      title: `${organisationName} left your template with ${policyTitle}`,
      detail: `${wentElsewhere ? 'It follows another template' : 'It is their own policy'} since ${sayDate(leftOn)}. They are offered no more editions.`,
      subjectId: policyId,
      dueOn: null,
    })),
  ];
}

/** What stands out across the settings below; missing policies first. */
export function complianceTasks({ register }: TodoState): TodoTask[] {
  if (!register) return [];
  const line = (kind: TaskKind, group: TaskGroup, count: number, what: string): TodoTask[] => {
    if (count === 0) return [];
    const title = `${countOf(count, 'policy')} ${what}`;
    const detail = 'Open the register, worst first.';
    return [{ kind, group, title, detail, subjectId: register.organisationId, dueOn: null }];
  };
  return [
    ...line('chase-missing', 'needs-you-now', register.missing, 'missing'),
    ...line('chase-overdue', 'needs-you-now', register.overdue, 'overdue for review'),
    ...line('chase-unsigned', 'waiting-for-others', register.unsigned, 'adopted but not signed'),
    ...line('chase-behind', 'waiting-for-others', register.behind, 'behind the latest edition'),
    ...line('review', 'coming-up', register.dueSoon, 'due for review within 60 days'),
  ];
}
