import { canDecline, decideAcceptChange, decideDeclineChange, refuse, type DeclineChangeState } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { openUpdate, type OpenUpdate } from './open-update.ts';
import { theirsSha256, wordingsOf } from './weigh-update.ts';

export interface ClauseChangeInput {
  readonly policyId: string;
  readonly editionId: string;
  readonly clauseId: string;
}

/** Leaves a newer edition's change of one clause out, with a reason; remembered until the publisher changes the wording again. */
export async function declineClauseChange(
  journey: Journey,
  scope: Scope,
  input: ClauseChangeInput & { readonly reason: string },
): Promise<Outcome<Policy>> {
  return changeOf(journey, scope, input, async (work, state, policy) =>
    settle(decideDeclineChange(state, input), async (plan) => {
      const { policyId, clauseId, theirsSha256: hash } = plan.declined;
      await work.rows.declinedChanges.remove({ policyId, clauseId, theirsSha256: hash });
      await work.rows.declinedChanges.add({ ...plan.declined, declinedAt: journey.clock.now() });
      await record(work, plan);
      return policy;
    }),
  );
}

/** Takes a change after all that was declined before. */
export async function acceptClauseChange(
  journey: Journey,
  scope: Scope,
  input: ClauseChangeInput,
): Promise<Outcome<Policy>> {
  return changeOf(journey, scope, input, async (work, state, policy) =>
    settle(decideAcceptChange(state), async (plan) => {
      const hash = state.change?.theirsSha256 ?? '';
      const { policyId, clauseId } = input;
      await work.rows.declinedChanges.remove({ policyId, clauseId, theirsSha256: hash });
      await record(work, plan);
      return policy;
    }),
  );
}

function changeOf(
  journey: Journey,
  scope: Scope,
  input: ClauseChangeInput,
  act: (work: Work, state: DeclineChangeState, policy: Policy) => Promise<Outcome<Policy>>,
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const update = await openUpdate(rows, { organisationId, ...input }, { today, lock: true });
    if (!update) return refused(refuse('EDITION_OF_OTHER_TEMPLATE'));
    const { open, base, edition } = update;
    const change = offeredChange(update, input.clauseId);
    const state = { actor, organisationId, policy: open.policy, baseEditionNumber: base.number, edition, change };
    return act(work, state, open.policy);
  });
}

/** A change that the edition brings to one clause, as far as it can be left out; null where there is none. */
function offeredChange({ weighed }: OpenUpdate, clauseId: string): DeclineChangeState['change'] {
  const outcome = weighed.bare.outcomes.find((each) => each.clauseId === clauseId);
  if (!outcome || outcome.outcome === 'same') return null;
  const { base = null, ours = null, theirs = null } = wordingsOf(weighed, outcome);
  return {
    ...{ clauseId, number: outcome.number, title: outcome.title, theirsSha256: theirsSha256(weighed, clauseId) },
    canDecline: canDecline({ outcome: outcome.outcome, base, ours, theirs }),
    isDeclined: weighed.declined.has(clauseId),
  };
}
