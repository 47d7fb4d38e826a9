import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  appointableRoles,
  endAppointment,
  inviteAgain,
  invitePerson,
  readPeople,
  resetSecondFactor,
  type Journey,
} from '@ratify/journey';
import { plainDate, ROLES } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { AppointPayload, PersonHereType } from './people.types.ts';

const id = { type: () => ID };

@Resolver(() => PersonHereType)
export class PeopleResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [PersonHereType], { description: 'The people of the organisation acted for, with their roles.' })
  async people(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readPeople(rows, this.journey.clock.today()) : [];
  }

  @Query(() => [String], { description: 'Roles that the person may give to others here.' })
  async appointableRoles(@Context() context: GraphContext): Promise<readonly string[]> {
    const rows = await context.reading();
    return rows ? appointableRoles(rows) : [];
  }

  @Mutation(() => AppointPayload, {
    description:
      'Gives somebody roles here for a term. Whoever has no account yet is invited by mail, the others are told.',
  })
  async invitePerson(
    @Args('email') email: string,
    @Args('name') name: string,
    @Args('roles', { type: () => [String] }) roles: string[],
    @Args('bodyId', { type: () => ID, nullable: true }) bodyId: string | null,
    @Args('fromOn', { type: () => PlainDateScalar }) fromOn: string,
    @Args('untilOn', { type: () => PlainDateScalar, nullable: true }) untilOn: string | null,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const given = {
      ...{ email, name, bodyId: bodyId ?? null },
      roles: roles.map((role) => oneOf(ROLES, role, 'roles')),
      ...{ fromOn: plainDate(fromOn), untilOn: untilOn ? plainDate(untilOn) : null },
    };
    const { refusals } = await run(context, (scope) => invitePerson(this.journey, scope, given));
    return { refusals };
  }

  @Mutation(() => AppointPayload, {
    description: 'Sends the invitation again to somebody who has not set a password yet.',
  })
  async inviteAgain(
    @Args('appointmentId', id) appointmentId: string,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const { refusals } = await run(context, (scope) => inviteAgain(this.journey, scope, appointmentId));
    return { refusals };
  }

  @Mutation(() => AppointPayload, {
    description: 'Switches off the two-step sign-in of somebody who lost their app. They are told by mail.',
  })
  async resetSecondFactor(
    @Args('appointmentId', id) appointmentId: string,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const { refusals } = await run(context, (scope) => resetSecondFactor(this.journey, scope, appointmentId));
    return { refusals };
  }

  @Mutation(() => AppointPayload, { description: 'Sets the last day of a term.' })
  async endAppointment(
    @Args('appointmentId', id) appointmentId: string,
    @Args('lastDay', { type: () => PlainDateScalar }) lastDay: string,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const { refusals } = await run(context, (scope) =>
      endAppointment(this.journey, scope, { appointmentId, lastDay: plainDate(lastDay) }),
    );
    return { refusals };
  }
}
