import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { checkStanding } from './decide-set-up-body.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface StateApproverState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly title: string; readonly isRetired: boolean };
  /** Null: not a body. */
  readonly body: {
    readonly id: string;
    readonly name: string;
    readonly actsFor: readonly string[];
    readonly endedOn?: string | null;
  } | null;
}

export interface StateApproverInput {
  readonly id: string;
  /** With no body either: whoever decided last. */
  readonly office: 'head' | null;
  /** Where it is said: `Scheme of delegation 2026, 4.2`, `clause 7 of the policy`. */
  readonly source: string;
}

export interface StateApproverPlan extends PlanRecord {
  readonly approver: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string;
    readonly bodyId: string | null;
    readonly office: 'head' | null;
    readonly source: string;
    readonly statedBy: string;
    readonly statedByName: string;
  };
}

/** Records who approves a policy, with where that is said. Nothing that was decided changes; what is planned next follows it. */
export function decideStateApprover(
  { actor, organisationId, policy, body }: StateApproverState,
  { id, office, source }: StateApproverInput,
  today: PlainDate,
): Decided<StateApproverPlan> {
  return decided(
    [
      policy.isRetired && refuse('POLICY_RETIRED', { where: policy.title }),
      body !== null && !body.actsFor.includes(organisationId) && refuse('BODY_NOT_FOR_SETTING', { where: body.name }),
      body !== null && checkStanding(body, today),
      isBlankText(source) && refuse('SOURCE_MISSING', { where: 'where it is said' }),
    ],
    () => ({
      approver: {
        ...{ id, organisationId, policyId: policy.id, bodyId: body?.id ?? null, office: body ? null : office },
        ...{ source: source.trim(), statedBy: actor.personId, statedByName: actor.name },
      },
      audit: [
        {
          ...({ action: 'policy.approver-stated', subject: 'Policy', subjectId: policy.id } as const),
          data: { bodyId: body?.id ?? null, office: body ? null : office, source: source.trim() },
        },
      ],
      jobs: [],
    }),
  );
}
