import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Body, Delegation } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { BodyType, OrganisationType } from './organisation.types.ts';

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  @Query(() => [OrganisationType], { description: 'The organisation acted for and those linked with it.' })
  async organisations(@Context() context: GraphContext): Promise<OrganisationType[]> {
    const rows = await context.reading();
    return rows ? rows.organisations.list({}, { order: { name: 'asc' } }) : [];
  }

  @Query(() => [BodyType], { description: 'Bodies constituted by the organisation acted for.' })
  async bodies(@Context() context: GraphContext): Promise<Body[]> {
    const rows = await context.reading();
    return rows ? rows.bodies.list({ organisationId: rows.organisationId }, { order: { name: 'asc' } }) : [];
  }
}

@Resolver(() => BodyType)
export class BodyResolver {
  @ResolveField()
  async delegations(
    @Parent() { organisationId, id: bodyId }: Body,
    @Context() context: GraphContext,
  ): Promise<Delegation[]> {
    const rows = await context.reading();
    return rows ? rows.delegations.list({ organisationId, bodyId }, { order: { resolvedOn: 'asc' } }) : [];
  }
}
