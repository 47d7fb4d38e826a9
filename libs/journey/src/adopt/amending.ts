import type { AmendingDecision, Amendment } from '@ratify/policy';
import type { Decision, Repositories, Revision } from '@ratify/store';

/** A decision to adopt with changes, with the revision that was put to the meeting and the one that holds the changes. */
export interface Amending {
  readonly decision: Decision;
  readonly revision: Revision;
  /** The newest entry that was not taken back; null until the clerk enters one. */
  readonly amended: Revision | null;
}

/** The decision of a policy whose changes are still to be entered or confirmed; null where none waits. */
export async function findAmendingDecision(
  rows: Repositories,
  organisationId: string,
  policyId: string,
): Promise<Amending | null> {
  const revisions = await rows.revisions.list({ organisationId, policyId }, { order: { number: 'desc' } });
  const put = revisions.filter((each) => each.state === 'not-adopted');
  if (put.length === 0) return null;
  const decisions = await rows.decisions.list(
    { organisationId, revisionId: put.map((each) => each.id), outcome: 'adopted-with-changes' },
    { order: { recordedAt: 'desc' } },
  );
  for (const decision of decisions) {
    if (await isAdopted(rows, decision)) continue;
    const revision = put.find((each) => each.id === decision.revisionId);
    const amended = revisions.find((each) => each.amendsId === decision.revisionId && each.state === 'submitted');
    if (revision) return { decision, revision, amended: amended ?? null };
  }
  return null;
}

/** A decision as the rules on amendments look at it. */
export async function amendingDecision(rows: Repositories, decision: Decision): Promise<Decision & AmendingDecision> {
  return Object.assign(decision, { amendments: amendmentsOf(decision), isAdopted: await isAdopted(rows, decision) });
}

async function isAdopted(rows: Repositories, { organisationId, id }: Decision): Promise<boolean> {
  return (await rows.adoptions.count({ organisationId, decisionId: id })) > 0;
}

/** The amendments of a decision; what is none is left out. */
export function amendmentsOf({ amendments }: Decision): Amendment[] {
  return amendments.filter((each) => typeof each.said === 'string' && typeof each.clauseId === 'string');
}
