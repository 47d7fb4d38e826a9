import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { chasePolicies, setEscalation, type Journey } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { ChasePayload, EscalationPayload, ReminderChoiceType } from './reminders.types.ts';

/** When somebody wants their reminders, and whether an organisation hears of what stays overdue below it. */
@Resolver()
export class RemindersResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => ReminderChoiceType, {
    nullable: true,
    description: 'What the person has chosen, for all organisations.',
  })
  async reminderChoice(@Context() context: GraphContext): Promise<object | null> {
    const session = await context.session();
    return session ? this.journey.store.reminders.choice(session) : null;
  }

  @Mutation(() => Boolean, { description: 'Keeps when the person wants their reminders.' })
  async chooseReminders(
    @Args('isOff') isOff: boolean,
    @Args('weekday', { type: () => Int, nullable: true }) weekday: number | null,
    @Context() context: GraphContext,
  ): Promise<boolean> {
    const session = await context.session();
    if (!session) return false;
    await context.endReading();
    const day = !isOff && weekday && weekday >= 1 && weekday <= 5 ? weekday : null;
    return this.journey.store.reminders.choose(session, { isOff, weekday: day });
  }

  @Mutation(() => ChasePayload, {
    description: 'Has heads and clerks of schools below reminded of policies of theirs, by one mail each.',
  })
  async chasePolicies(
    @Args('policyIds', { type: () => [ID] }) policyIds: string[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => chasePolicies(this.journey, scope, policyIds));
    return { ...value, refusals };
  }

  @Query(() => Boolean, {
    nullable: true,
    description:
      'Whether the organisation acted for hears of what stays overdue below it; null for who may not set it.',
  })
  async escalates(@Context() context: GraphContext): Promise<boolean | null> {
    const rows = await context.reading();
    if (!rows?.can('chase', 'Organisation')) return null;
    return (await rows.organisations.get({ id: rows.organisationId })).escalates;
  }

  @Mutation(() => EscalationPayload, {
    description: 'Sets whether the organisation acted for hears of what stays overdue below it.',
  })
  async setEscalation(@Args('escalates') escalates: boolean, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => setEscalation(this.journey, scope, escalates));
    return { escalates: value, refusals };
  }
}
