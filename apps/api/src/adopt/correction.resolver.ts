import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { correctDecision, type Journey } from '@ratify/journey';
import { DECISION_OUTCOMES, ROUTES, type PlainDate } from '@ratify/policy';
import type { Correction, Decision, Policy } from '@ratify/store';
import { PolicyType } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import {
  CorrectDecisionInput,
  CorrectionPayload,
  CorrectionType,
  type DecidedInsteadInput,
} from './correction.types.ts';

@Resolver(() => CorrectionType)
export class CorrectionResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => CorrectionPayload, {
    description:
      'Puts right a decision that was recorded wrongly. What was recorded stays, with the correction beside it.',
  })
  async correctDecision(@Args('input') input: CorrectDecisionInput, @Context() context: GraphContext): Promise<object> {
    const { decisionId, reason, resolution, details, instead } = input;
    const known = {
      ...{ decisionId, reason, resolution },
      details: details
        ? {
            ...{ minuteReference: details.minuteReference ?? null, attendance: details.attendance ?? null },
            votes: details.votes,
          }
        : undefined,
      instead: instead ? insteadOf(instead) : undefined,
    };
    const { value, refusals } = await run(context, (scope) => correctDecision(this.journey, scope, known));
    return { correction: value, refusals };
  }

  @ResolveField()
  async was(@Parent() { organisationId, decisionId }: Correction, @Context() context: GraphContext): Promise<Decision> {
    const rows = await context.reading();
    return rows!.decisions.get({ organisationId, id: decisionId });
  }

  @ResolveField()
  async is(
    @Parent() { organisationId, byDecisionId }: Correction,
    @Context() context: GraphContext,
  ): Promise<Decision | null> {
    const rows = await context.reading();
    return rows && byDecisionId ? rows.decisions.find({ organisationId, id: byDecisionId }) : null;
  }
}

@Resolver(() => PolicyType)
export class PolicyCorrectionsResolver {
  @ResolveField(() => [CorrectionType], {
    description: 'Decisions on it that were recorded wrongly, the newest first.',
  })
  async corrections(
    @Parent() { organisationId, id: policyId }: Policy,
    @Context() context: GraphContext,
  ): Promise<Correction[]> {
    const rows = await context.reading();
    return rows ? rows.corrections.list({ organisationId, policyId }, { order: { correctedAt: 'desc' } }) : [];
  }
}

function insteadOf({ reviewDueSaid, ...input }: DecidedInsteadInput) {
  return {
    ...input,
    route: oneOf(ROUTES, input.route, 'route'),
    outcome: oneOf(DECISION_OUTCOMES, input.outcome, 'outcome'),
    decidedOn: input.decidedOn as PlainDate,
    effectiveFrom: (input.effectiveFrom ?? null) as PlainDate | null,
    reviewDue: reviewDueSaid ?? null,
  };
}
