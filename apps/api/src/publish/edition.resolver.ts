import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { offerAgain, prepareEdition, publishEdition, renderEdition, type Journey } from '@ratify/journey';
import { MATERIALITIES, type Materiality, type PlainDate } from '@ratify/policy';
import type { Edition, PreparedEdition } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import {
  ClauseMaterialityInput,
  ClauseMaterialityType,
  EditionPayload,
  EditionType,
  PreparedClauseInput,
  PreparedClauseType,
  PreparedEditionPayload,
  PreparedEditionType,
} from './edition.types.ts';

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

  @Mutation(() => PreparedEditionPayload)
  async prepareEdition(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('summary') summary: string,
    @Args('materiality', { type: () => [PreparedClauseInput], nullable: true })
    materiality: PreparedClauseInput[] | null,
    @Args('adoptBy', { type: () => PlainDateScalar, nullable: true }) adoptBy: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const levels = (materiality ?? []).map((each) => ({
      ...each,
      level: each.level ? oneOf<Materiality>(MATERIALITIES, each.level, 'level') : null,
    }));
    const input = { templateId, version, summary, adoptBy, materiality: levels };
    const { value, refusals, warnings } = await run(context, (scope) => prepareEdition(this.journey, scope, input));
    return { prepared: value, refusals, warnings };
  }

  @Mutation(() => EditionPayload)
  async offerAgain(
    @Args('editionId', { type: () => ID }) editionId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => offerAgain(this.journey, scope, { editionId }));
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

@Resolver(() => PreparedEditionType)
export class PreparedEditionResolver {
  @ResolveField(() => [PreparedClauseType])
  materiality(@Parent() prepared: PreparedEdition): PreparedClauseType[] {
    return Object.entries(prepared.materiality).map(([clauseId, given]) => ({ clauseId, ...given }));
  }
}
