import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

export interface DeriveTemplateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly template: {
    readonly organisationId: string;
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly category: string | null;
  };
  readonly edition: {
    readonly organisationId: string;
    readonly id: string;
    readonly number: number;
    readonly isLatest: boolean;
  };
  /** The organisation's own templates. */
  readonly templates: readonly { readonly slug: string; readonly baseTemplateId: string | null }[];
  /** The first text of the new template, as `forkText` writes it. */
  readonly firstText: string;
}

export interface DeriveTemplatePlan extends PlanRecord {
  readonly template: {
    readonly id: string;
    readonly organisationId: string;
    readonly slug: string;
    readonly title: string;
    readonly category: string | null;
    readonly owner: null;
    readonly baseTemplateOrganisationId: string;
    readonly baseTemplateId: string;
  };
  readonly draft: {
    readonly organisationId: string;
    readonly templateId: string;
    readonly text: string;
    readonly version: number;
    readonly baseEditionOrganisationId: string;
    readonly baseEditionId: string;
    readonly updatedBy: string;
  };
}

/** Makes an organisation's own template of another's latest edition, to be published to those below it. */
export function decideDeriveTemplate(
  state: DeriveTemplateState,
  input: { readonly templateId: string },
): Decided<DeriveTemplatePlan> {
  const { actor, organisationId, template, edition, templates } = state;
  const held = templates.some((each) => each.baseTemplateId === template.id);
  const id = input.templateId;
  return decided(
    [
      template.organisationId === organisationId && refuse('TEMPLATE_IS_OWN', { where: template.title }),
      held && refuse('ALREADY_DERIVED', { where: template.title }),
      !held && templates.some((each) => each.slug === template.slug) && refuse('SLUG_TAKEN', { where: template.slug }),
      !edition.isLatest && refuse('EDITION_NOT_LATEST', { where: `edition ${edition.number}` }),
    ],
    () => ({
      template: {
        id,
        organisationId,
        slug: template.slug,
        title: template.title,
        category: template.category,
        owner: null,
        baseTemplateOrganisationId: template.organisationId,
        baseTemplateId: template.id,
      },
      draft: {
        organisationId,
        templateId: id,
        text: state.firstText,
        version: 1,
        baseEditionOrganisationId: edition.organisationId,
        baseEditionId: edition.id,
        updatedBy: actor.personId,
      },
      audit: [
        {
          action: 'template.derived',
          subject: 'Template',
          subjectId: id,
          data: { baseTemplateId: template.id, baseEditionId: edition.id, edition: edition.number },
        },
      ],
      jobs: [],
    }),
  );
}
