import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { actsFor, changeBody, endBody, readBodyOffer, setUpBody, type Journey } from '@ratify/journey';
import { BODY_KINDS, ROUTES, type BodyInput, type PlainDate } from '@ratify/policy';
import type { Body, Delegation } from '@ratify/store';
import { BodyPayload } from '../adopt/adoption.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { BodyInputType, BodyOfferType, BodyType, OrganisationType } from './organisation.types.ts';

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  @Query(() => [OrganisationType], { description: 'The organisation acted for and those linked with it.' })
  async organisations(@Context() context: GraphContext): Promise<OrganisationType[]> {
    const rows = await context.reading();
    return rows ? rows.organisations.list({}, { order: { name: 'asc' } }) : [];
  }
}

@Resolver(() => BodyType)
export class BodyResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [BodyType], { description: 'Bodies constituted by the organisation acted for.' })
  async bodies(
    @Args('ended', { type: () => Boolean, defaultValue: false, description: 'Those too whose last day is past.' })
    ended: boolean,
    @Context() context: GraphContext,
  ): Promise<Body[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const bodies = await rows.bodies.list({ organisationId: rows.organisationId }, { order: { name: 'asc' } });
    const today = this.journey.clock.today();
    return ended ? bodies : bodies.filter(({ endedOn }) => endedOn === null || endedOn >= today);
  }

  @Query(() => BodyOfferType, {
    nullable: true,
    description: 'What a body here usually is, for whoever may set one up.',
  })
  async offeredBody(@Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    if (!rows?.can('appoint', 'Body')) return null;
    return readBodyOffer(rows.work, rows.actor, this.journey.clock.today());
  }

  @Mutation(() => BodyPayload, { description: 'Sets up a body with the rules by which it decides.' })
  async setUpBody(
    @Args('input', { type: () => BodyInputType }) input: BodyInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => setUpBody(this.journey, scope, ruled(input)));
    return { body: value, refusals };
  }

  @Mutation(() => BodyPayload, { description: 'Changes what a body is called, how it decides and for whom.' })
  async changeBody(
    @Args('bodyId', { type: () => ID }) bodyId: string,
    @Args('input', { type: () => BodyInputType }) input: BodyInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      changeBody(this.journey, scope, { ...ruled(input), bodyId }),
    );
    return { body: value, refusals };
  }

  @Mutation(() => BodyPayload, { description: 'Ends a body with its last day; what it decided stands.' })
  async endBody(
    @Args('bodyId', { type: () => ID }) bodyId: string,
    @Args('lastDay', { type: () => PlainDateScalar }) lastDay: PlainDate,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => endBody(this.journey, scope, { bodyId, lastDay }));
    return { body: value, refusals };
  }

  @ResolveField()
  async delegations(
    @Parent() { organisationId, id: bodyId }: Body,
    @Context() context: GraphContext,
  ): Promise<Delegation[]> {
    const rows = await context.reading();
    return rows ? rows.delegations.list({ organisationId, bodyId }, { order: { resolvedOn: 'asc' } }) : [];
  }

  @ResolveField()
  async settings(@Parent() body: Body, @Context() context: GraphContext): Promise<OrganisationType[]> {
    const rows = await context.reading();
    if (!rows) return [];
    return rows.organisations.list({ id: await actsFor(rows.work, body) }, { order: { name: 'asc' } });
  }
}

/** What was sent, with words that the rules know. */
function ruled({ kind, remit, inPost, quorum, routes, ...rest }: BodyInputType): BodyInput {
  return {
    ...rest,
    kind: oneOf(BODY_KINDS, kind, 'kind'),
    routes: routes.map((each) => oneOf(ROUTES, each, 'routes')),
    remit: remit ?? '',
    inPost: inPost ?? null,
    quorum: quorum ?? null,
  };
}
