import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { redline, redlinePiecesHtml, shortRedline, walkNodes, type LocalVariation } from '@ratify/document';
import {
  findApprover,
  listWaitingItems,
  officesThatAdopt,
  readAmended,
  readChanges,
  readDecisionAt,
  readDecisionOn,
  readStored,
  readConsultations,
  readVariations,
  renderRevision,
  submitPolicy,
  withdrawRevision,
  type Journey,
  type ShownChange,
  type ShownConsultation,
} from '@ratify/journey';
import { MATERIALITIES } from '@ratify/policy';
import type { Decision, Revision } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { RevisionPayload, RevisionType, SubmitPolicyPayload } from './revision.types.ts';

/** A version as the agenda of a meeting has it: with what that meeting decided on it, and no other. */
export interface RevisionOnAgenda extends Revision {
  readonly onAgendaOf: string;
  readonly waits: boolean;
}

@Resolver(() => RevisionType)
export class RevisionResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => RevisionType, { nullable: true })
  async revision(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphContext,
  ): Promise<Revision | null> {
    const rows = await context.reading();
    return rows ? rows.revisions.find({ id }) : null;
  }

  @Mutation(() => SubmitPolicyPayload)
  async submitPolicy(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @Args('materiality', {
      type: () => String,
      nullable: true,
      description: 'Of our own changes; default: substantive.',
    })
    materiality: string | null,
    @Args('materialityReason', { type: () => String, nullable: true }) materialityReason: string | null,
    @Args('consultationReason', {
      type: () => String,
      nullable: true,
      description: 'Why agreed wording is changed without consulting.',
    })
    consultationReason: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const level = materiality ? oneOf(MATERIALITIES, materiality, 'materiality') : null;
    const input = { policyId, version, note, materiality: level, materialityReason, consultationReason };
    const { value, refusals, warnings } = await run(context, (scope) => submitPolicy(this.journey, scope, input));
    return { revision: value, refusals, warnings };
  }

  @Mutation(() => RevisionPayload)
  async withdrawRevision(
    @Args('revisionId', { type: () => ID }) revisionId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      withdrawRevision(this.journey, scope, { revisionId, reason }),
    );
    return { revision: value, refusals };
  }

  @ResolveField()
  async html(@Parent() revision: Revision, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    return rows ? renderRevision(rows.work, revision, this.journey.clock.today()) : '';
  }

  @ResolveField()
  async policyTitle(@Parent() revision: Revision, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    const { organisationId, policyId } = revision;
    return (rows && (await rows.policies.find({ organisationId, id: policyId }))?.title) ?? '';
  }

  @ResolveField()
  async meetingId(@Parent() revision: Revision, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Meeting')) return null;
    const { organisationId, id: revisionId } = revision;
    const items = await rows.agendaItems.list({ organisationId, revisionId });
    const [waiting] = await listWaitingItems(rows, organisationId, items);
    return (waiting ?? items.at(-1))?.meetingId ?? null;
  }

  @ResolveField()
  async decision(
    @Parent() revision: Revision | RevisionOnAgenda,
    @Context() context: GraphContext,
  ): Promise<Decision | null> {
    const rows = await context.reading();
    if (rows && 'onAgendaOf' in revision) return readDecisionAt(rows, revision, revision.onAgendaOf);
    // What holds the changes of a meeting was decided on when the version put to that meeting was.
    const { organisationId, amendsId, id } = revision;
    const about = { organisationId, revisionId: amendsId ?? id };
    return rows ? readDecisionOn(rows, about) : null;
  }

  @ResolveField()
  level(@Parent() revision: Revision): string {
    return revision.materiality.level;
  }

  @ResolveField()
  isFirst(@Parent() revision: Revision): boolean {
    return revision.predecessorId === null;
  }

  @ResolveField()
  async changes(@Parent() revision: Revision, @Context() context: GraphContext): Promise<ShownChange[]> {
    const rows = await context.reading();
    return rows ? readChanges(rows.work, revision) : [];
  }

  @ResolveField()
  async amended(@Parent() revision: Revision, @Context() context: GraphContext): Promise<ShownChange[]> {
    const rows = await context.reading();
    return rows ? readAmended(rows.work, revision) : [];
  }

  @ResolveField()
  async confirmedBy(@Parent() revision: Revision, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    const { organisationId, amendsId: revisionId } = revision;
    if (!rows || !revisionId) return null;
    return (
      (await rows.decisions.find({ organisationId, revisionId }, { order: { recordedAt: 'desc' } }))?.confirmedBy ??
      null
    );
  }

  @ResolveField()
  async adoptableBy(@Parent() revision: Revision, @Context() context: GraphContext): Promise<readonly string[]> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Decision')) return [];
    return officesThatAdopt(rows.work, revision, this.journey.clock.today());
  }

  @ResolveField()
  async isLeftToHead(
    @Parent() { organisationId, policyId }: Revision,
    @Context() context: GraphContext,
  ): Promise<boolean> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Decision')) return false;
    return (await findApprover(rows.work, { organisationId, id: policyId }))?.office === 'head';
  }

  @ResolveField()
  async consultations(@Parent() revision: Revision, @Context() context: GraphContext): Promise<ShownConsultation[]> {
    const rows = await context.reading();
    return rows?.can('read', 'Decision') ? readConsultations(rows.work, revision) : [];
  }

  @ResolveField()
  async variations(@Parent() revision: Revision, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? (await readVariations(rows.work, revision)).map(shownVariation) : [];
  }

  @ResolveField()
  clauses(@Parent() revision: Revision): object[] {
    const { nodes, text } = readStored(revision.text);
    return walkNodes(nodes)
      .filter((node) => node.kind !== 'preamble' && node.id !== '')
      .map(({ id, number, title, bodyStart, bodyEnd }) => ({
        id,
        number,
        title,
        body: text.slice(bodyStart, bodyEnd),
      }));
  }
}

/** A variation with the way from the template's wording to the organisation's. */
export function shownVariation(variation: LocalVariation): LocalVariation & { readonly redline: string } {
  const pieces = shortRedline(redline(variation.templateWording, variation.ownWording));
  const isSame = variation.what === 'moved' || variation.what === 'term changed';
  return { ...variation, redline: isSame ? '' : redlinePiecesHtml(pieces) };
}
