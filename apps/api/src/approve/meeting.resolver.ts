import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  cancelMeeting,
  confirmMinutes,
  listWaitingItems,
  moveMeeting,
  orderAgenda,
  readChangedAnswers,
  readDecidedBetween,
  scheduleMeeting,
  stateApprover,
  tableRevision,
  takeOffAgenda,
  type ChangedAnswer,
  type DelegatedDecision,
  type Journey,
} from '@ratify/journey';
import type { PlainDate } from '@ratify/policy';
import type { Body, Meeting, MinutesConfirmation } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import type { RevisionOnAgenda } from './revision.resolver.ts';
import { MeetingPayload, MeetingType, MinutesPayload, MoveMeetingPayload } from './revision.types.ts';

/** Offices that may approve a policy by themselves. */
const APPROVING_OFFICES = ['head'] as const;

@Resolver(() => MeetingType)
export class MeetingResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [MeetingType])
  async meetings(
    @Args('withCancelled', { type: () => Boolean, defaultValue: false }) withCancelled: boolean,
    @Context() context: GraphContext,
  ): Promise<Meeting[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const { organisationId } = rows;
    const where = withCancelled ? { organisationId } : { organisationId, cancelledOn: null };
    return rows.meetings.list(where, { order: { heldOn: 'desc' } });
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
    @Args('startsAt', { type: () => String, nullable: true, description: 'Like 6pm or 18:30, in England.' })
    startsAt: string | null | undefined,
    @Args('endsAt', { type: () => String, nullable: true }) endsAt: string | null | undefined,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      scheduleMeeting(this.journey, scope, { bodyId, heldOn, place, startsAt, endsAt }),
    );
    return { meeting: value, refusals };
  }

  @Mutation(() => MoveMeetingPayload, {
    description:
      'Moves a meeting that is still to come to another day, time or place, with its agenda. Times that are left out stay.',
  })
  async moveMeeting(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('heldOn', { type: () => PlainDateScalar }) heldOn: PlainDate,
    @Args('place', { type: () => String, nullable: true }) place: string | null,
    @Args('startsAt', { type: () => String, nullable: true, description: 'Like 6pm or 18:30, in England.' })
    startsAt: string | null | undefined,
    @Args('endsAt', { type: () => String, nullable: true }) endsAt: string | null | undefined,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals, warnings } = await run(context, (scope) =>
      moveMeeting(this.journey, scope, { meetingId, heldOn, place, startsAt, endsAt }),
    );
    return { meeting: value, refusals, warnings };
  }

  @Mutation(() => MeetingPayload, {
    description: 'Cancels a meeting that is still to come; what is on its agenda waits to be put on another.',
  })
  async cancelMeeting(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      cancelMeeting(this.journey, scope, { meetingId, reason }),
    );
    return { meeting: value, refusals };
  }

  @Mutation(() => MeetingPayload, { description: 'Puts the items of an agenda in another order.' })
  async orderAgenda(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('revisionIds', { type: () => [ID], description: 'Everything on the agenda, in its order.' })
    revisionIds: string[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      orderAgenda(this.journey, scope, { meetingId, revisionIds }),
    );
    return { meeting: value, refusals };
  }

  @Mutation(() => MeetingPayload, { description: 'Takes a version off an agenda again, before it is decided.' })
  async takeOffAgenda(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('revisionId', { type: () => ID }) revisionId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      takeOffAgenda(this.journey, scope, { meetingId, revisionId }),
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

  @Mutation(() => MeetingPayload, {
    description: 'Records who approves a policy; with neither body nor office, whoever decided last.',
  })
  async stateApprover(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('bodyId', { type: () => ID, nullable: true }) bodyId: string | null,
    @Args('office', { type: () => String, nullable: true, description: 'head' }) office: string | null,
    @Args('source', { description: 'Where it is said: Scheme of delegation 2026, 4.2.' }) source: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = { policyId, bodyId, source, office: office ? oneOf(APPROVING_OFFICES, office, 'office') : null };
    const { refusals } = await run(context, (scope) => stateApprover(this.journey, scope, known));
    return { refusals };
  }

  @Mutation(() => MinutesPayload, { description: 'Records that a later meeting confirmed the minutes of a meeting.' })
  async confirmMinutes(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('confirmedAtId', { type: () => ID, description: 'The later meeting.' }) confirmedAtId: string,
    @Args('minuteReference', { type: () => String, nullable: true }) minuteReference: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      confirmMinutes(this.journey, scope, { meetingId, confirmedAtId, minuteReference }),
    );
    return { confirmation: value, refusals };
  }

  @ResolveField()
  async minutesConfirmation(
    @Parent() { organisationId, id: meetingId }: Meeting,
    @Context() context: GraphContext,
  ): Promise<MinutesConfirmation | null> {
    const rows = await context.reading();
    return rows ? rows.minutesConfirmations.find({ organisationId, meetingId }) : null;
  }

  @ResolveField()
  async changedAnswers(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<ChangedAnswer[]> {
    const rows = await context.reading();
    if (!rows || meeting.organisationId !== rows.organisationId) return [];
    return readChangedAnswers(rows.work, meeting, this.journey.clock.today());
  }

  @ResolveField()
  async decidedBetween(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<DelegatedDecision[]> {
    const rows = await context.reading();
    const { organisationId } = meeting;
    const sees = rows?.organisationId === organisationId && rows.canOn('read', 'Decision', { organisationId });
    return sees ? readDecidedBetween(rows.work, meeting) : [];
  }

  @ResolveField()
  async body(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<Body | null> {
    const rows = await context.reading();
    return rows ? rows.bodies.get({ id: meeting.bodyId }) : null;
  }

  @ResolveField()
  async agenda(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<RevisionOnAgenda[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const { organisationId, id } = meeting;
    const items = await rows.agendaItems.list({ organisationId, meetingId: id }, { order: { position: 'asc' } });
    const revisions =
      items.length > 0 ? await rows.revisions.list({ organisationId, id: items.map((each) => each.revisionId) }) : [];
    const tabled = revisions.filter(({ state }) => state === 'tabled').map((each) => each.id);
    const waiting = await listWaitingItems(
      rows,
      organisationId,
      items.filter(({ revisionId }) => tabled.includes(revisionId)),
    );
    return items.flatMap((item) => {
      const revision = revisions.find((each) => each.id === item.revisionId);
      return revision ? [{ ...revision, onAgendaOf: id, waits: waiting.includes(item) }] : [];
    });
  }
}
