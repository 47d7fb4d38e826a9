import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Journey } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';

@ObjectType('Session', { description: 'A place where the person is signed in.' })
export class SessionType {
  @Field(() => ID, { description: 'Lets nobody in.' }) id: string;
  @Field(() => String, { nullable: true, description: 'What the browser said of itself: Firefox on Windows.' })
  device?: string | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date) lastSeenAt: Date;
  @Field(() => Boolean, { description: 'Whether it is the one that asks.' }) isThis: boolean;
}

/** Where a person is signed in: their own, whatever the organisation they act for. */
@Resolver(() => SessionType)
export class SessionsResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [SessionType], { description: 'Where the person is signed in, the session that asks first.' })
  async mySessions(@Context() context: GraphContext): Promise<readonly SessionType[]> {
    const session = await context.session();
    return session ? this.journey.store.directory.listSessions(session) : [];
  }

  @Mutation(() => Int, {
    description:
      'Ends one of the person’s sessions, or without one all but the session that asks; says how many ended.',
  })
  async endSessions(
    @Args('session', { type: () => String, nullable: true, description: 'Id of a session of the person.' })
    sessionId: string | null,
    @Context() context: GraphContext,
  ): Promise<number> {
    const session = await context.session();
    if (!session) return 0;
    await context.endReading();
    return this.journey.store.directory.endSessions(session, sessionId ?? null);
  }
}
