import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { isStuck } from '../journey/signing-round.ts';
import type { SigningOffice } from '../journey/vocabulary.ts';
import type { TodoSignatureRequest, TodoState, TodoTask } from './todo-state.ts';

/**
 * What a person is asked to sign, whether now or after others; what the clerk has to settle because nobody will sign it as it
 * stands; and for the clerk and the head, what they wait for.
 */
export function signTasks({ roles, signatureRequests = [] }: TodoState): TodoTask[] {
  return signatureRequests.flatMap((request): TodoTask[] => {
    if (isStuck(request.standing)) return roles.includes('clerk') ? [settleTask(request)] : waitTask(request, roles);
    return request.isMine ? [signTask(request)] : waitTask(request, roles);
  });
}

function signTask(request: TodoSignatureRequest): TodoTask {
  const { id: subjectId, policyTitle, role, forRole, lapsesOn, isReady } = request;
  const isTurn = request.standing === 'waiting';
  const as = forRole ? `as ${role}, for the ${forRole}` : `as ${role}`;
  const detail = isTurn
    ? isReady
      ? `Adopted, and waiting for your signature ${as} until ${sayDate(lapsesOn)}.`
      : 'Adopted. The document is being prepared for your signature.'
    : `Adopted. It comes to you after the ${joinOffices(request.after)}.`;
  const group = isTurn && isReady ? 'needs-you-now' : 'coming-up';
  return { kind: 'sign', group, title: `Sign ${policyTitle}`, detail, subjectId, dueOn: isTurn ? lapsesOn : null };
}

function settleTask(request: TodoSignatureRequest): TodoTask {
  return {
    kind: 'settle-signature',
    group: 'needs-you-now',
    title: `Say what becomes of the signature on ${request.policyTitle}`,
    detail: `${sayStuck(request)} Ask again, ask somebody else, or close the document without it.`,
    subjectId: request.id,
    dueOn: null,
  };
}

function sayStuck({ standing, role, reason, lapsesOn }: TodoSignatureRequest): string {
  if (standing === 'declined') return `The ${role} has declined: ${endSentence(reason ?? '')}`;
  if (standing === 'lapsed') return `The ${role} was asked to sign by ${sayDate(lapsesOn)} and has not.`;
  return `Nobody holds the office of ${role}.`;
}

function waitTask({ id: subjectId, ...request }: TodoSignatureRequest, roles: TodoState['roles']): TodoTask[] {
  if (!roles.includes('clerk') && !roles.includes('head')) return [];
  const dueOn: PlainDate | null = request.standing === 'waiting' ? request.lapsesOn : null;
  const for_ = request.forRole ? `, for the ${request.forRole}` : '';
  const after = request.standing === 'not-their-turn' ? `, after the ${joinOffices(request.after)}` : '';
  const detail = isStuck(request.standing)
    ? 'Adopted. The clerk says what becomes of a signature that has not come.'
    : `Adopted, and waiting for the signature of the ${request.role}${for_}${after}.`;
  return [
    { kind: 'wait-for-signature', group: 'waiting-for-others', title: request.policyTitle, detail, subjectId, dueOn },
  ];
}

function joinOffices(offices: readonly SigningOffice[]): string {
  return offices.join(' and the ');
}

function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
