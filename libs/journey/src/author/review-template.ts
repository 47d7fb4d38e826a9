import {
  dateInLondon,
  decideReviewTemplate,
  decideSetTemplateReview,
  type PlainDate,
  type ReviewedTemplate,
  type TemplateCycle,
} from '@ratify/policy';
import type { Repositories, Scope, Template } from '@ratify/store';
import { done, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Records that a template was looked at and nothing had to change. */
export async function reviewTemplate(
  journey: Journey,
  scope: Scope,
  input: {
    readonly templateId: string;
    readonly reason: string;
    /** Today when it is left out. */
    readonly reviewedOn?: PlainDate | null | undefined;
    /** By its cycle when it is left out. */
    readonly nextDueOn?: PlainDate | null | undefined;
  },
): Promise<Outcome<Template>> {
  return writing(journey, scope, ['author', 'Template'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const found = await rows.templates.get({ organisationId, id: input.templateId }, { lock: true });
    const state = { actor, organisationId, template: await readReviewed(rows, found) };
    return settle(decideReviewTemplate(state, { ...input, reviewId: journey.ids.id() }, today), async (plan) => {
      await rows.templateReviews.add(plan.review);
      const { id, reviewDueOn } = plan.template;
      await rows.templates.change({ id }, { reviewDueOn });
      await record(work, plan);
      return { ...found, reviewDueOn };
    });
  });
}

/** Says who owns a template and how often it is reviewed. */
export async function setTemplateReview(
  journey: Journey,
  scope: Scope,
  {
    templateId,
    owner,
    every,
  }: { readonly templateId: string; readonly owner: string; readonly every: TemplateCycle | null },
): Promise<Outcome<Template>> {
  return writing(journey, scope, ['author', 'Template'], async (work) => {
    const { rows, organisationId } = work;
    const found = await rows.templates.get({ organisationId, id: templateId }, { lock: true });
    const plan = decideSetTemplateReview({ template: await readReviewed(rows, found) }, { owner, every });
    const { id, ...changes } = plan.template;
    await rows.templates.change({ id }, changes);
    await record(work, plan);
    return done({ ...found, ...changes });
  });
}

/** A template with what its own review goes by. */
export async function readReviewed(rows: Repositories, template: Template): Promise<ReviewedTemplate> {
  const { organisationId, id, title, reviewEvery } = template;
  const latest = await rows.editions.find({ organisationId, templateId: id }, { order: { number: 'desc' } });
  const last = await rows.templateReviews.find({ organisationId, templateId: id }, { order: { reviewedOn: 'desc' } });
  return {
    ...{ id, title, reviewEvery, reviewDueOn: template.reviewDueOn as PlainDate | null },
    publishedOn: latest ? dateInLondon(latest.publishedAt.getTime()) : null,
    lastReviewedOn: (last?.reviewedOn ?? null) as PlainDate | null,
  };
}
