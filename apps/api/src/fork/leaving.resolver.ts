import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  changeTemplate,
  leaveTemplate,
  previewTemplateChange,
  readDescent,
  readFollowed,
  type Journey,
} from '@ratify/journey';
import { StoreError, type Departure, type Exception, type Policy, type ToldDeparture } from '@ratify/store';
import { ExceptionType } from '../customise/exception.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { DepartureType, TemplateChangeType, ToldDepartureType } from './departure.types.ts';
import { PolicyPayload, PolicyType } from './policy.types.ts';

const id = { type: () => ID };

/** What binds a policy to its template, and how it comes loose. */
@Resolver(() => PolicyType)
export class LeavingResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => TemplateChangeType, {
    nullable: true,
    description: 'What going over to another template would make of a policy.',
  })
  async templateChange(
    @Args('policyId', id) policyId: string,
    @Args('templateId', id) templateId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Draft')) return null; // it quotes the draft
    const today = this.journey.clock.today();
    const change = await previewTemplateChange(rows.work, rows.organisationId, { policyId, templateId }, today).catch(
      (error: unknown) => {
        if (error instanceof StoreError && error.code === 'NOT_FOUND') return null;
        throw error;
      },
    );
    if (!change) return null;
    const { report, ...rest } = change;
    return {
      ...rest,
      carried: report.carried.length,
      fixed: report.fixed.map(({ was, ...clause }) => ({ ...clause, words: was })),
      missing: report.missing.map(({ rule, clauseId, number, title }) => ({ clauseId, number, title, words: rule })),
      own: report.own.map((each) => each.words),
      notCarried: report.notCarried.map((each) => `${each.what}: ${each.words}`),
    };
  }

  @Query(() => [ToldDepartureType], { description: 'Who left our templates, the latest first.' })
  async departures(@Context() context: GraphContext): Promise<ToldDeparture[]> {
    const rows = await context.reading();
    if (!rows?.can('answer', 'Exception') && !rows?.can('chase', 'Policy')) return [];
    return rows.work.register.departuresTold();
  }

  @Mutation(() => PolicyPayload)
  async leaveTemplate(
    @Args('policyId', id) policyId: string,
    @Args('reason') reason: string,
    @Args('minuteReference') minuteReference: string,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, reason, minuteReference, version };
    const { value, refusals } = await run(context, (scope) => leaveTemplate(this.journey, scope, input));
    return { policy: value, refusals };
  }

  @Mutation(() => PolicyPayload)
  async changeTemplate(
    @Args('policyId', id) policyId: string,
    @Args('templateId', id) templateId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, templateId, version, reason };
    const { value, refusals } = await run(context, (scope) => changeTemplate(this.journey, scope, input));
    return { policy: value, refusals };
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The root edition it goes back to, and through whose: "A council edition 2, through A trust edition 1".',
  })
  async descent(@Parent() policy: Policy, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    const edition = rows && policy.baseEditionId ? await rows.editions.find({ id: policy.baseEditionId }) : null;
    return rows && edition ? readDescent(rows.work, edition) : null;
  }

  @ResolveField(() => String, {
    description: 'What fixed wording of its template is here: binding, agreed, or none.',
  })
  async force(@Parent() policy: Policy, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    const edition = rows && policy.baseEditionId ? await rows.editions.find({ id: policy.baseEditionId }) : null;
    if (!rows || !edition) return 'none';
    return (await readFollowed(rows.work, policy.organisationId, edition, this.journey.clock.today())).force;
  }

  @ResolveField(() => [ExceptionType], { description: 'Exceptions to fixed clauses, asked for and answered.' })
  async exceptions(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Exception[]> {
    const rows = await context.reading();
    return rows ? rows.exceptions.list(ofPolicy(policy), { order: { askedAt: 'desc' } }) : [];
  }

  @ResolveField('departures', () => [DepartureType], { description: 'Templates that it followed before.' })
  async formerTemplates(@Parent() policy: Policy, @Context() context: GraphContext): Promise<Departure[]> {
    const rows = await context.reading();
    return rows ? rows.departures.list(ofPolicy(policy), { order: { recordedAt: 'desc' } }) : [];
  }
}

@Resolver(() => DepartureType)
export class DepartureResolver {
  @ResolveField()
  wentElsewhere(@Parent() departure: Departure): boolean {
    return departure.nextEditionId !== null;
  }
}

function ofPolicy(policy: Policy): { organisationId: string; policyId: string } {
  return { organisationId: policy.organisationId, policyId: policy.id };
}
