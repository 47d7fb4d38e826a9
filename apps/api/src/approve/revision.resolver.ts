import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { renderRevision, submitPolicy, withdrawRevision, type Journey } from '@ratify/journey';
import type { Decision, Revision } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { RevisionPayload, RevisionType } from './revision.types.ts';

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

  @Mutation(() => RevisionPayload)
  async submitPolicy(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      submitPolicy(this.journey, scope, { policyId, version, note }),
    );
    return { revision: value, refusals };
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
    return (await rows.agendaItems.find({ organisationId, revisionId }))?.meetingId ?? null;
  }

  @ResolveField()
  async decision(@Parent() revision: Revision, @Context() context: GraphContext): Promise<Decision | null> {
    const rows = await context.reading();
    const { organisationId, id: revisionId } = revision;
    return rows ? rows.decisions.find({ organisationId, revisionId }, { order: { recordedAt: 'desc' } }) : null;
  }
}
