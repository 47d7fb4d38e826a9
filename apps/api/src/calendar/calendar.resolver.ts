import { Inject } from '@nestjs/common';
import { Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Journey } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';

/** The person's own calendar link, whatever the organisation they act for. */
@Resolver()
export class CalendarResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => Date, {
    nullable: true,
    description: 'Since when the person has a calendar link; null: they have none.',
  })
  async calendarSince(@Context() context: GraphContext): Promise<Date | null> {
    const session = await context.session();
    return session ? this.journey.store.calendars.since(session) : null;
  }

  @Mutation(() => String, {
    nullable: true,
    description:
      'Gives the person a calendar link in place of the one there was, and its token, which is told this once.',
  })
  async resetCalendar(@Context() context: GraphContext): Promise<string | null> {
    const session = await context.session();
    if (!session) return null;
    await context.endReading();
    return this.journey.store.calendars.reset(session);
  }

  @Mutation(() => Boolean, { description: 'Ends the person’s calendar link.' })
  async endCalendar(@Context() context: GraphContext): Promise<boolean> {
    const session = await context.session();
    if (!session) return false;
    await context.endReading();
    return this.journey.store.calendars.end(session);
  }
}
