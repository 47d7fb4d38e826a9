import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { acknowledgePolicy, noteReason, readReviewReasons, recordReview, type Journey } from '@ratify/journey';
import { REVIEW_OUTCOMES, type PlainDate } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import {
  AcknowledgementPayload,
  ReviewPayload,
  ReviewReasonPayload,
  ReviewReasonType,
  ReviewType,
} from './review.types.ts';

@Resolver(() => ReviewType)
export class ReviewResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [ReviewReasonType], {
    description: 'Why a policy in force is to be looked at before its date, for its own organisation.',
  })
  async reviewReasons(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Context() context: GraphContext,
  ): Promise<object[]> {
    const rows = await context.reading();
    const policy = rows ? await rows.policies.find({ id: policyId }) : null;
    return rows && policy ? readReviewReasons(rows.work, policy, this.journey.clock.today()) : [];
  }

  @Mutation(() => ReviewReasonPayload, {
    description: 'Notes that something happened which is a reason to review a policy.',
  })
  async noteReviewReason(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('words') words: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => noteReason(this.journey, scope, { policyId, words }));
    return { reasonId: value?.id ?? null, refusals };
  }

  @Mutation(() => ReviewPayload)
  async recordReview(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('outcome', { description: 'no-change or changed' }) outcome: string,
    @Args('reason') reason: string,
    @Args('reviewedOn', { type: () => PlainDateScalar, nullable: true }) reviewedOn: PlainDate | null,
    @Args('nextDueSaid', { type: () => String, nullable: true, description: 'Where the text gives no cycle.' })
    nextDue: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, reason, reviewedOn, nextDue, outcome: oneOf(REVIEW_OUTCOMES, outcome, 'outcome') };
    const { value, refusals } = await run(context, (scope) => recordReview(this.journey, scope, input));
    return { review: value, refusals };
  }

  @Mutation(() => AcknowledgementPayload)
  async acknowledgePolicy(
    @Args('revisionId', { type: () => ID }) revisionId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => acknowledgePolicy(this.journey, scope, { revisionId }));
    return { acknowledgement: value, refusals };
  }
}
