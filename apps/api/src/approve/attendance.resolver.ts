import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { readRoll, recordAttendance, type Journey } from '@ratify/journey';
import { PRESENCES } from '@ratify/policy';
import type { Attendance, Interest, Meeting } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { AttendanceType, InterestType, RecordAttendanceInputType, RollLineType } from './attendance.types.ts';
import { MeetingPayload, MeetingType } from './revision.types.ts';

/** Who was at a meeting, by name: for the organisation whose meeting it was, and nobody above it. */
@Resolver(() => MeetingType)
export class AttendanceResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => MeetingPayload, {
    description: 'Records who was at a meeting and what interests they declared, in place of what was recorded before.',
  })
  async recordAttendance(
    @Args('input', { type: () => RecordAttendanceInputType }) input: RecordAttendanceInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = {
      meetingId: input.meetingId,
      people: input.people.map(({ personId = null, name, office, votes, presence }) => ({
        ...{ personId, name: name ?? '', office: office ?? '', votes: votes ?? false },
        presence: oneOf(PRESENCES, presence, 'presence'),
      })),
      interests: input.interests.map(({ revisionId = null, ...each }) => ({ ...each, revisionId })),
    };
    const { value, refusals } = await run(context, (scope) => recordAttendance(this.journey, scope, known));
    return { meeting: value, refusals };
  }

  @ResolveField(() => [AttendanceType], { description: 'By name, where it is recorded so; the chair first.' })
  async attendances(
    @Parent() { organisationId, id: meetingId }: Meeting,
    @Context() context: GraphContext,
  ): Promise<Attendance[]> {
    const rows = await context.reading();
    if (!rows?.canOn('read', 'Meeting', { organisationId })) return [];
    return rows.work.attendances.list({ organisationId, meetingId }, { order: { position: 'asc' } });
  }

  @ResolveField(() => [InterestType])
  async interests(
    @Parent() { organisationId, id: meetingId }: Meeting,
    @Context() context: GraphContext,
  ): Promise<Interest[]> {
    const rows = await context.reading();
    if (!rows?.canOn('read', 'Meeting', { organisationId })) return [];
    return rows.work.interests.list({ organisationId, meetingId }, { order: { id: 'asc' } });
  }

  @ResolveField(() => [RollLineType], { description: 'For whoever records who was there.' })
  async roll(@Parent() meeting: Meeting, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    const { organisationId } = meeting;
    return rows?.canOn('record', 'Meeting', { organisationId }) ? readRoll(rows.work, meeting) : [];
  }
}
