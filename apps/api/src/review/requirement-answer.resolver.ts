import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  linkRequirement,
  listAnswers,
  readAnswers,
  readLinkable,
  unlinkRequirement,
  type Journey,
} from '@ratify/journey';
import type { Policy } from '@ratify/store';
import { PolicyType } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import {
  LinkablePolicyType,
  ListedAnswerType,
  RequirementAnswersPayload,
  RequirementAnswerType,
} from './requirement-answer.types.ts';

/** Policies that answer what is expected under another title. */
@Resolver(() => PolicyType)
export class RequirementAnswerResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [LinkablePolicyType], {
    description: 'What may answer something that is missing here, by title: policies in use, and what covers.',
  })
  async linkablePolicies(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readLinkable(rows) : [];
  }

  @Query(() => [ListedAnswerType], {
    description: 'What is answered under another title, here and at organisations below; the newest first.',
  })
  async requirementAnswers(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? listAnswers(rows) : [];
  }

  @Mutation(() => RequirementAnswersPayload, {
    description: 'Records that a policy answers what is expected under another title.',
  })
  async linkRequirement(
    @Args('requirementId', { type: () => ID, description: 'Of what the register calls missing.' })
    requirementId: string,
    @Args('policyId', { type: () => ID }) policyId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { refusals } = await run(context, (scope) =>
      linkRequirement(this.journey, scope, { requirementId, policyId }),
    );
    return { refusals };
  }

  @Mutation(() => RequirementAnswersPayload, { description: 'Takes such a link back.' })
  async unlinkRequirement(
    @Args('answerId', { type: () => ID }) answerId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { refusals } = await run(context, (scope) => unlinkRequirement(this.journey, scope, answerId));
    return { refusals };
  }

  @ResolveField(() => [RequirementAnswerType], {
    description: 'What it answers under another title, of the organisation acted for or of its own.',
  })
  async answers(@Parent() policy: Policy, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readAnswers(rows, policy) : [];
  }
}
