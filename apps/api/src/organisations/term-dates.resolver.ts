import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { readTermDates, setTermDates, type Journey } from '@ratify/journey';
import { TERMS } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { TermDatesPayload, TermEndInputType, TermEndType } from './term-dates.types.ts';

@Resolver(() => TermEndType)
export class TermDatesResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [TermEndType], {
    description: 'When the terms of the organisation acted for end, from this school year on.',
  })
  async termDates(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readTermDates(rows.work, rows.organisationId, this.journey.clock.today()) : [];
  }

  @Mutation(() => TermDatesPayload)
  async setTermDates(
    @Args('dates', { type: () => [TermEndInputType] }) dates: TermEndInputType[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = dates.map((each) => ({ ...each, term: oneOf(TERMS, each.term, 'term') }));
    const { refusals } = await run(context, (scope) => setTermDates(this.journey, scope, known));
    return { refusals };
  }
}
