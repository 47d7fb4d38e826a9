import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  changeRequirement,
  endRequirement,
  requirePolicy,
  requireStatutory,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { EXPECTED_STANDINGS, SETTING_PHASES, STATUTORY_POLICIES, type PlainDate } from '@ratify/policy';
import type { RequiredPolicy, Scope } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { RequirementInputType, RequirementsPayload, RequirementType } from './requirement.types.ts';

/** What a publisher expects the settings below it to hold. */
@Resolver(() => RequirementType)
export class RequirementResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [RequirementType], { description: 'What the organisation acted for expects of the settings below it.' })
  async requirements(@Context() context: GraphContext): Promise<RequiredPolicy[]> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Register')) return [];
    const { organisationId, work } = rows;
    return work.requiredPolicies.list({ organisationId }, { order: { title: 'asc', id: 'asc' } });
  }

  @Mutation(() => RequirementsPayload, { description: 'Expects a policy of the settings below a publisher.' })
  async requirePolicy(
    @Args('input', { type: () => RequirementInputType }) input: RequirementInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.settle(context, (scope) => requirePolicy(this.journey, scope, knownInput(input)));
  }

  @Mutation(() => RequirementsPayload, { description: 'Changes what is expected, while it is.' })
  async changeRequirement(
    @Args('requirementId', { type: () => ID }) requirementId: string,
    @Args('input', { type: () => RequirementInputType }) input: RequirementInputType,
    @Args('lastDay', { type: () => PlainDateScalar, nullable: true, description: 'None while it has none.' })
    lastDay: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const said = { ...knownInput(input), requirementId, endedOn: lastDay ?? null };
    const { value, refusals } = await run(context, (scope) => changeRequirement(this.journey, scope, said));
    return { requirements: value ? [value] : [], refusals };
  }

  @Mutation(() => RequirementsPayload, { description: 'Expects every statutory policy that is not expected yet.' })
  async requireStatutory(@Context() context: GraphContext): Promise<object> {
    return this.settle(context, (scope) => requireStatutory(this.journey, scope));
  }

  @Mutation(() => RequirementsPayload, { description: 'Ends what is expected, with its last day.' })
  async endRequirement(
    @Args('requirementId', { type: () => ID }) requirementId: string,
    @Args('lastDay', { type: () => PlainDateScalar }) lastDay: PlainDate,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      endRequirement(this.journey, scope, { requirementId, lastDay }),
    );
    return { requirements: value ? [value] : [], refusals };
  }

  private async settle(
    context: GraphContext,
    act: (scope: Scope) => Promise<Outcome<RequiredPolicy[]>>,
  ): Promise<object> {
    const { value, refusals } = await run(context, act);
    return { requirements: value ?? [], refusals };
  }
}

const STATUTORY_KEYS = STATUTORY_POLICIES.map(({ key }) => key);

function knownInput(input: RequirementInputType) {
  return {
    ...input,
    templateId: input.templateId ?? null,
    statutoryKey: input.statutoryKey ? oneOf(STATUTORY_KEYS, input.statutoryKey, 'statutoryKey') : null,
    dueOn: (input.dueOn ?? null) as PlainDate | null,
    phases: input.phases.map((each) => oneOf(SETTING_PHASES, each, 'phases')),
    standings: input.standings.map((each) => oneOf(EXPECTED_STANDINGS, each, 'standings')),
  };
}
