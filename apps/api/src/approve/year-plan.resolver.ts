import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  planReview,
  readDelegatedOfYear,
  readYearPlan,
  readYearPlansBelow,
  scheduleYear,
  type Journey,
} from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { PlanReviewPayload, ScheduleYearPayload, SettingYearType, YearPlanType } from './year-plan.types.ts';

@Resolver(() => YearPlanType)
export class YearPlanResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => YearPlanType, {
    nullable: true,
    description:
      'What comes up for review at which meeting of a school year: of the organisation acted for, or one below.',
  })
  async yearPlan(
    @Args('first', { type: () => Int, description: 'The calendar year in which the school year begins.' })
    first: number,
    @Args('organisationId', { type: () => ID, nullable: true }) organisationId: string | null,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    if (!rows) return null;
    const id = organisationId ?? rows.organisationId;
    const plan = await readYearPlan(rows, first, id, this.journey.clock.today());
    if (!plan) return null;
    const delegated = await readDelegatedOfYear(rows, first, id);
    return {
      ...plan,
      delegated: id === rows.organisationId ? delegated : delegated.map((each) => ({ ...each, note: null })),
    };
  }

  @Query(() => [SettingYearType], { description: 'The same in figures, of every setting below, by name.' })
  async settingYears(
    @Args('first', { type: () => Int }) first: number,
    @Context() context: GraphContext,
  ): Promise<object[]> {
    const rows = await context.reading();
    const plans = rows ? await readYearPlansBelow(rows, first, this.journey.clock.today()) : [];
    return plans.map(({ organisationId, organisationName, meetings, uncaught, undated }) => {
      const coming = meetings.filter(({ isHeld }) => !isHeld);
      const placed = coming.reduce((sum, { policies }) => sum + policies.length, 0);
      const figures = { meetings: coming.length, placed, uncaught: uncaught.length, undated: undated.length };
      return { organisationId, organisationName, ...figures };
    });
  }

  @Mutation(() => PlanReviewPayload, {
    description: 'Plans a review for another meeting; without one, for the last before the due date again.',
  })
  async planReview(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('meetingId', { type: () => ID, nullable: true }) meetingId: string | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Needed for a meeting after the due date.' })
    reason: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { refusals } = await run(context, (scope) =>
      planReview(this.journey, scope, { policyId, meetingId, reason }),
    );
    return { refusals };
  }

  @Mutation(() => ScheduleYearPayload, { description: 'Adds several meetings of a body: all of them, or none.' })
  async scheduleYear(
    @Args('bodyId', { type: () => ID }) bodyId: string,
    @Args('dates', { description: 'One a line, each with the place behind a comma if need be.' }) dates: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => scheduleYear(this.journey, scope, { bodyId, dates }));
    return { meetings: value ?? [], refusals };
  }
}
