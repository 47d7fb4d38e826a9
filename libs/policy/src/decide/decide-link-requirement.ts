import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord } from './plan-parts.ts';

/** Something that a publisher expects of a setting. */
export interface ExpectedThere {
  readonly organisationId: string;
  readonly id: string;
  readonly title: string;
  readonly statutoryKey: string | null;
}

export interface LinkRequirementState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** What is missing of all that is expected of the setting. */
  readonly missing: readonly ExpectedThere[];
  /** One that the setting holds, or that covers it. */
  readonly policy: {
    readonly organisationId: string;
    readonly id: string;
    readonly title: string;
    readonly isInUse: boolean;
  };
}

export interface LinkRequirementPlan extends PlanRecord {
  readonly answers: readonly {
    readonly id: string;
    readonly organisationId: string;
    readonly requirementOrganisationId: string;
    readonly requirementId: string;
    readonly policyOrganisationId: string;
    readonly policyId: string;
    readonly linkedBy: string;
    readonly linkedByName: string;
  }[];
}

/**
 * Says that a policy of another title answers what is expected: the same of every publisher that expects it by this title or this key of
 * the statutory list. From then on it is not missing, as long as the policy, or what took its place, is in use.
 */
export function decideLinkRequirement(
  { actor, organisationId, missing, policy }: LinkRequirementState,
  { requirementId, newId }: { readonly requirementId: string; readonly newId: () => string },
): Decided<LinkRequirementPlan> {
  const asked = missing.find(({ id }) => id === requirementId);
  return decided(
    [
      asked === undefined && refuse('POLICY_NOT_MISSING', { where: 'requirement' }),
      !policy.isInUse && refuse('POLICY_RETIRED', { where: policy.title }),
    ],
    () => {
      const same = missing.filter((each) => asked !== undefined && isSame(each, asked));
      const answers = same.map((each) => ({
        ...{ id: newId(), organisationId, requirementOrganisationId: each.organisationId, requirementId: each.id },
        ...{ policyOrganisationId: policy.organisationId, policyId: policy.id },
        ...{ linkedBy: actor.personId, linkedByName: actor.name },
      }));
      return {
        answers,
        audit: answers.map((answer, at) => ({
          ...({ action: 'requirement.linked', subject: 'Policy', subjectId: policy.id } as const),
          data: { requirementId: answer.requirementId, expected: same[at]?.title ?? '', title: policy.title },
        })),
        jobs: [],
      };
    },
  );
}

function isSame(one: ExpectedThere, other: ExpectedThere): boolean {
  return (
    one.title.toLowerCase() === other.title.toLowerCase() ||
    (one.statutoryKey !== null && one.statutoryKey === other.statutoryKey)
  );
}
