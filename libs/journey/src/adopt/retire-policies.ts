import { decideRetire, refuse, type PlainDate, type RetiredPolicy, type Route } from '@ratify/policy';
import type { Policy, Retirement, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { actsFor, knowOrganisation } from '../shell/organisation.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { coversOf, openRequestsOf } from './adopt-text.ts';
import { findAmendingDecision } from './amending.ts';

export interface RetirePoliciesInput {
  readonly policyIds: readonly string[];
  /** What takes their place. */
  readonly successorId?: string | null | undefined;
  /** With the route `meeting`; its body decided. */
  readonly meetingId?: string | null | undefined;
  readonly bodyId?: string | null | undefined;
  readonly route: Route;
  readonly decidedOn: PlainDate;
  /** The first day on which they are not in force; the day of the decision when it is left out. */
  readonly retiredOn?: PlainDate | null | undefined;
  readonly reason: string;
  readonly minuteReference?: string | null | undefined;
}

/** Withdraws policies from use by a decision of their body; all of them or none. */
export async function retirePolicies(
  journey: Journey,
  scope: Scope,
  input: RetirePoliciesInput,
): Promise<Outcome<Retirement[]>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const meeting = input.meetingId
      ? await rows.meetings.get({ organisationId, id: input.meetingId }, { lock: true })
      : null;
    const ids = [...new Set(input.policyIds)].toSorted();
    const policies = await Promise.all(ids.map((id) => rows.policies.get({ organisationId, id }, { lock: true })));
    const successor = input.successorId
      ? await rows.policies.get({ organisationId, id: input.successorId }, { lock: true })
      : null;
    const bodyId = meeting?.bodyId ?? input.bodyId;
    if (!bodyId) return refused(refuse('MEETING_MISSING', { where: 'meeting' }));
    const body = await rows.bodies.get({ organisationId, id: bodyId });
    await holdToBody(work, body.id);
    const { constitution } = await knowOrganisation(rows, organisationId);
    const decision = decideRetire(
      {
        ...{ actor, organisationId, successor: successor && { ...successor, isInForce: isInForce(successor) } },
        body: { ...body, constitution, actsFor: await actsFor(rows, body) },
        meeting: meeting && { ...meeting, heldOn: meeting.heldOn as PlainDate },
        policies: await Promise.all(policies.map((policy) => readPolicy(work, policy))),
      },
      { ...input, newId: () => journey.ids.id() },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      const retirements = await rows.retirements.addAll([...plan.retirements]);
      for (const { policyId: id, retiredOn } of plan.retirements) {
        await rows.policies.change({ id }, { retiredOn });
        await rows.duties.change({ policyId: id, endedOn: null }, { endedOn: retiredOn });
      }
      for (const { policyId, settingId } of plan.endedCovers)
        await rows.uncover(policyId, settingId, plan.retirements[0]?.retiredOn ?? null);
      for (const id of plan.voidedRequestIds) await rows.signatureRequests.change({ id }, { state: 'void' });
      await record(work, plan);
      return retirements;
    });
  });
}

async function readPolicy(work: Work, policy: Policy): Promise<RetiredPolicy> {
  const { rows, organisationId } = work;
  const { id, title, retiredOn, adoptedOn } = policy;
  const state = ['submitted', 'tabled', 'deferred'] as const;
  const open = await rows.revisions.count({ organisationId, policyId: id, state: [...state] });
  return {
    ...{ id, title, retiredOn, isInForce: isInForce(policy), adoptedOn: adoptedOn as PlainDate | null },
    waits: open > 0 || (await findAmendingDecision(rows, organisationId, id)) !== null,
    covers: (await coversOf(work, policy)).map(({ settingId }) => settingId),
    openRequestIds: await openRequestsOf(work, policy),
  };
}

const isInForce = ({ adoptedOn, adoptedRevisionId }: Policy): boolean =>
  adoptedOn !== null || adoptedRevisionId !== null;
