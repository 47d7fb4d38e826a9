import { decideShowPolicy } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface ShowPolicyInput {
  readonly policyId: string;
  readonly isPublic: boolean;
}

/** Shows a policy in force on the web to everybody, or takes it off again. */
export async function showPolicy(journey: Journey, scope: Scope, input: ShowPolicyInput): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['publish', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId }, { lock: true });
    return settle(decideShowPolicy({ actor, policy }, input), async (plan) => {
      await rows.policies.change({ id: policy.id }, plan.policy);
      await record(work, plan);
      return { ...policy, ...plan.policy };
    });
  });
}
