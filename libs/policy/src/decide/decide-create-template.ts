import type { Problem } from '@ratify/document';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { LONGEST_TEXT } from './decide-save-draft.ts';
import { type Actor, type PlanRecord, isBlankText, refuseErrors } from './plan-parts.ts';

export interface CreateTemplateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly slugs: readonly string[];
  /** What the reader says of the text's front matter; without a title and a short name there is no template. */
  readonly frontMatterProblems: readonly Problem[];
}

export interface CreateTemplateInput {
  readonly templateId: string;
  readonly text: string;
  readonly slug: string;
  readonly title: string;
  readonly category?: string | undefined;
  readonly owner?: string | undefined;
}

export interface CreateTemplatePlan extends PlanRecord {
  readonly template: {
    readonly id: string;
    readonly organisationId: string;
    readonly slug: string;
    readonly title: string;
    readonly category: string | null;
    readonly owner: string | null;
  };
  readonly draft: {
    readonly organisationId: string;
    readonly templateId: string;
    readonly text: string;
    readonly version: number;
    readonly updatedBy: string;
  };
}

/** Begins a template with its first draft. */
export function decideCreateTemplate(
  state: CreateTemplateState,
  input: CreateTemplateInput,
): Decided<CreateTemplatePlan> {
  const { organisationId } = state;
  return decided(
    [
      isBlankText(input.text) && refuse('TEXT_EMPTY', { where: 'text' }),
      input.text.length > LONGEST_TEXT && refuse('TEXT_TOO_LARGE', { where: 'text' }),
      ...refuseErrors(state.frontMatterProblems),
      state.slugs.includes(input.slug) && refuse('SLUG_TAKEN', { where: input.slug }),
    ],
    () => ({
      template: {
        id: input.templateId,
        organisationId,
        slug: input.slug,
        title: input.title,
        category: input.category ?? null,
        owner: input.owner ?? null,
      },
      draft: {
        organisationId,
        templateId: input.templateId,
        text: input.text,
        version: 1,
        updatedBy: state.actor.personId,
      },
      audit: [
        { action: 'template.created', subject: 'Template', subjectId: input.templateId, data: { slug: input.slug } },
      ],
      jobs: [],
    }),
  );
}
