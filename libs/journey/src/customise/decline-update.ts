import { decideDeclineUpdate } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { writeOfferAnswer } from './take-update.ts';

export interface DeclineUpdateInput {
  readonly policyId: string;
  readonly editionId: string;
  readonly reason: string;
}

/** Declines a newer edition with a reason; the policy stays as it is and says that it is behind. */
export async function declineUpdate(
  journey: Journey,
  scope: Scope,
  input: DeclineUpdateInput,
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId });
    const edition = await rows.editions.get({ id: input.editionId });
    const base = policy.baseEditionId ? await rows.editions.find({ id: policy.baseEditionId }) : null;
    const offer = await rows.updateOffers.find({ organisationId, policyId: policy.id, editionId: edition.id });
    const decision = decideDeclineUpdate(
      {
        actor,
        organisationId,
        policy,
        baseEditionNumber: base?.number ?? null,
        edition,
        offerAnswer: offer?.answer ?? null,
      },
      { reason: input.reason },
    );
    return settle(decision, async (plan) => {
      await writeOfferAnswer(journey, work, plan.offer);
      await record(work, plan);
      return policy;
    });
  });
}
