import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { redlineHtml } from '@ratify/document';
import {
  endException,
  grantException,
  refuseException,
  requestException,
  withdrawException,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { isInForce, type PlainDate } from '@ratify/policy';
import type { AddressedException, Exception, Scope } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { ExceptionPayload, ExceptionType } from './exception.types.ts';

const id = { type: () => ID };

/** A row, with the asker's name where whoever reads it may not see the asker. */
type Shown = Exception & { readonly organisationName?: string };
const named = ({ exception, organisationName }: AddressedException): Shown =>
  Object.assign(exception, { organisationName });

@Resolver(() => ExceptionType)
export class ExceptionResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [ExceptionType], { description: 'What is or was asked of us, about clauses that we fixed.' })
  async exceptionsAsked(@Context() context: GraphContext): Promise<Shown[]> {
    const rows = await context.reading();
    if (!rows?.can('answer', 'Exception') && !rows?.can('chase', 'Policy')) return [];
    return (await rows.work.exceptions.addressed()).map(named);
  }

  @Query(() => ExceptionType, { nullable: true, description: 'One that we ask, or that is asked of us.' })
  async exception(@Args('id', id) exceptionId: string, @Context() context: GraphContext): Promise<Shown | null> {
    const rows = await context.reading();
    const asked = await this.exceptionsAsked(context);
    return asked.find((each) => each.id === exceptionId) ?? (rows ? rows.exceptions.find({ id: exceptionId }) : null);
  }

  @Mutation(() => ExceptionPayload)
  async requestException(
    @Args('policyId', { ...id, nullable: true }) policyId: string | null,
    @Args('templateId', { ...id, nullable: true }) templateId: string | null,
    @Args('clauseId', id) clauseId: string,
    @Args('wording') wording: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, templateId, clauseId, wording, reason };
    const { value, refusals } = await run(context, (scope) => requestException(this.journey, scope, input));
    return { exception: value, refusals };
  }

  @Mutation(() => ExceptionPayload)
  async withdrawException(
    @Args('exceptionId', id) exceptionId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => withdrawException(this.journey, scope, { exceptionId }));
    return { exception: value, refusals };
  }

  @Mutation(() => ExceptionPayload)
  async grantException(
    @Args('exceptionId', id) exceptionId: string,
    @Args('conditions', { type: () => String, nullable: true }) conditions: string | null,
    @Args('until', { type: () => PlainDateScalar, nullable: true }) until: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { exceptionId, conditions, until };
    return this.answer(context, (scope) => grantException(this.journey, scope, input));
  }

  @Mutation(() => ExceptionPayload)
  async refuseException(
    @Args('exceptionId', id) exceptionId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.answer(context, (scope) => refuseException(this.journey, scope, { exceptionId, reason }));
  }

  @Mutation(() => ExceptionPayload)
  async endException(
    @Args('exceptionId', id) exceptionId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.answer(context, (scope) => endException(this.journey, scope, { exceptionId, reason }));
  }

  @ResolveField()
  async organisationName(@Parent() exception: Shown, @Context() context: GraphContext): Promise<string> {
    if (exception.organisationName !== undefined) return exception.organisationName;
    const rows = await context.reading();
    const asker = rows ? await rows.organisations.find({ id: exception.organisationId }) : null;
    return asker?.name ?? '';
  }

  @ResolveField()
  redline(@Parent() exception: Exception): string {
    return redlineHtml(exception.publishedWording, exception.wording);
  }

  @ResolveField()
  inForce(@Parent() exception: Exception): boolean {
    return isInForce(exception, this.journey.clock.today());
  }

  private async answer(
    context: GraphContext,
    act: (scope: Scope) => Promise<Outcome<AddressedException>>,
  ): Promise<object> {
    const { value, refusals } = await run(context, act);
    return { exception: value ? named(value) : null, refusals };
  }
}
