import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { readLivePolicy, renderCurrent, setLiveValue, type Journey, type LivePolicy } from '@ratify/journey';
import { keepersOf, type PlainDate } from '@ratify/policy';
import type { Policy } from '@ratify/store';
import { PolicyType } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { LivePolicyType, LiveValuePayload } from './live-value.types.ts';

/** What keepers change between meetings. */
@Resolver(() => PolicyType)
export class LiveValueResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => LivePolicyType, {
    nullable: true,
    description:
      'What changes between meetings of a policy in force: of the organisation acted for, or one that covers it.',
  })
  async livePolicy(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    if (!rows?.canOn('read', 'Policy', { organisationId: rows.organisationId })) return null;
    const found = await readLivePolicy(rows.work, policyId);
    return found && shown(found, rows.can('read', 'Meeting'));
  }

  @Mutation(() => LiveValuePayload, {
    description:
      'Answers anew what a text in force leaves to a keeper. No decision is needed; it is told to the next meeting.',
  })
  async setLiveValue(
    @Args('policyId', { type: () => ID, description: 'Its own, or one that covers it.' }) policyId: string,
    @Args('blankId', { description: 'As the text names it.' }) blankId: string,
    @Args('items', { type: () => [String], description: 'One answer, or one for each line of a list.' })
    items: string[],
    @Args('asAt', { type: () => PlainDateScalar, nullable: true, description: 'Since when it is so; left out: today.' })
    asAt: PlainDate | null,
    @Args('why', { type: () => String, nullable: true }) why: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, blankId, items, asAt, why };
    const { value, refusals } = await run(context, (scope) => setLiveValue(this.journey, scope, input));
    return { value: value ?? null, refusals };
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The text in force as it reads now, with what keepers answered since it was adopted.',
  })
  async currentHtml(@Parent() policy: Policy, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    const { organisationId, adoptedRevisionId: id } = policy;
    const revision = rows && id ? await rows.revisions.find({ organisationId, id }) : null;
    return rows && revision ? renderCurrent(rows.work, policy, revision, this.journey.clock.today()) : null;
  }
}

/** What was set before, and why, is for those who keep it and those who are told of it. */
function shown({ text, ownerName, blanks }: LivePolicy, isTold: boolean): object {
  const { policyId, title, adoptedOn, isCover } = text;
  return {
    ...{ policyId, title, adoptedOn, ownerName },
    blanks: blanks.map(({ blank, standing, said, history, mayChange }) => ({
      ...{ blankId: blank.id, question: blank.label, hint: blank.hint ?? null, type: blank.type },
      ...{ keepers: keepersOf(blank, isCover), ...standing, adopted: said, history: isTold ? history : [], mayChange },
      set: standing.set && { ...standing.set, why: isTold ? standing.set.why : null },
    })),
  };
}
