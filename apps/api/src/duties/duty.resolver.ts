import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { readDuties, recordDuty, type Journey } from '@ratify/journey';
import type { PlainDate } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { DutyPayload, DutyType } from './duty.types.ts';

@Resolver(() => DutyType)
export class DutyResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [DutyType], { description: 'Duties of the policies in force here, what is due first.' })
  async duties(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readDuties(rows.work) : [];
  }

  @Query(() => DutyType, { nullable: true })
  async duty(@Args('id', { type: () => ID }) id: string, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    const [duty] = rows ? await readDuties(rows.work, id) : [];
    return duty ?? null;
  }

  @Mutation(() => DutyPayload, { description: 'Records that a duty was done, with what shows it.' })
  async recordDuty(
    @Args('dutyId', { type: () => ID }) dutyId: string,
    @Args('note') note: string,
    @Args('doneOn', { type: () => PlainDateScalar, nullable: true }) doneOn: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      recordDuty(this.journey, scope, { dutyId, note, doneOn }),
    );
    return { nextDueOn: value?.dueOn ?? null, refusals };
  }
}
