import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  appointableRoles,
  endAppointment,
  erasePerson,
  handOver,
  inviteAgain,
  invitePerson,
  readPeople,
  resetSecondFactor,
  setVote,
  weighErasure,
  type Journey,
} from '@ratify/journey';
import { plainDate, ROLES } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { StoreError } from '@ratify/store';
import { AppointPayload, ErasureType, PersonHereType, type ErasureCountType } from './people.types.ts';

const id = { type: () => ID };

@Resolver(() => PersonHereType)
export class PeopleResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [PersonHereType], { description: 'The people of the organisation acted for, with their roles.' })
  async people(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    const people = rows ? await readPeople(rows, this.journey.clock.today()) : [];
    if (people.length > 0) context.noteRead('people.read');
    return people;
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
    @Args('onlyBody', {
      ...{ type: () => Boolean, nullable: true },
      description: 'A clerk looks after that body alone, rather than after every body here.',
    })
    onlyBody: boolean | null,
    @Args('fromOn', { type: () => PlainDateScalar }) fromOn: string,
    @Args('untilOn', { type: () => PlainDateScalar, nullable: true }) untilOn: string | null,
    @Args('votes', { type: () => Boolean, nullable: true, description: 'False: a governor without a vote.' })
    votes: boolean | null,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const given = {
      ...{ email, name, bodyId: bodyId ?? null, onlyBody: onlyBody ?? false, votes: votes ?? true },
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

  @Query(() => ErasureType, {
    nullable: true,
    description: 'What erasing somebody who has left would come to; null for those who may not.',
  })
  async erasure(
    @Args('appointmentId', id) appointmentId: string,
    @Context() context: GraphContext,
  ): Promise<ErasureType | null> {
    const rows = await context.reading();
    const weighed = rows ? await weighErasure(rows, appointmentId).catch(absent) : null;
    return weighed && { ...weighed, erased: countsOf(weighed.erased), kept: countsOf(weighed.kept) };
  }

  @Mutation(() => AppointPayload, {
    description:
      'Lets go of the name of somebody who has left, and of their account where no other organisation has it. Records stand.',
  })
  async erasePerson(
    @Args('appointmentId', id) appointmentId: string,
    @Args('typedName', { description: 'The name of the person, against mistakes.' }) typedName: string,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const { refusals } = await run(context, (scope) => erasePerson(this.journey, scope, { appointmentId, typedName }));
    return { refusals };
  }

  @Mutation(() => AppointPayload, {
    description: 'Hands the post of a clerk over to somebody else on a day, with all that is open.',
  })
  async handOver(
    @Args('appointmentId', id) appointmentId: string,
    @Args('email') email: string,
    @Args('name') name: string,
    @Args('fromOn', { type: () => PlainDateScalar, description: 'The first day of the new clerk.' }) fromOn: string,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const given = { appointmentId, email, name, fromOn: plainDate(fromOn) };
    const { refusals } = await run(context, (scope) => handOver(this.journey, scope, given));
    return { refusals };
  }

  @Mutation(() => AppointPayload, { description: 'A governor comes to have a vote from a day on, or to have none.' })
  async setVote(
    @Args('appointmentId', id) appointmentId: string,
    @Args('votes') votes: boolean,
    @Args('fromOn', {
      ...{ type: () => PlainDateScalar },
      description: 'Not after the first day of the term: it was entered wrongly, and the whole term is meant.',
    })
    fromOn: string,
    @Context() context: GraphContext,
  ): Promise<AppointPayload> {
    const given = { appointmentId, votes, fromOn: plainDate(fromOn) };
    const { refusals } = await run(context, (scope) => setVote(this.journey, scope, given));
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

function countsOf(counts: Readonly<Record<string, number>>): ErasureCountType[] {
  return Object.entries(counts).map(([table, rows]) => ({ table, rows }));
}

/** What may not be seen answers as what is not there. */
function absent(error: unknown): null {
  if (error instanceof StoreError && error.code === 'NOT_FOUND') return null;
  throw error;
}
