import { decideDelegate, decideEndDelegation, type DelegatedOffice, type PlainDate } from '@ratify/policy';
import type { Delegation, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface DelegateUpdatesInput {
  readonly bodyId: string;
  readonly office: DelegatedOffice;
  readonly minuteReference: string;
  readonly resolvedOn: PlainDate;
}

/** Records a body's resolution that an office-holder takes editorial updates and reports them. */
export async function delegateUpdates(
  journey: Journey,
  scope: Scope,
  input: DelegateUpdatesInput,
): Promise<Outcome<Delegation>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const body = await rows.bodies.get({ organisationId, id: input.bodyId });
    await holdToBody(work, body.id);
    const delegations = await rows.delegations.list({ organisationId, bodyId: body.id });
    const decided = decideDelegate(
      { actor, organisationId, body, delegations: delegations.map(dated) },
      { ...input, delegationId: journey.ids.id() },
      journey.clock.today(),
    );
    return settle(decided, async (plan) => {
      const delegation = await rows.delegations.add(plan.delegation);
      await record(work, plan);
      return delegation;
    });
  });
}

/** Ends such a resolution, with the minute that says so. */
export async function endDelegation(
  journey: Journey,
  scope: Scope,
  input: { readonly delegationId: string; readonly minuteReference: string },
): Promise<Outcome<Delegation>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, organisationId } = work;
    const delegation = await rows.delegations.get({ organisationId, id: input.delegationId }, { lock: true });
    await holdToBody(work, delegation.bodyId);
    return settle(decideEndDelegation(dated(delegation), input, journey.clock.today()), async (plan) => {
      const { id, endedOn } = plan.delegation;
      await rows.delegations.change({ id }, { endedOn });
      await record(work, plan);
      return { ...delegation, endedOn };
    });
  });
}

function dated(delegation: Delegation) {
  return {
    ...delegation,
    resolvedOn: delegation.resolvedOn as PlainDate,
    endedOn: delegation.endedOn as PlainDate | null,
  };
}
