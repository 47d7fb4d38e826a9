import { dutyDueFrom, type PlainDate } from '@ratify/policy';
import type { UnitOfWork } from '@ratify/store';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';
import { findDuties } from './sync-duties.ts';

/**
 * Reads the duties of a text that was adopted before duties were read, and says how many it found. Their dates count from its adoption,
 * and the first is not in the past: what was done until now stands in no record here. Where duties are on record, there is nothing to do.
 */
export async function findEarlierDuties(rows: UnitOfWork, policyId: string, today: PlainDate): Promise<number> {
  const { organisationId } = rows;
  const policy = await rows.policies.find({ organisationId, id: policyId }, { lock: true });
  if (!policy?.adoptedRevisionId || !policy.adoptedOn || policy.retiredOn) return 0;
  if ((await rows.duties.count({ organisationId, policyId })) > 0) return 0;
  const revisionId = policy.adoptedRevisionId;
  const { text } = await rows.revisions.get({ organisationId, id: revisionId });
  const { facts } = await knowOrganisation(rows, organisationId);
  const anchorOn = policy.adoptedOn as PlainDate;
  const found = findDuties(readStored(text), facts).map((each) => ({
    ...{ ...each, policyId, revisionId, anchorOn, endedOn: null },
    dueOn: dutyDueFrom(each.every, anchorOn, today),
  }));
  await rows.duties.addAll(found);
  return found.length;
}
