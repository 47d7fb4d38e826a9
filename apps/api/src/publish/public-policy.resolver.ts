import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { previewPublicPolicy, readPublicPolicy, showPolicy, type Journey } from '@ratify/journey';
import type { Policy } from '@ratify/store';
import { PolicyPayload, PolicyType } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { PublicPolicyLineType, PublicPolicyType, WithdrawnPolicyType } from './public-policy.types.ts';

/** Policies on the web: who shows them, and what everybody reads. */
@Resolver(() => PolicyType)
export class PublicPolicyResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => PolicyPayload, {
    description: 'Shows a policy in force to everybody, or takes it off the web again.',
  })
  async showPolicy(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('isPublic') isPublic: boolean,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => showPolicy(this.journey, scope, { policyId, isPublic }));
    return { policy: value, refusals };
  }

  @Query(() => PublicPolicyType, {
    nullable: true,
    description: 'For anybody: a policy that is shown. Null for what is hidden as for what is not there.',
  })
  async publicPolicy(
    @Args('organisation') organisation: string,
    @Args('policy') policy: string,
  ): Promise<object | null> {
    return readPublicPolicy(this.journey.store, organisation, policy);
  }

  @Query(() => WithdrawnPolicyType, {
    nullable: true,
    description:
      'For anybody: a policy that was shown and is withdrawn. Null for what never was as for what is not there.',
  })
  async withdrawnPublicPolicy(
    @Args('organisation') organisation: string,
    @Args('policy') policy: string,
  ): Promise<object | null> {
    return this.journey.store.inPublic((work) => work.findWithdrawn(organisation, policy));
  }

  @Query(() => [PublicPolicyLineType], { description: 'For anybody: what an organisation shows, by title.' })
  async publicPolicies(@Args('organisation') organisation: string): Promise<object[]> {
    return this.journey.store.inPublic((work) => work.listPolicies(organisation));
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What everybody would read, or reads; null where nothing is in force.',
  })
  async publicHtml(@Parent() policy: Policy, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    return rows ? previewPublicPolicy(rows.work, policy) : null;
  }
}
