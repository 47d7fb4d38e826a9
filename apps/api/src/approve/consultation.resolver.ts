import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { recordConsultation, recordEditionConsultation, type Journey } from '@ratify/journey';
import { CONSULTATION_OUTCOMES, type PlainDate } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { ConsultationInput, ConsultationPayload } from './change.types.ts';

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

function told({ consulted, fromOn, untilOn, outcome, evidence }: ConsultationInput) {
  return {
    consulted,
    fromOn: fromOn as PlainDate,
    untilOn: untilOn as PlainDate,
    outcome: oneOf(CONSULTATION_OUTCOMES, outcome, 'outcome'),
    evidence: evidence ?? null,
  };
}
