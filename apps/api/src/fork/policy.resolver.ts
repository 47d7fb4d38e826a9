import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  findAmendingDecision,
  findApprover,
  forkTemplate,
  readAdoptionsBefore,
  readChangesSince,
  readConfirmation,
  readDraftConsultations,
  readRelated,
  readStatus,
  readVariations,
  type Amending,
  type Approver,
  type Journey,
  type RelatedPolicy,
  type ShownChange,
  type ShownConsultation,
} from '@ratify/journey';
import type {
  DeclinedChange,
  Adoption,
  Document,
  EvidenceFile,
  Draft,
  Edition,
  Organisation,
  Policy,
  Review,
  Revision,
  SignatureRequest,
  Template,
  UpdateOffer,
} from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { shownVariation } from '../approve/revision.resolver.ts';
import { VariationType } from '../approve/revision.types.ts';
import { PolicyPayload, PolicyType, UpdateOfferType } from './policy.types.ts';

@Resolver(() => PolicyType)
export class PolicyResolver {
  /** Policies that were listed together: what is read of each is read of all of them at once. */
  readonly #lists = new WeakMap<Policy, readonly Policy[]>();
  readonly #adoptedBefore = new WeakMap<readonly Policy[], Promise<ReadonlyMap<string, Adoption>>>();

  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [PolicyType], { description: 'Policies of the organisation acted for, or of one below it.' })
  async policies(
    @Args('organisationId', { type: () => ID, nullable: true }) organisationId: string | null,
    @Context() context: GraphContext,
  ): Promise<Policy[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const list = await rows.policies.list(
      { organisationId: organisationId ?? rows.organisationId, retiredOn: null },
      { order: { title: 'asc' } },
    );
    for (const policy of list) this.#lists.set(policy, list);
    return list;
  }

  @Query(() => PolicyType, { nullable: true })
  async policy(@Args('id', { type: () => ID }) id: string, @Context() context: GraphContext): Promise<Policy | null> {
    const rows = await context.reading();
    return rows ? rows.policies.find({ id }) : null;
  }

  @Mutation(() => PolicyPayload)
  async forkTemplate(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => forkTemplate(this.journey, scope, { templateId }));
    return { policy: value, refusals };
  }

  @ResolveField()
  async organisation(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Organisation | null> {
    const rows = await context.reading();
    return rows ? rows.organisations.get({ id: policy.organisationId }) : null;
  }

  @ResolveField()
  async status(@Parent() policy: Policy, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    return rows ? readStatus(rows.work, policy, this.journey.clock.today()) : 'draft';
  }

  @ResolveField()
  async related(@Parent() policy: Policy, @Context() context: GraphContext): Promise<RelatedPolicy[]> {
    const rows = await context.reading();
    return rows ? readRelated(rows, policy) : [];
  }

  @ResolveField()
  async template(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Template | null> {
    const rows = await context.reading();
    return rows && policy.templateId ? rows.templates.find({ id: policy.templateId }) : null;
  }

  @ResolveField()
  async baseEdition(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    return rows && policy.baseEditionId ? rows.editions.find({ id: policy.baseEditionId }) : null;
  }

  @ResolveField()
  async latestEdition(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    return rows && policy.templateId
      ? rows.editions.find({ templateId: policy.templateId }, { order: { number: 'desc' } })
      : null;
  }

  @ResolveField()
  async behind(@Parent() policy: Policy, @Context() context: GraphContext): Promise<boolean> {
    const [base, latest] = [await this.baseEdition(policy, context), await this.latestEdition(policy, context)];
    return base !== null && latest !== null && base.number < latest.number;
  }

  @ResolveField()
  async updateOffers(@Parent() policy: Policy, @Context() context: GraphContext): Promise<UpdateOffer[]> {
    const rows = await context.reading();
    const offers = rows ? await rows.updateOffers.list(ofPolicy(policy), { order: { offeredAt: 'asc' } }) : [];
    if (!rows || offers.length === 0) return [];
    // An offer is its edition: who does not read editions, or whose link has ended, has nothing to look at.
    const editions = await rows.editions.list({ id: offers.map((each) => each.editionId) });
    return offers.filter((offer) => editions.some((each) => each.id === offer.editionId));
  }

  @ResolveField()
  async draft(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Draft | null> {
    const rows = await context.reading();
    return rows ? rows.drafts.find(ofPolicy(policy)) : null;
  }

  @ResolveField()
  async revisions(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Revision[]> {
    const rows = await context.reading();
    return rows ? rows.revisions.list(ofPolicy(policy), { order: { number: 'desc' } }) : [];
  }

  @ResolveField()
  async adoptedRevision(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Revision | null> {
    const rows = await context.reading();
    return rows && policy.adoptedRevisionId ? rows.revisions.find({ id: policy.adoptedRevisionId }) : null;
  }

  @ResolveField()
  async documents(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Document[]> {
    const rows = await context.reading();
    return rows ? rows.documents.list(ofPolicy(policy), { order: { createdAt: 'desc' } }) : [];
  }

  @ResolveField()
  async requests(@Parent() policy: Policy, @Context() context: GraphContext): Promise<SignatureRequest[]> {
    const rows = await context.reading();
    if (!rows || !policy.adoptedRevisionId) return [];
    return rows.signatureRequests.list(
      { organisationId: policy.organisationId, revisionId: policy.adoptedRevisionId },
      { order: { turn: 'asc', requestedAt: 'asc', id: 'asc' } },
    );
  }

  @ResolveField()
  async adoptions(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Adoption[]> {
    const rows = await context.reading();
    return rows
      ? rows.adoptions.list({ ...ofPolicy(policy), setAsideAt: null }, { order: { recordedAt: 'desc' } })
      : [];
  }

  @ResolveField()
  async adoptedBefore(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Adoption | null> {
    const rows = await context.reading();
    if (!rows) return null;
    const list = this.#lists.get(policy) ?? [policy];
    const read = this.#adoptedBefore.get(list) ?? readAdoptionsBefore(rows, list);
    this.#adoptedBefore.set(list, read);
    return (await read).get(policy.id) ?? null;
  }

  @ResolveField()
  heldIn(@Parent() { adoptedRevisionId, heldIn }: Policy): string | null {
    return adoptedRevisionId ? null : heldIn;
  }

  @ResolveField()
  heldLink(@Parent() { adoptedRevisionId, heldLink }: Policy): string | null {
    return adoptedRevisionId ? null : heldLink;
  }

  @ResolveField()
  async approver(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Approver | null> {
    const rows = await context.reading();
    return rows?.can('read', 'Decision') ? findApprover(rows.work, policy) : null;
  }

  @ResolveField()
  async evidenceFiles(@Parent() policy: Policy, @Context() context: GraphContext): Promise<EvidenceFile[]> {
    const rows = await context.reading();
    const adoptions = rows ? await rows.adoptions.list({ ...ofPolicy(policy), historic: true, setAsideAt: null }) : [];
    if (!rows || adoptions.length === 0) return [];
    return rows.evidenceFiles.list(
      { organisationId: policy.organisationId, adoptionId: adoptions.map(({ id }) => id) },
      { order: { keptAt: 'asc', id: 'asc' } },
    );
  }

  @ResolveField()
  async reviews(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Review[]> {
    const rows = await context.reading();
    return rows ? rows.reviews.list(ofPolicy(policy), { order: { reviewedOn: 'desc' } }) : [];
  }

  @ResolveField(() => [VariationType])
  async variations(@Parent() policy: Policy, @Context() context: GraphContext): Promise<readonly object[]> {
    const rows = await context.reading();
    const revision = await this.adoptedRevision(policy, context);
    return rows && revision ? (await readVariations(rows.work, revision)).map(shownVariation) : [];
  }

  @ResolveField()
  async acknowledgedByMe(@Parent() policy: Policy, @Context() context: GraphContext): Promise<boolean> {
    const rows = await context.reading();
    const { personId } = rows?.actor ?? {};
    if (!rows || !personId) return false;
    return (await readConfirmation(rows.work, policy, personId))?.stands ?? false;
  }

  @ResolveField()
  async changesSinceConfirmed(@Parent() policy: Policy, @Context() context: GraphContext): Promise<ShownChange[]> {
    const rows = await context.reading();
    const { personId } = rows?.actor ?? {};
    if (!rows || !personId || policy.organisationId !== rows.organisationId) return [];
    const confirmation = await readConfirmation(rows.work, policy, personId);
    return confirmation?.confirmed ? readChangesSince(rows.work, policy, confirmation.confirmed) : [];
  }

  @ResolveField()
  async consultations(@Parent() policy: Policy, @Context() context: GraphContext): Promise<ShownConsultation[]> {
    const rows = await context.reading();
    // Like the draft it is on, nobody else's business until it is sent.
    if (!rows?.can('read', 'Decision') || policy.organisationId !== rows.organisationId) return [];
    return readDraftConsultations(rows.work, policy.organisationId, policy.id);
  }

  @ResolveField()
  async pendingAmendments(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Amending | null> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Decision')) return null;
    return findAmendingDecision(rows.work, policy.organisationId, policy.id);
  }
}

@Resolver(() => UpdateOfferType)
export class UpdateOfferResolver {
  @ResolveField()
  async edition(@Parent() offer: UpdateOffer, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    return rows ? rows.editions.get({ id: offer.editionId }) : null;
  }

  @ResolveField()
  async declinedChanges(@Parent() offer: UpdateOffer, @Context() context: GraphContext): Promise<DeclinedChange[]> {
    const rows = await context.reading();
    const { organisationId, policyId, editionId } = offer;
    return rows ? rows.declinedChanges.list({ organisationId, policyId, editionId }, { order: { number: 'asc' } }) : [];
  }
}

function ofPolicy(policy: Policy): { organisationId: string; policyId: string } {
  return { organisationId: policy.organisationId, policyId: policy.id };
}
