import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { enterSchedule, recordDecision, recordDecisions, recordHistoricAdoption, type Journey } from '@ratify/journey';
import {
  AMENDMENT_KINDS,
  CONFIRMING_OFFICES,
  DECISION_OUTCOMES,
  HISTORIC_EVIDENCE,
  ROUTES,
  type PlainDate,
} from '@ratify/policy';
import type { Adoption } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import {
  AdoptionPayload,
  AdoptionType,
  DecisionPayload,
  EnterSchedulePayload,
  HistoricAdoptionInput,
  DecisionsPayload,
  RecordDecisionInput,
  RecordDecisionsInput,
} from './adoption.types.ts';

/** With changes, each item is recorded by itself. */
const PLAIN_OUTCOMES = ['adopted', 'not-adopted', 'deferred'] as const;

@Resolver(() => AdoptionType)
export class AdoptionResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => DecisionPayload)
  async recordDecision(@Args('input') input: RecordDecisionInput, @Context() context: GraphContext): Promise<object> {
    const known = {
      ...input,
      route: oneOf(ROUTES, input.route, 'route'),
      outcome: oneOf(DECISION_OUTCOMES, input.outcome, 'outcome'),
      decidedOn: input.decidedOn as PlainDate,
      effectiveFrom: (input.effectiveFrom ?? null) as PlainDate | null,
      confirmedBy: input.confirmedBy ? oneOf(CONFIRMING_OFFICES, input.confirmedBy, 'confirmedBy') : null,
      amendments: (input.amendments ?? []).map((each) => ({
        ...each,
        what: oneOf(AMENDMENT_KINDS, each.what, 'what'),
      })),
      reviewDue: input.reviewDueSaid ?? input.reviewDueOn ?? null,
    };
    const { value, refusals } = await run(context, (scope) => recordDecision(this.journey, scope, known));
    return { decision: value?.decision ?? null, adoption: value?.adoption ?? null, refusals };
  }

  @Mutation(() => DecisionsPayload, {
    description:
      'What a meeting decided on several items: all recorded, or none. A refusal names its item, and `line` counts it from 1.',
  })
  async recordDecisions(
    @Args('input') { decisions, ...input }: RecordDecisionsInput,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = decisions.map(({ outcome, reviewDueSaid: reviewDue, ...each }) => ({
      ...{ ...each, reviewDue, outcome: oneOf(PLAIN_OUTCOMES, outcome, 'outcome') },
    }));
    const { value, refusals } = await run(context, (scope) =>
      recordDecisions(this.journey, scope, { ...input, decisions: known }),
    );
    return { decisions: (value ?? []).map(({ decision }) => decision), refusals };
  }

  /** Like that of a decision: told to those who read decisions. */
  @ResolveField()
  async minuteReference(@Parent() adoption: Adoption, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    return rows?.can('read', 'Decision') ? adoption.minuteReference : null;
  }

  @Mutation(() => AdoptionPayload)
  async recordHistoricAdoption(
    @Args('input') input: HistoricAdoptionInput,
    @Context() context: GraphContext,
  ): Promise<object> {
    const known = { ...input, evidence: oneOf(HISTORIC_EVIDENCE, input.evidence, 'evidence') };
    const { value, refusals } = await run(context, (scope) => recordHistoricAdoption(this.journey, scope, known));
    return { adoption: value, refusals };
  }

  @Mutation(() => EnterSchedulePayload, {
    description: 'Enters a table of policies adopted before Ratify; as a trial it only tells what would be entered.',
  })
  async enterSchedule(
    @Args('text', { description: 'As copied from a spreadsheet, or a CSV file: Policy, Adopted, Review due.' })
    text: string,
    @Args('evidence', { description: 'Of adoptions for which the table names none: as of a historic adoption.' })
    evidence: string,
    @Args('minuteReference', {
      ...({ type: () => String, nullable: true } as const),
      description: 'With the evidence minute: the one that shows them, where the table names none.',
    })
    minuteReference: string | null,
    @Args('isTrial') isTrial: boolean,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { text, isTrial, minuteReference, evidence: oneOf(HISTORIC_EVIDENCE, evidence, 'evidence') };
    const { value, refusals } = await run(context, (scope) => enterSchedule(this.journey, scope, input));
    return { entries: value?.entries ?? [], leftOut: value?.leftOut ?? [], refusals };
  }
}
