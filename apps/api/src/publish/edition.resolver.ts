import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { publishEdition, renderEdition, type Journey } from '@ratify/journey';
import { MATERIALITIES, type Materiality, type PlainDate } from '@ratify/policy';
import type { Edition } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { ClauseMaterialityInput, ClauseMaterialityType, EditionPayload, EditionType } from './edition.types.ts';

@Resolver(() => EditionType)
export class EditionResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => EditionType, { nullable: true })
  async edition(@Args('id', { type: () => ID }) id: string, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    return rows ? rows.editions.find({ id }) : null;
  }

  @Mutation(() => EditionPayload)
  async publishEdition(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('summary') summary: string,
    @Args('materiality', { type: () => [ClauseMaterialityInput], nullable: true })
    materiality: ClauseMaterialityInput[] | null,
    @Args('adoptBy', { type: () => PlainDateScalar, nullable: true }) adoptBy: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const levels = (materiality ?? []).map((each) => ({
      ...each,
      level: oneOf<Materiality>(MATERIALITIES, each.level, 'level'),
    }));
    const input = { templateId, version, summary, adoptBy, materiality: levels };
    const { value, refusals } = await run(context, (scope) => publishEdition(this.journey, scope, input));
    return { edition: value, refusals };
  }

  @ResolveField()
  async html(@Parent() edition: Edition, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    return rows ? renderEdition(rows.work, edition) : '';
  }

  @ResolveField(() => [ClauseMaterialityType])
  materiality(@Parent() edition: Edition): ClauseMaterialityType[] {
    return Object.entries(edition.materiality).map(([clauseId, { level, reason = '' }]) => ({
      clauseId,
      level,
      reason,
    }));
  }
}
