import { decideStateApprover } from '@ratify/policy';
import type { Repositories, Scope, StatedApprover } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { actsFor } from '../shell/organisation.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface StateApproverInput {
  readonly policyId: string;
  readonly bodyId?: string | null | undefined;
  /** With no body either: whoever decided last. */
  readonly office?: 'head' | null | undefined;
  readonly source: string;
}

/** Records who approves a policy by the scheme of delegation or by its own text. */
export async function stateApprover(
  journey: Journey,
  scope: Scope,
  input: StateApproverInput,
): Promise<Outcome<StatedApprover>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId }, { lock: true });
    const body = input.bodyId ? await rows.bodies.get({ organisationId, id: input.bodyId }) : null;
    if (body) await holdToBody(work, body.id);
    const decision = decideStateApprover(
      {
        ...{ actor, organisationId },
        policy: { id: policy.id, title: policy.title, isRetired: policy.retiredOn !== null },
        body: body && { ...body, actsFor: await actsFor(rows, body) },
      },
      { id: journey.ids.id(), office: input.office ?? null, source: input.source },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      const approver = await rows.statedApprovers.add(plan.approver);
      await record(work, plan);
      return approver;
    });
  });
}

/** Who is stated to approve a policy. */
export interface Approver {
  readonly bodyId: string | null;
  readonly bodyName: string | null;
  readonly office: 'head' | null;
  readonly source: string;
}

/** Who approves a policy by what was stated last; null where nobody is named. */
export async function findApprover(
  rows: Repositories,
  policy: { readonly organisationId: string; readonly id: string },
): Promise<Approver | null> {
  const { organisationId, id: policyId } = policy;
  const stated = await rows.statedApprovers.find(
    { organisationId, policyId },
    { order: { statedAt: 'desc', id: 'desc' } },
  );
  if (!stated || (!stated.bodyId && !stated.office)) return null;
  const { bodyId, office, source } = stated;
  const body = bodyId ? await rows.bodies.find({ organisationId, id: bodyId }) : null;
  return { bodyId, office, source, bodyName: body?.name ?? null };
}
