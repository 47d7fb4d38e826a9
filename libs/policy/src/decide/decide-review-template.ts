import type { PlainDate } from '../dates/plain-date.ts';
import { nextReviewDue } from '../dates/review-cycle.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** How often a template is reviewed itself: what an organisation may say. */
export const TEMPLATE_CYCLES = ['P6M', 'P1Y', 'P2Y', 'P3Y'] as const;
export type TemplateCycle = (typeof TEMPLATE_CYCLES)[number];

export interface ReviewedTemplate {
  readonly id: string;
  readonly title: string;
  /** ISO 8601; null where nobody has said. */
  readonly reviewEvery: string | null;
  readonly reviewDueOn: PlainDate | null;
  /** The day of its newest edition; null before the first. */
  readonly publishedOn: PlainDate | null;
  /** The day of its latest recorded review. */
  readonly lastReviewedOn: PlainDate | null;
}

export interface ReviewTemplateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly template: ReviewedTemplate;
}

export interface ReviewTemplateInput {
  readonly reviewId: string;
  readonly reason: string;
  /** Today when it is left out. */
  readonly reviewedOn?: PlainDate | null | undefined;
  /** Left out: by its cycle. */
  readonly nextDueOn?: PlainDate | null | undefined;
}

export interface ReviewTemplatePlan extends PlanRecord {
  readonly review: {
    readonly id: string;
    readonly organisationId: string;
    readonly templateId: string;
    readonly reviewedOn: PlainDate;
    readonly reason: string;
    readonly nextDueOn: PlainDate;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
  readonly template: { readonly id: string; readonly reviewDueOn: PlainDate };
}

/** Records that a template was looked at and nothing had to change. What has to change is published as an edition, which moves its day too. */
export function decideReviewTemplate(
  { actor, organisationId, template }: ReviewTemplateState,
  { reviewId, reason, reviewedOn: said, nextDueOn }: ReviewTemplateInput,
  today: PlainDate,
): Decided<ReviewTemplatePlan> {
  const { id, title, publishedOn, lastReviewedOn, reviewEvery } = template;
  const reviewedOn = said ?? today;
  const due = nextDueOn ?? (publishedOn && reviewEvery ? dueBy(reviewEvery, publishedOn, reviewedOn) : null);
  return decided(
    [
      publishedOn === null && refuse('TEMPLATE_NOT_PUBLISHED', { where: title }),
      isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
      reviewedOn > today && refuse('DATE_IN_FUTURE', { where: 'reviewed on' }),
      publishedOn !== null && reviewedOn < publishedOn && refuse('REVIEWED_BEFORE_EDITION', { where: 'reviewed on' }),
      lastReviewedOn !== null &&
        reviewedOn < lastReviewedOn &&
        refuse('REVIEWED_BEFORE_LAST', { where: 'reviewed on' }),
      due === null && publishedOn !== null && refuse('REVIEW_DUE_MISSING', { where: 'next review' }),
      due !== null && due <= reviewedOn && refuse('REVIEW_DUE_NOT_AFTER', { where: 'next review' }),
    ],
    () => {
      const reviewDueOn = due ?? reviewedOn;
      return {
        review: {
          ...{
            id: reviewId,
            organisationId,
            templateId: id,
            reviewedOn,
            reason: reason.trim(),
            nextDueOn: reviewDueOn,
          },
          ...{ recordedBy: actor.personId, recordedByName: actor.name },
        },
        template: { id, reviewDueOn },
        audit: [
          {
            ...({ action: 'template.reviewed', subject: 'Template', subjectId: id } as const),
            data: { reviewedOn, nextDueOn: reviewDueOn },
          },
        ],
        jobs: [],
      };
    },
  );
}

export interface SetTemplateReviewPlan extends PlanRecord {
  readonly template: {
    readonly id: string;
    readonly owner: string | null;
    readonly reviewEvery: TemplateCycle | null;
    readonly reviewDueOn: PlainDate | null;
  };
}

/** Says who owns a template and how often it is reviewed; its next day follows from its newest edition and its latest review. */
export function decideSetTemplateReview(
  { template }: Pick<ReviewTemplateState, 'template'>,
  { owner, every }: { readonly owner: string; readonly every: TemplateCycle | null },
): SetTemplateReviewPlan {
  const { id, publishedOn, lastReviewedOn } = template;
  const reviewDueOn = templateDue(every, publishedOn, lastReviewedOn);
  return {
    template: { id, owner: owner.trim() || null, reviewEvery: every, reviewDueOn },
    audit: [
      { action: 'template.review-set', subject: 'Template', subjectId: id, data: { reviewEvery: every, reviewDueOn } },
    ],
    jobs: [],
  };
}

/** When a template is due for its own review; null where nobody said how often, or nothing is published. */
export function templateDue(
  every: string | null,
  publishedOn: PlainDate | null,
  lastReviewedOn: PlainDate | null,
): PlainDate | null {
  if (every === null || publishedOn === null) return null;
  return lastReviewedOn !== null && lastReviewedOn >= publishedOn
    ? dueBy(every, publishedOn, lastReviewedOn)
    : nextReviewDue({ adoptedOn: publishedOn, every });
}

function dueBy(every: string, publishedOn: PlainDate, reviewedOn: PlainDate): PlainDate {
  return nextReviewDue({ adoptedOn: publishedOn, every, reviewedOn });
}
