import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  answerQuestion,
  askQuestion,
  confirmReading,
  readChangesOf,
  readMyReadings,
  readOwnerName,
  readOwnQuestions,
  readQuestions,
  renderHeld,
  type HeldText,
  type Journey,
  type MyReadings,
} from '@ratify/journey';
import type { Reading } from '@ratify/policy';
import { ChangeType } from '../approve/change.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import {
  ConfirmReadingPayload,
  DeclarationType,
  QuestionPayload,
  ReadingQuestionType,
  ReadingType,
} from './reading.types.ts';

const id = { type: () => ID };

@InputType('ShownTextInput', { description: 'A text as it stood on the page that is confirmed.' })
export class ShownTextInput {
  @Field(() => ID) policyId: string;
  @Field(() => String) sha256: string;
}

/** A text with what its reader is asked; its words are read where a field asks for them. */
interface Held extends Omit<Partial<Reading>, 'policyId'> {
  readonly policyId: string;
  readonly text: HeldText;
  readonly mine: MyReadings;
}

@Resolver(() => ReadingType)
export class ReadingResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [ReadingType], {
    description: 'The policies in force here as I read them: first what I am asked to confirm, the earliest day first.',
  })
  async readings(@Context() context: GraphContext): Promise<object[]> {
    const mine = await this.mine(context);
    if (!mine) return [];
    const asked = mine.readings.flatMap(({ policyId }) => mine.texts.find((each) => each.policyId === policyId) ?? []);
    return [...asked, ...mine.texts.filter((each) => !asked.includes(each))].map((text) => held(mine, text));
  }

  @Query(() => ReadingType, { nullable: true })
  async reading(@Args('policyId', id) policyId: string, @Context() context: GraphContext): Promise<object | null> {
    const mine = await this.mine(context);
    const text = mine?.texts.find((each) => each.policyId === policyId);
    return mine && text ? held(mine, text) : null;
  }

  @Query(() => DeclarationType, { nullable: true, description: 'What a round asks of me.' })
  async declaration(@Args('roundId', id) roundId: string, @Context() context: GraphContext): Promise<object | null> {
    const mine = await this.mine(context);
    const rows = await context.reading();
    const row = mine && rows ? await rows.work.rounds.find({ organisationId: rows.organisationId, id: roundId }) : null;
    if (!mine || !row) return null;
    const asked = mine.readings.filter(({ roundIds }) => roundIds.includes(row.id)).map(({ policyId }) => policyId);
    return {
      ...{ id: row.id, title: row.title, dueOn: row.dueOn, isClosed: row.closedAt !== null },
      readings: mine.texts.filter(({ policyId }) => asked.includes(policyId)).map((text) => held(mine, text)),
    };
  }

  @Query(() => [ReadingQuestionType], {
    description: 'What I asked about policies; for whoever answers, what everybody did.',
  })
  async readingQuestions(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readQuestions(rows) : [];
  }

  @Mutation(() => ConfirmReadingPayload, {
    description: 'That I have read and understood these texts, as they were shown to me: all of them or none.',
  })
  async confirmReading(
    @Args('texts', { type: () => [ShownTextInput] }) texts: ShownTextInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) => confirmReading(this.journey, scope, { texts }));
    return { acknowledgements: value ?? [], refusals };
  }

  @Mutation(() => QuestionPayload, { description: 'Asks the head something about a policy in force.' })
  async askQuestion(
    @Args('policyId', id) policyId: string,
    @Args('question') question: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, question };
    const { value, refusals } = await run(context, (scope) => askQuestion(this.journey, scope, input));
    return { questionId: value?.id ?? null, refusals };
  }

  @Mutation(() => QuestionPayload)
  async answerQuestion(
    @Args('questionId', id) questionId: string,
    @Args('answer') answer: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { questionId, answer };
    const { value, refusals } = await run(context, (scope) => answerQuestion(this.journey, scope, input));
    return { questionId: value?.id ?? null, refusals };
  }

  @ResolveField(() => String)
  async html(@Parent() { text }: Held, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    return rows ? renderHeld(rows.work, text, this.journey.clock.today()) : '';
  }

  @ResolveField(() => [ChangeType])
  async changes(@Parent() { text, mine }: Held, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readChangesOf(rows.work, text, mine.confirmedId.get(text.policyId)) : [];
  }

  @ResolveField(() => [ReadingQuestionType])
  async questions(@Parent() { policyId }: Held, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readOwnQuestions(rows.work, policyId) : [];
  }

  @ResolveField(() => String, { nullable: true })
  async ownerName(@Parent() { text }: Held, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    return rows ? readOwnerName(rows.work, text) : null;
  }

  private async mine(context: GraphContext): Promise<MyReadings | null> {
    const rows = await context.reading();
    return rows?.can('acknowledge', 'Revision') ? readMyReadings(rows.work, this.journey.clock.today()) : null;
  }
}

function held(mine: MyReadings, text: HeldText): Held {
  const { policyId, title, sha256, number: version, adoptedOn } = text;
  const reading = mine.readings.find((each) => each.policyId === policyId);
  return {
    ...{ roundIds: [], ...reading, text, mine },
    ...{ policyId, title, sha256, version, adoptedOn, confirmedAt: mine.confirmedAt.get(policyId) ?? null },
  } as Held;
}
