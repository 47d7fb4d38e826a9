import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

export interface ForkState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly template: {
    readonly organisationId: string;
    readonly id: string;
    readonly slug: string;
    readonly title: string;
  };
  readonly edition: {
    readonly organisationId: string;
    readonly id: string;
    readonly number: number;
    readonly isLatest: boolean;
  };
  /** The organisation's own policies that are in use. */
  readonly policies: readonly { readonly slug: string; readonly templateId: string | null }[];
  /** The first text of the new version, as `forkText` writes it. */
  readonly firstText: string;
}

export interface ForkInput {
  readonly policyId: string;
  /** Where the template's short name is taken by a local policy. */
  readonly slug?: string | undefined;
}

/** A new policy and its first draft. */
export interface NewPolicyPlan extends PlanRecord {
  readonly policy: {
    readonly id: string;
    readonly organisationId: string;
    readonly slug: string;
    readonly title: string;
    readonly templateOrganisationId: string | null;
    readonly templateId: string | null;
    readonly baseEditionId: string | null;
  };
  readonly draft: {
    readonly organisationId: string;
    readonly policyId: string;
    readonly text: string;
    readonly version: number;
    readonly baseEditionOrganisationId: string | null;
    readonly baseEditionId: string | null;
    readonly updatedBy: string;
  };
}

/** Starts an organisation's own version of a template from its latest edition. */
export function decideFork(state: ForkState, input: ForkInput): Decided<NewPolicyPlan> {
  const { template, edition, policies } = state;
  const slug = input.slug ?? template.slug;
  const held = policies.some((policy) => policy.templateId === template.id);
  const taken = !held && policies.some((policy) => policy.slug === slug);
  return decided(
    [
      held && refuse('ALREADY_FORKED', { where: template.title }),
      taken && refuse('SLUG_TAKEN', { where: slug }),
      !edition.isLatest && refuse('EDITION_NOT_LATEST', { where: `edition ${edition.number}` }),
    ],
    () => ({
      ...newPolicy(state, {
        id: input.policyId,
        slug,
        title: template.title,
        text: state.firstText,
        base: { organisationId: edition.organisationId, editionId: edition.id, template },
      }),
      audit: [
        {
          action: 'policy.forked',
          subject: 'Policy',
          subjectId: input.policyId,
          data: { templateId: template.id, editionId: edition.id, edition: edition.number },
        },
      ],
      jobs: [],
    }),
  );
}

interface NewPolicy {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly text: string;
  readonly base: {
    readonly organisationId: string;
    readonly editionId: string;
    readonly template: { readonly organisationId: string; readonly id: string };
  } | null;
}

/** The rows of a new policy with its first draft, with or without a template behind it. */
export function newPolicy(
  { actor, organisationId }: { readonly actor: Actor; readonly organisationId: string },
  { id, slug, title, text, base }: NewPolicy,
): Pick<NewPolicyPlan, 'policy' | 'draft'> {
  return {
    policy: {
      id,
      organisationId,
      slug,
      title,
      templateOrganisationId: base?.template.organisationId ?? null,
      templateId: base?.template.id ?? null,
      baseEditionId: base?.editionId ?? null,
    },
    draft: {
      organisationId,
      policyId: id,
      text,
      version: 1,
      baseEditionOrganisationId: base?.organisationId ?? null,
      baseEditionId: base?.editionId ?? null,
      updatedBy: actor.personId,
    },
  };
}
