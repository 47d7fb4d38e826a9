import { decideAdoptEditorial, type PlainDate } from '@ratify/policy';
import type { Body, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { actsFor } from '../shell/organisation.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { adoptText, coversOf, openRequestsOf, requestIds } from './adopt-text.ts';
import type { RecordedDecision } from './record-decision.ts';

export interface AdoptEditorialUpdateInput {
  /** Submitted, on no agenda. */
  readonly revisionId: string;
  readonly effectiveFrom?: PlainDate | null | undefined;
}

/** Takes an update that is editorial through and through, for the office to which the body left that; reported afterwards. */
export async function adoptEditorialUpdate(
  journey: Journey,
  scope: Scope,
  input: AdoptEditorialUpdateInput,
): Promise<Outcome<RecordedDecision>> {
  return writing(journey, scope, ['adopt', 'Revision'], async (work) => {
    const { rows, actor, organisationId, roles } = work;
    const revision = await rows.revisions.get({ organisationId, id: input.revisionId }, { lock: true });
    const policy = await rows.policies.get({ organisationId, id: revision.policyId }, { lock: true });
    const { reviewDueOn, reviewDuePrecision, reviewDueSaid } = policy;
    const decided = decideAdoptEditorial(
      {
        actor,
        organisationId,
        policy,
        offices: roles,
        delegations: await delegationsFor(work),
        revision: { ...revision, changes: revision.materiality.changes ?? null },
        openRequestIds: await openRequestsOf(work, policy),
        covers: await coversOf(work, policy),
        due: { reviewDueOn: reviewDueOn as PlainDate | null, reviewDuePrecision, reviewDueSaid },
      },
      {
        ids: {
          decision: journey.ids.id(),
          adoption: journey.ids.id(),
          document: journey.ids.id(),
          signatureRequests: requestIds(journey),
        },
        verifyCode: journey.ids.verifyCode(),
        effectiveFrom: input.effectiveFrom,
      },
      journey.clock.today(),
    );
    return settle(decided, async (plan) => {
      await holdToBody(work, plan.decision.bodyId);
      const decision = await rows.decisions.add({ ...plan.decision, amendments: [], takesEffect: {} });
      for (const move of plan.revisions) await rows.revisions.change({ id: move.id }, { state: move.to });
      await adoptText(work, plan.adopted);
      await record(work, plan);
      return { decision, adoption: await rows.adoptions.get({ id: plan.adopted.adoption.id }) };
    });
  });
}

/** The resolutions of the bodies that act for the organisation. */
async function delegationsFor({ rows, organisationId }: Work) {
  const delegations = await rows.delegations.list({ organisationId }, { order: { resolvedOn: 'asc' } });
  const bodies = await rows.bodies.list({ organisationId });
  const acting = new Map<string, Body>();
  for (const body of bodies) if ((await actsFor(rows, body)).includes(organisationId)) acting.set(body.id, body);
  return delegations.flatMap((each) => {
    const body = acting.get(each.bodyId);
    const [resolvedOn, endedOn] = [each.resolvedOn as PlainDate, each.endedOn as PlainDate | null];
    return body ? [{ ...each, body, resolvedOn, endedOn }] : [];
  });
}
