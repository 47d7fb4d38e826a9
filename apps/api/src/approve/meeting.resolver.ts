import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scheduleMeeting, tableRevision, type Journey } from '@ratify/journey';
import type { PlainDate } from '@ratify/policy';
import type { Body, Meeting, Revision } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { MeetingPayload, MeetingType } from './revision.types.ts';

@Resolver(() => MeetingType)
export class MeetingResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [MeetingType])
  async meetings(@Context() context: GraphContext): Promise<Meeting[]> {
    const rows = await context.reading();
    return rows ? rows.meetings.list({ organisationId: rows.organisationId }, { order: { heldOn: 'desc' } }) : [];
  }

  @Query(() => MeetingType, { nullable: true })
  async meeting(@Args('id', { type: () => ID }) id: string, @Context() context: GraphContext): Promise<Meeting | null> {
    const rows = await context.reading();
    return rows ? rows.meetings.find({ id }) : null;
  }

  @Mutation(() => MeetingPayload)
  async scheduleMeeting(
    @Args('bodyId', { type: () => ID }) bodyId: string,
    @Args('heldOn', { type: () => PlainDateScalar }) heldOn: PlainDate,
    @Args('place', { type: () => String, nullable: true }) place: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      scheduleMeeting(this.journey, scope, { bodyId, heldOn, place }),
    );
    return { meeting: value, refusals };
  }

  @Mutation(() => MeetingPayload)
  async tableRevision(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('revisionId', { type: () => ID }) revisionId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      tableRevision(this.journey, scope, { meetingId, revisionId }),
    );
    return { meeting: value, refusals };
  }

  @ResolveField()
  async body(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<Body | null> {
    const rows = await context.reading();
    return rows ? rows.bodies.get({ id: meeting.bodyId }) : null;
  }

  @ResolveField()
  async agenda(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<Revision[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const { organisationId, id } = meeting;
    const items = await rows.agendaItems.list({ organisationId, meetingId: id }, { order: { position: 'asc' } });
    const revisions =
      items.length > 0 ? await rows.revisions.list({ organisationId, id: items.map((each) => each.revisionId) }) : [];
    return items.flatMap((item) => revisions.find((each) => each.id === item.revisionId) ?? []);
  }
}
