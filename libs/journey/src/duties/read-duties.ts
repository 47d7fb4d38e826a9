import { canDo } from '@ratify/access';
import type { DutyRecord, UnitOfWork } from '@ratify/store';
import { abilityOf } from '../shell/writing.ts';

/** A duty with the policy that asks for it, and what is on record of its being done. */
export interface ShownDuty {
  readonly id: string;
  readonly policyId: string;
  readonly policyTitle: string;
  readonly clauseId: string;
  readonly words: string;
  readonly owner: string;
  readonly every: string | null;
  readonly event: string | null;
  readonly dueOn: string | null;
  /** The newest first. */
  readonly records: readonly DutyRecord[];
}

/** The duties of the policies in force, what is due first; none for who does not read reviews. */
export async function readDuties(rows: UnitOfWork, dutyId: string | null = null): Promise<ShownDuty[]> {
  const { organisationId } = rows;
  if (!canDo(abilityOf(rows), 'read', 'Review', { organisationId })) return [];
  const duties = await rows.duties.list(
    { organisationId, endedOn: null, ...(dutyId === null ? {} : { id: dutyId }) },
    { order: { dueOn: 'asc', id: 'asc' } },
  );
  if (duties.length === 0) return [];
  const policyIds = [...new Set(duties.map((each) => each.policyId))];
  const policies = await rows.policies.list({ organisationId, id: policyIds, retiredOn: null });
  const titles = new Map(policies.map(({ id, title }) => [id, title]));
  const records = await rows.dutyRecords.list(
    { organisationId, dutyId: duties.map((each) => each.id) },
    { order: { doneOn: 'desc', recordedAt: 'desc' } },
  );
  return duties.flatMap((duty) => {
    const policyTitle = titles.get(duty.policyId);
    return policyTitle === undefined
      ? []
      : [{ ...duty, policyTitle, records: records.filter(({ dutyId: of }) => of === duty.id) }];
  });
}
