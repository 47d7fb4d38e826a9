import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { reviewTemplate, setTemplateReview, type Journey } from '@ratify/journey';
import { TEMPLATE_CYCLES, type PlainDate } from '@ratify/policy';
import type { Template, TemplateReview } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { TemplatePayload, TemplateType } from './template.types.ts';

/** Reviews of templates themselves, beside those of the policies made from them. */
@Resolver(() => TemplateType)
export class TemplateReviewResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => TemplatePayload, { description: 'Records that a template was looked at and nothing had to change.' })
  async reviewTemplate(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('reason') reason: string,
    @Args('reviewedOn', { type: () => PlainDateScalar, nullable: true }) reviewedOn: PlainDate | null,
    @Args('nextDueOn', {
      type: () => PlainDateScalar,
      nullable: true,
      description: 'By its cycle where it is left out.',
    })
    nextDueOn: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      reviewTemplate(this.journey, scope, { templateId, reason, reviewedOn, nextDueOn }),
    );
    return { template: value, refusals };
  }

  @Mutation(() => TemplatePayload, { description: 'Says who owns a template and how often it is reviewed.' })
  async setTemplateReview(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('owner') owner: string,
    @Args('every', { type: () => String, nullable: true, description: 'P6M, P1Y, P2Y, P3Y, or none' })
    every: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const cycle = every ? oneOf(TEMPLATE_CYCLES, every, 'every') : null;
    const { value, refusals } = await run(context, (scope) =>
      setTemplateReview(this.journey, scope, { templateId, owner, every: cycle }),
    );
    return { template: value, refusals };
  }

  @ResolveField()
  async reviews(
    @Parent() { organisationId, id: templateId }: Template,
    @Context() context: GraphContext,
  ): Promise<TemplateReview[]> {
    const rows = await context.reading();
    return rows?.canOn('author', 'Template', { organisationId })
      ? rows.work.templateReviews.list({ organisationId, templateId }, { order: { reviewedOn: 'desc', id: 'desc' } })
      : [];
  }
}
