import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  adoptEditorialUpdate,
  amendmentsOf,
  confirmAmendments,
  decideAsHead,
  delegateUpdates,
  endDelegation,
  enterAmendments,
  reportDecision,
  type Journey,
} from '@ratify/journey';
import { DELEGATED_OFFICES, votesOf, type Amendment, type PlainDate, type Votes } from '@ratify/policy';
import type { Adoption, Decision, DecisionReport } from '@ratify/store';
import { RevisionPayload } from '../approve/revision.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { ConfirmationPayload, DecisionPayload, DelegationPayload, ReportPayload } from './adoption.types.ts';
import { DecideAsHeadInputType, DecisionType } from './decision.types.ts';

const id = { type: () => ID };
const HEAD_OUTCOMES = ['adopted', 'not-adopted'] as const;

@Resolver(() => DecisionType)
export class DecisionResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => DecisionType, { nullable: true })
  async decision(@Args('id', id) decisionId: string, @Context() context: GraphContext): Promise<Decision | null> {
    const rows = await context.reading();
    return rows ? rows.decisions.find({ id: decisionId }) : null;
  }

  @Mutation(() => RevisionPayload, { description: 'Enters what a meeting changed, to be confirmed.' })
  async enterAmendments(
    @Args('decisionId', id) decisionId: string,
    @Args('wordings', { type: () => [String], description: 'One for each amendment, in their order.' })
    wordings: string[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      enterAmendments(this.journey, scope, { decisionId, wordings }),
    );
    return { revision: value, refusals };
  }

  @Mutation(() => ConfirmationPayload, {
    description: 'Confirms that a changed text matches the minute: it is adopted.',
  })
  async confirmAmendments(
    @Args('revisionId', id) revisionId: string,
    @Args('matches') matches: boolean,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { revisionId, matches, reason };
    const { value, refusals } = await run(context, (scope) => confirmAmendments(this.journey, scope, input));
    return { revision: value?.revision ?? null, adoption: value?.adoption ?? null, refusals };
  }

  @Mutation(() => DecisionPayload, { description: 'Takes an editorial update, for the office that the body named.' })
  async adoptEditorialUpdate(
    @Args('revisionId', id) revisionId: string,
    @Args('effectiveFrom', { type: () => PlainDateScalar, nullable: true }) effectiveFrom: PlainDate | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      adoptEditorialUpdate(this.journey, scope, { revisionId, effectiveFrom }),
    );
    return { decision: value?.decision ?? null, adoption: value?.adoption ?? null, refusals };
  }

  @Mutation(() => DecisionPayload, { description: 'The head decides on a policy that is left to them, as from today.' })
  async decideAsHead(
    @Args('input', { type: () => DecideAsHeadInputType }) input: DecideAsHeadInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { outcome, reviewDueSaid: reviewDue, ...rest } = input;
    const known = { ...rest, reviewDue, outcome: oneOf(HEAD_OUTCOMES, outcome, 'outcome') };
    const { value, refusals } = await run(context, (scope) => decideAsHead(this.journey, scope, known));
    return { decision: value?.decision ?? null, adoption: value?.adoption ?? null, refusals };
  }

  @Mutation(() => ReportPayload)
  async reportDecision(
    @Args('decisionId', id) decisionId: string,
    @Args('meetingId', id) meetingId: string,
    @Args('minuteReference') minuteReference: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      reportDecision(this.journey, scope, { decisionId, meetingId, minuteReference }),
    );
    return { report: value, refusals };
  }

  @Mutation(() => DelegationPayload, { description: 'Records that a body leaves editorial updates to an office.' })
  async delegateUpdates(
    @Args('bodyId', id) bodyId: string,
    @Args('office', { description: 'head, clerk or chair' }) office: string,
    @Args('minuteReference') minuteReference: string,
    @Args('resolvedOn', { type: () => PlainDateScalar }) resolvedOn: PlainDate,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { bodyId, minuteReference, resolvedOn, office: oneOf(DELEGATED_OFFICES, office, 'office') };
    const { value, refusals } = await run(context, (scope) => delegateUpdates(this.journey, scope, input));
    return { delegation: value, refusals };
  }

  @Mutation(() => DelegationPayload)
  async endDelegation(
    @Args('delegationId', id) delegationId: string,
    @Args('minuteReference') minuteReference: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      endDelegation(this.journey, scope, { delegationId, minuteReference }),
    );
    return { delegation: value, refusals };
  }

  @ResolveField()
  amendments(@Parent() decision: Decision): Amendment[] {
    return amendmentsOf(decision);
  }

  @ResolveField()
  async note(@Parent() { organisationId, note }: Decision, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    return rows?.organisationId === organisationId ? note : null;
  }

  @ResolveField()
  votes(@Parent() decision: Decision): Votes | null {
    return votesOf(decision);
  }

  @ResolveField()
  async isMinuteDraft(
    @Parent() { organisationId, meetingId, minuteReference }: Decision,
    @Context() context: GraphContext,
  ): Promise<boolean> {
    const rows = await context.reading();
    if (!rows || !meetingId || minuteReference === null) return false;
    return (await rows.minutesConfirmations.find({ organisationId, meetingId })) === null;
  }

  @ResolveField()
  async report(@Parent() decision: Decision, @Context() context: GraphContext): Promise<DecisionReport | null> {
    const rows = await context.reading();
    const { organisationId, id: decisionId } = decision;
    return rows ? rows.decisionReports.find({ organisationId, decisionId }) : null;
  }

  @ResolveField()
  async effectiveFrom(@Parent() decision: Decision, @Context() context: GraphContext): Promise<string | null> {
    return (await adoptionOf(decision, context))?.effectiveFrom ?? null;
  }

  @ResolveField()
  async reviewDueSaid(@Parent() decision: Decision, @Context() context: GraphContext): Promise<string | null> {
    return (await adoptionOf(decision, context))?.reviewDueSaid ?? null;
  }

  @ResolveField()
  async policyTitle(@Parent() decision: Decision, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    const { organisationId, revisionId } = decision;
    const revision = rows ? await rows.revisions.find({ organisationId, id: revisionId }) : null;
    const policy = revision && rows ? await rows.policies.find({ organisationId, id: revision.policyId }) : null;
    return policy?.title ?? '';
  }
}

async function adoptionOf({ organisationId, id, outcome }: Decision, context: GraphContext): Promise<Adoption | null> {
  const rows = outcome === 'adopted' ? await context.reading() : null;
  return rows ? rows.adoptions.find({ organisationId, decisionId: id, setAsideAt: null }) : null;
}
