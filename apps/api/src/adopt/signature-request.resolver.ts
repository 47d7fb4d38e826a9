import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Adoption, Decision, Document, Revision, SignatureRequest } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { SignatureRequestType } from './adoption.types.ts';

@Resolver(() => SignatureRequestType)
export class SignatureRequestResolver {
  @Query(() => [SignatureRequestType], {
    description: 'Open requests for an office I hold in the organisation I act for.',
  })
  async signatureRequests(@Context() context: GraphContext): Promise<SignatureRequest[]> {
    const rows = await context.reading();
    if (!rows || rows.actor.roles.length === 0) return [];
    const { organisationId, actor } = rows;
    return rows.signatureRequests.list(
      { organisationId, state: 'open', role: [...actor.roles] },
      { order: { requestedAt: 'asc' } },
    );
  }

  @Query(() => SignatureRequestType, {
    nullable: true,
    description: 'One request, in whatever state, for whom may see it.',
  })
  async signatureRequest(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphContext,
  ): Promise<SignatureRequest | null> {
    const rows = await context.reading();
    return rows ? rows.signatureRequests.find({ id }) : null;
  }

  @ResolveField()
  async revision(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<Revision | null> {
    const rows = await context.reading();
    return rows ? rows.revisions.get({ organisationId: request.organisationId, id: request.revisionId }) : null;
  }

  @ResolveField()
  async policyId(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<string> {
    return (await this.revision(request, context))?.policyId ?? '';
  }

  @ResolveField()
  async policyTitle(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    const policyId = await this.policyId(request, context);
    return rows && policyId
      ? (await rows.policies.get({ organisationId: request.organisationId, id: policyId })).title
      : '';
  }

  @ResolveField()
  async adoption(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<Adoption | null> {
    const rows = await context.reading();
    return rows ? rows.adoptions.get({ organisationId: request.organisationId, id: request.adoptionId }) : null;
  }

  @ResolveField()
  async decision(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<Decision | null> {
    const rows = await context.reading();
    const adoption = await this.adoption(request, context);
    return rows && adoption?.decisionId
      ? rows.decisions.find({ organisationId: request.organisationId, id: adoption.decisionId })
      : null;
  }

  @ResolveField()
  async document(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<Document | null> {
    const rows = await context.reading();
    return rows
      ? rows.documents.find({ organisationId: request.organisationId, adoptionId: request.adoptionId })
      : null;
  }
}
