import type { EntityManager } from 'typeorm';
import { APPROVER, NEEDS_MEETING } from './approver.ts';
import { WAITING, type WaitingRow } from './waiting.ts';

/** Who decides on a policy next, and what of it waits for that. */
export interface PolicyStanding {
  readonly policyId: string;
  /** False where an office-holder decides, or did so for good. */
  readonly needsMeeting: boolean;
  readonly office: 'head' | null;
  /** The body that is stated, decided last, or is there to decide. */
  readonly bodyId: string | null;
  readonly bodyName: string | null;
  readonly waiting: WaitingRow | null;
}

/** Where some policies of one organisation stand. */
export async function readPolicyStandings(
  manager: EntityManager,
  organisationId: string,
  policyIds: readonly string[],
): Promise<PolicyStanding[]> {
  return manager.query(
    `select p.id as "policyId", ${NEEDS_MEETING} as "needsMeeting", s.office, b.id as "bodyId", b.name as "bodyName", w.waiting
     from app.policies p
     ${APPROVER}
     ${WAITING}
     where p.organisation_id = $1 and p.id = any ($2::uuid[])`,
    [organisationId, policyIds],
  );
}
