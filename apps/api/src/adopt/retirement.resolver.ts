import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { readRetirement, retirePolicies, type Journey } from '@ratify/journey';
import { ROUTES, type PlainDate } from '@ratify/policy';
import type { Policy } from '@ratify/store';
import { PolicyType } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { RetirementType, RetirePoliciesInputType, RetirePoliciesPayload } from './retirement.types.ts';

/** Policies that their body withdrew from use. */
@Resolver(() => PolicyType)
export class RetirementResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [PolicyType], {
    description: 'What a decision withdrew from use, of the organisation acted for or of one below it, by title.',
  })
  async retiredPolicies(
    @Args('organisationId', { type: () => ID, nullable: true }) organisationId: string | null,
    @Context() context: GraphContext,
  ): Promise<Policy[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const own = { organisationId: organisationId ?? rows.organisationId };
    const standing = await rows.work.retirements.list({ ...own, endedOn: null });
    if (standing.length === 0) return [];
    return rows.policies.list({ ...own, id: standing.map(({ policyId }) => policyId) }, { order: { title: 'asc' } });
  }

  @Mutation(() => RetirePoliciesPayload, {
    description: 'Withdraws policies from use by a decision of their body, several where one takes the place of all.',
  })
  async retirePolicies(
    @Args('input', { type: () => RetirePoliciesInputType }) input: RetirePoliciesInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = {
      ...input,
      route: oneOf(ROUTES, input.route, 'route'),
      decidedOn: input.decidedOn as PlainDate,
      retiredOn: (input.retiredOn ?? null) as PlainDate | null,
    };
    const { value, refusals } = await run(context, (scope) => retirePolicies(this.journey, scope, known));
    const rows = value ? await context.reading() : null;
    const id = (value ?? []).map(({ policyId }) => policyId);
    return {
      policies: rows && id.length > 0 ? await rows.policies.list({ id }, { order: { title: 'asc' } }) : [],
      refusals,
    };
  }

  @ResolveField(() => RetirementType, { nullable: true, description: 'What withdrew it from use, while that stands.' })
  async retirement(@Parent() policy: Policy, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    return rows ? readRetirement(rows, policy) : null;
  }
}
