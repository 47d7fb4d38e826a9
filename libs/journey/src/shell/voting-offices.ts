import { isRunning, type Role } from '@ratify/policy';
import type { UnitOfWork } from '@ratify/store';

/** The offices that somebody decides in: those of a member without a vote are not among them. */
export async function votingOffices(
  rows: Pick<UnitOfWork, 'appointments'>,
  who: { readonly organisationId: string; readonly personId: string; readonly roles: readonly Role[] },
  today: string,
): Promise<readonly Role[]> {
  const { organisationId, personId, roles } = who;
  if (!roles.includes('governor')) return roles;
  const seats = await rows.appointments.list({ organisationId, personId, role: 'governor' });
  const hasVote = seats.some((each) => each.votes && isRunning(each, today));
  return hasVote ? roles : roles.filter((role) => role !== 'governor');
}
