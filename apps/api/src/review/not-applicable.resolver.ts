import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { declareNotApplicable, endNotApplicable, type Journey } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { NotApplicablePayload, NotApplicableType } from './not-applicable.types.ts';

const MOST = 500;

@Resolver(() => NotApplicableType)
export class NotApplicableResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [NotApplicableType], {
    description:
      'Policies that the organisation acted for, and those below it, say they need none of; the newest first.',
  })
  async notApplicable(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const found = await rows.notApplicable.list({ endedAt: null }, { order: { declaredAt: 'desc' }, limit: MOST });
    const ids = [...new Set(found.map(({ organisationId }) => organisationId))];
    const names = new Map((await rows.organisations.list({ id: ids })).map(({ id, name }) => [id, name]));
    return found.map((each) => ({ ...each, organisationName: names.get(each.organisationId) ?? '' }));
  }

  @Mutation(() => NotApplicablePayload, { description: 'Declares that the setting needs no policy of a title.' })
  async declareNotApplicable(
    @Args('title', { description: 'As the register says what is missing.' }) title: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { refusals } = await run(context, (scope) => declareNotApplicable(this.journey, scope, { title, reason }));
    return { refusals };
  }

  @Mutation(() => NotApplicablePayload, { description: 'Takes such a declaration back.' })
  async endNotApplicable(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { refusals } = await run(context, (scope) => endNotApplicable(this.journey, scope, id));
    return { refusals };
  }
}
