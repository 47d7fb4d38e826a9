import { decideRecordReview, type PlainDate, type ReviewOutcome } from '@ratify/policy';
import type { Review, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { record, writing } from '../shell/writing.ts';
import { adoptionFact, readStandingAdoption } from '../reading/standing-adoption.ts';
import { readStored } from '../shell/read-stored.ts';

export interface RecordReviewInput {
  readonly policyId: string;
  readonly outcome: ReviewOutcome;
  readonly reason: string;
  /** Today when it is left out. */
  readonly reviewedOn?: PlainDate | null | undefined;
  /** As it is written; without it the cycle that the text gives counts. */
  readonly nextDue?: string | null | undefined;
}

/** Records a look at an adopted policy; only this and an adoption move its due date. */
export async function recordReview(journey: Journey, scope: Scope, input: RecordReviewInput): Promise<Outcome<Review>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId }, { lock: true });
    const adoption = await readStandingAdoption(rows, policy, journey.clock.today());
    const [last] = adoption
      ? await rows.reviews.list(
          { organisationId, adoptionId: adoption.id },
          { order: { reviewedOn: 'desc' }, limit: 1 },
        )
      : [];
    const inForce = policy.adoptedRevisionId
      ? await rows.revisions.get({ organisationId, id: policy.adoptedRevisionId })
      : null;
    const text = inForce?.text ?? (await rows.drafts.find({ organisationId, policyId: policy.id }))?.text;
    const decision = decideRecordReview(
      {
        actor,
        organisationId,
        policy: { ...policy, reviewDueOn: policy.reviewDueOn as PlainDate | null },
        adoption: adoption && adoptionFact(adoption),
        lastReviewedOn: (last?.reviewedOn ?? null) as PlainDate | null,
        review: text ? (readStored(text).frontMatter?.review ?? null) : null,
        termCalendar: await readTermCalendar(rows, organisationId),
      },
      { ...input, reviewId: journey.ids.id() },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      const review = await rows.reviews.add(plan.review);
      const { id, ...projection } = plan.policy;
      await rows.policies.change({ id }, projection);
      await rows.moveCovers(id, plan.review.reviewedOn);
      await record(work, plan);
      return review;
    });
  });
}
