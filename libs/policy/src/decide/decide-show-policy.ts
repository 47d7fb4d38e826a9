import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

export interface ShowPolicyState {
  readonly actor: Actor;
  readonly policy: {
    readonly id: string;
    readonly isPublic: boolean;
    readonly adoptedRevisionId: string | null;
    readonly retiredOn: string | null;
  };
}

export interface ShowPolicyPlan extends PlanRecord {
  readonly policy: { readonly isPublic: boolean };
}

/** Shows a policy on the web to everybody, or takes it off again. What is not in force is not shown; taking off is always possible. */
export function decideShowPolicy(
  { policy }: ShowPolicyState,
  { isPublic }: { readonly isPublic: boolean },
): Decided<ShowPolicyPlan> {
  const isInForce = policy.adoptedRevisionId !== null && policy.retiredOn === null;
  return decided([isPublic && !isInForce && refuse('NOT_IN_FORCE')], () => ({
    policy: { isPublic },
    audit:
      policy.isPublic === isPublic
        ? []
        : [
            {
              ...{ action: isPublic ? 'policy.shown' : 'policy.hidden', subject: 'Policy', subjectId: policy.id },
              data: { revisionId: policy.adoptedRevisionId },
            },
          ],
    jobs: [],
  }));
}
