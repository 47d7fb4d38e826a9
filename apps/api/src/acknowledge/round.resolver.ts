import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  closeRound,
  openRound,
  readEvidence,
  readHeldTexts,
  readPolicyConfirmations,
  readRoundFigures,
  readRounds,
  recordSheet,
  remindRound,
  type Journey,
} from '@ratify/journey';
import { AUDIENCES, plainDate, type PlainDate } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import {
  ConfirmationEvidenceType,
  ConfirmationRoundType,
  OpenRoundInput,
  PolicyConfirmationsType,
  RoundFiguresType,
  RoundPayload,
  TextToConfirmType,
} from './round.types.ts';

const id = { type: () => ID };

@Resolver(() => ConfirmationRoundType)
export class RoundResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [ConfirmationRoundType], { description: 'Who is asked to confirm what here, the open ones first.' })
  async confirmationRounds(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readRounds(rows, this.journey.clock.today()) : [];
  }

  @Query(() => ConfirmationRoundType, { nullable: true })
  async confirmationRound(@Args('id', id) roundId: string, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    const [round] = rows ? await readRounds(rows, this.journey.clock.today(), roundId) : [];
    if (round) context.noteRead('confirmations.read');
    return round ?? null;
  }

  @Query(() => [RoundFiguresType], {
    description: 'How far the rounds of the settings below are: the open ones first.',
  })
  async roundFigures(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readRoundFigures(rows) : [];
  }

  @Query(() => [TextToConfirmType], { description: 'What people here can be asked to confirm.' })
  async textsToConfirm(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    if (!rows?.canOn('read', 'Round', { organisationId: rows.organisationId })) return [];
    const texts = await readHeldTexts(rows.work, rows.organisationId);
    return texts.map((each) => ({ ...each, version: each.number }));
  }

  @Query(() => PolicyConfirmationsType, { nullable: true })
  async policyConfirmations(
    @Args('policyId', id) policyId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    const found = rows ? await readPolicyConfirmations(rows, policyId, this.journey.clock.today()) : null;
    if (!rows || !found) return null;
    context.noteRead('confirmations.read');
    const { title, number: version, policyOrganisationId, retiredOn } = found.text;
    return { ...found, policyId, title, version, retiredOn, isOwn: policyOrganisationId === rows.organisationId };
  }

  @Query(() => ConfirmationEvidenceType, { nullable: true, description: 'Null of a day that is still to come.' })
  async confirmationEvidence(
    @Args('policyId', id) policyId: string,
    @Args('appointmentId', { type: () => ID, description: 'Of the person: any of their posts here.' })
    appointmentId: string,
    @Args('on', { type: () => PlainDateScalar }) on: PlainDate,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    const found = rows ? await readEvidence(rows, { policyId, appointmentId, on }, this.journey.clock.today()) : null;
    if (found) context.noteRead('confirmations.read');
    return found;
  }

  @Mutation(() => RoundPayload, {
    description: 'Asks an audience to confirm policies by a day; they are told by mail.',
  })
  async openRound(
    @Args('input', { type: () => OpenRoundInput }) input: OpenRoundInput,
    @Context() context: GraphContext,
  ): Promise<object> {
    const given = {
      ...input,
      audience: input.audience.map((each) => oneOf(AUDIENCES, each, 'audience')),
      dueOn: plainDate(input.dueOn),
    };
    const { value, refusals } = await run(context, (scope) => openRound(this.journey, scope, given));
    return { roundId: value?.id ?? null, refusals };
  }

  @Mutation(() => RoundPayload, { description: 'Nobody is asked by it any more; what was confirmed stands.' })
  async closeRound(@Args('roundId', id) roundId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => closeRound(this.journey, scope, { roundId }));
    return { roundId: value?.id ?? null, refusals };
  }

  @Mutation(() => RoundPayload, { description: 'Reminds those who have not confirmed, by mail; once a week at most.' })
  async remindRound(@Args('roundId', id) roundId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => remindRound(this.journey, scope, { roundId }));
    return { roundId: value?.id ?? null, refusals };
  }

  @Mutation(() => RoundPayload, { description: 'Enters the confirmations of those who signed a sheet of paper.' })
  async recordSheet(
    @Args('roundId', id) roundId: string,
    @Args('appointmentIds', { type: () => [ID] }) appointmentIds: string[],
    @Args('signedOn', { type: () => PlainDateScalar }) signedOn: PlainDate,
    @Args('collectedBy') collectedBy: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { roundId, appointmentIds, signedOn, collectedBy };
    const { value, refusals } = await run(context, (scope) => recordSheet(this.journey, scope, input));
    return { roundId: value?.id ?? null, refusals };
  }
}
