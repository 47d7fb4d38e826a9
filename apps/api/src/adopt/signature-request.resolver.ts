import { Inject } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  declarationFor,
  readDeputies,
  readStanding,
  readToldDecision,
  type Journey,
  type ShownStanding,
} from '@ratify/journey';
import { SIGNING_OFFICES, type OfficeHolder, type SigningOffice } from '@ratify/policy';
import type { Adoption, Body, Decision, Document, PaperSignature, Revision, SignatureRequest } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { OfficeHolderType, SignatureRequestType } from './adoption.types.ts';

@Resolver(() => SignatureRequestType)
export class SignatureRequestResolver {
  private readonly standings = new WeakMap<SignatureRequest, Promise<ShownStanding | null>>();

  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [SignatureRequestType], {
    description: 'What I am asked to sign now, in the organisation I act for: in my turn, and in time.',
  })
  async signatureRequests(@Context() context: GraphContext): Promise<SignatureRequest[]> {
    const rows = await context.reading();
    if (!rows || rows.actor.roles.length === 0) return [];
    const { organisationId, actor } = rows;
    const offices = actor.roles.filter((role): role is SigningOffice => SIGNING_OFFICES.some((each) => each === role));
    const asked = await rows.signatureRequests.list(
      { organisationId, state: 'open', role: offices },
      { order: { requestedAt: 'asc' } },
    );
    const standings = await Promise.all(asked.map((each) => this.standingOf(each, context)));
    return asked.filter((_each, at) => standings[at]?.isMine && standings[at].standing === 'waiting');
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
    return rows && adoption?.decisionId ? readToldDecision(rows, request.organisationId, adoption.decisionId) : null;
  }

  @ResolveField()
  async document(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<Document | null> {
    const rows = await context.reading();
    return rows
      ? rows.documents.find({ organisationId: request.organisationId, adoptionId: request.adoptionId })
      : null;
  }

  @ResolveField()
  async standing(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<string> {
    return (await this.standingOf(request, context))?.standing ?? 'settled';
  }

  @ResolveField()
  async isMine(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<boolean> {
    return (await this.standingOf(request, context))?.isMine ?? false;
  }

  @ResolveField()
  async after(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<readonly string[]> {
    return (await this.standingOf(request, context))?.after ?? [];
  }

  @ResolveField()
  async declaration(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<string> {
    return declarationFor(request, (await this.decision(request, context))?.route ?? 'meeting');
  }

  @ResolveField(() => [OfficeHolderType])
  async deputies(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<OfficeHolder[]> {
    const rows = await context.reading();
    // Names of people are for those who ask or are asked here.
    if (!rows || request.organisationId !== rows.organisationId) return [];
    const isMine = await this.isMine(request, context);
    if (!isMine && !rows.can('record', 'SignatureRequest')) return [];
    return readDeputies(rows.work, request, isMine ? rows.actor.personId : null, this.journey.clock.today());
  }

  @ResolveField()
  async handedOn(
    @Parent() { organisationId, followsId }: SignatureRequest,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    const before = rows && followsId ? await rows.signatureRequests.find({ organisationId, id: followsId }) : null;
    return before?.state === 'handed-on' ? { byName: before.settledByName, reason: before.settledReason } : null;
  }

  @ResolveField()
  async body(@Parent() request: SignatureRequest, @Context() context: GraphContext): Promise<Body | null> {
    const rows = await context.reading();
    const decision = await this.decision(request, context);
    return rows && decision ? rows.bodies.find({ organisationId: request.organisationId, id: decision.bodyId }) : null;
  }

  @ResolveField()
  async paper(
    @Parent() { organisationId, id: requestId }: SignatureRequest,
    @Context() context: GraphContext,
  ): Promise<PaperSignature | null> {
    const rows = await context.reading();
    return rows ? rows.paperSignatures.find({ organisationId, requestId }) : null;
  }

  /** Asked for by several fields of one answer, and worked out once for each row of it. */
  private standingOf(request: SignatureRequest, context: GraphContext): Promise<ShownStanding | null> {
    const known = this.standings.get(request) ?? this.readStanding(request, context);
    this.standings.set(request, known);
    return known;
  }

  private async readStanding(request: SignatureRequest, context: GraphContext): Promise<ShownStanding | null> {
    const rows = await context.reading();
    return rows ? readStanding(rows.work, request, rows.actor.personId, this.journey.clock.today()) : null;
  }
}
