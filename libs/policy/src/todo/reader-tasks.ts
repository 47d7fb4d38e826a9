import { materialityText } from '../journey/materiality.ts';
import type { TodoState, TodoTask } from './todo-state.ts';

/** What a person is asked to sign for an office they hold; for those who do not, the clerk waits. */
export function signTasks({ roles, signatureRequests = [] }: TodoState): TodoTask[] {
  return signatureRequests.flatMap((request): TodoTask[] => {
    const subject = { subjectId: request.id, dueOn: null };
    if (roles.includes(request.role)) {
      return [
        {
          kind: 'sign',
          group: request.isReady ? 'needs-you-now' : 'coming-up',
          title: `Sign ${request.policyTitle}`,
          detail: request.isReady
            ? `Adopted, and waiting for your signature as ${request.role}.`
            : 'Adopted. The document is being prepared for your signature.',
          ...subject,
        },
      ];
    }
    if (!roles.includes('clerk') && !roles.includes('head')) return [];
    const detail = `Adopted, and waiting for the signature of the ${request.role}.`;
    return [
      { kind: 'wait-for-signature', group: 'waiting-for-others', title: request.policyTitle, detail, ...subject },
    ];
  });
}

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
