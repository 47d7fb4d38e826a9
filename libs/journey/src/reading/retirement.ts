import type { Policy, Retirement } from '@ratify/store';
import type { ReadableRows } from './readable.ts';

/** What withdrew a policy from use; the minute and the reason only for those who read decisions. */
export interface ShownRetirement extends Pick<Retirement, 'retiredOn' | 'decidedOn' | 'route'> {
  readonly reason: string | null;
  readonly minuteReference: string | null;
  readonly bodyName: string;
  readonly successor: Policy | null;
}

/** Why a policy is out of use, while it is; null where no decision withdrew it. */
export async function readRetirement(
  rows: ReadableRows,
  { organisationId, id: policyId, retiredOn }: Policy,
): Promise<ShownRetirement | null> {
  if (retiredOn === null) return null;
  const found = await rows.work.retirements.find({ organisationId, policyId, endedOn: null });
  if (!found) return null;
  const body = await rows.work.bodies.find({ organisationId, id: found.bodyId });
  const isTold = rows.canOn('read', 'Decision', { organisationId });
  return {
    ...{ retiredOn: found.retiredOn, decidedOn: found.decidedOn, route: found.route, bodyName: body?.name ?? '' },
    ...{ reason: isTold ? found.reason : null, minuteReference: isTold ? found.minuteReference : null },
    successor: found.successorId ? await rows.policies.find({ organisationId, id: found.successorId }) : null,
  };
}
