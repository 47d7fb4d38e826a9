import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { readEditionConsultations, recordConsultation, recordEditionConsultation, type Journey } from '@ratify/journey';
import { CONSULTATION_OUTCOMES, type PlainDate } from '@ratify/policy';
import type { Edition } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { EditionType } from '../publish/edition.types.ts';
import { ConsultationInput, ConsultationPayload, ConsultationType } from './change.types.ts';

@Resolver()
export class ConsultationResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => ConsultationPayload)
  async recordConsultation(
    @Args('policyId', { type: () => ID }) policyId: string,
    @Args('input') input: ConsultationInput,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = { policyId, ...told(input) };
    const { value, refusals } = await run(context, (scope) => recordConsultation(this.journey, scope, known));
    return { consultationId: value?.id ?? null, refusals };
  }

  @Mutation(() => ConsultationPayload)
  async recordEditionConsultation(
    @Args('editionId', { type: () => ID }) editionId: string,
    @Args('employers', { type: () => [String], description: 'The employers that were party to it.' })
    employers: string[],
    @Args('input') input: ConsultationInput,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = { editionId, employers, ...told(input) };
    const { value, refusals } = await run(context, (scope) => recordEditionConsultation(this.journey, scope, known));
    return { consultationId: value?.id ?? null, refusals };
  }
}

@Resolver(() => EditionType)
export class EditionConsultationsResolver {
  @ResolveField(() => [ConsultationType], { description: 'Who was consulted on it, for its publisher.' })
  async consultations(@Parent() edition: Edition, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    const isOwn = rows?.organisationId === edition.organisationId;
    return rows && isOwn ? readEditionConsultations(rows.work, edition) : [];
  }
}

function told({ consulted, fromOn, untilOn, outcome, evidence }: ConsultationInput) {
  return {
    consulted,
    fromOn: fromOn as PlainDate,
    untilOn: untilOn as PlainDate,
    outcome: oneOf(CONSULTATION_OUTCOMES, outcome, 'outcome'),
    evidence: evidence ?? null,
  };
}
