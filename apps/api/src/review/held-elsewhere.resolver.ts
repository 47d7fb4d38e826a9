import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { declareHeldElsewhere, endHeldElsewhere, type Journey } from '@ratify/journey';
import { PolicyPayload } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';

@Resolver()
export class HeldElsewhereResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => PolicyPayload, {
    description: 'Declares that the setting holds a policy of a title in another document or system.',
  })
  async declareHeldElsewhere(
    @Args('title', { description: 'As the register says what is missing.' }) title: string,
    @Args('heldIn') heldIn: string,
    @Args('link', { type: () => String, nullable: true }) link: string | null,
    @Args('adoptedSaid', { type: () => String, nullable: true }) adoptedSaid: string | null,
    @Args('reviewDueSaid', { type: () => String, nullable: true }) reviewDueSaid: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { title, heldIn, link, adoptedSaid, reviewDueSaid };
    const { value, refusals } = await run(context, (scope) => declareHeldElsewhere(this.journey, scope, input));
    return { policy: value, refusals };
  }

  @Mutation(() => PolicyPayload, { description: 'Takes it back: the policy is missing again from today.' })
  async endHeldElsewhere(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => endHeldElsewhere(this.journey, scope, policyId));
    return { policy: value, refusals };
  }
}
