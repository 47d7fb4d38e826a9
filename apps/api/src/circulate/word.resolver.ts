import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { makeWordCopy, takeWordReturn, viewWordReturn, type Journey, type ShownWordReturn } from '@ratify/journey';
import { changeDraftOf } from '../customise/change-draft-of.ts';
import { DraftPayload } from '../customise/draft.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { WordChangeInput, WordCopyPayload, WordReturnType } from './word.types.ts';

const id = { type: () => ID };
const ANSWERS = ['word', 'draft'] as const;

@Resolver(() => WordReturnType)
export class WordResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => WordCopyPayload, { description: 'Remembers the draft as it goes out as a Word file.' })
  async makeWordCopy(@Args('policyId', id) policyId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => makeWordCopy(this.journey, scope, policyId));
    return { copyId: value?.id ?? null, refusals };
  }

  @Query(() => WordReturnType, { nullable: true })
  async wordReturn(@Args('id', id) returnId: string, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    const { organisationId } = rows ?? {};
    const found = rows && organisationId ? await rows.wordReturns.find({ organisationId, id: returnId }) : null;
    return rows && found && shown(await viewWordReturn(rows.work, found, this.journey.clock.today()));
  }

  @Mutation(() => DraftPayload)
  async takeWordReturn(
    @Args('policyId', id) policyId: string,
    @Args('returnId', id) returnId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('take', { type: () => [WordChangeInput] }) given: WordChangeInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const take = given.map(({ changeId, answer, reason }) => ({
      changeId,
      answer: answer ? oneOf(ANSWERS, answer, 'answer') : null,
      reason: reason ?? null,
    }));
    return changeDraftOf(context, policyId, (scope) =>
      takeWordReturn(this.journey, scope, { policyId, returnId, version, take }),
    );
  }
}

function shown({ brought, copy, version, changes, notCarried, remarks }: ShownWordReturn): object {
  const { id: returnId, policyId, fileName, broughtByName, broughtAt, isGuess, found } = brought;
  return {
    ...{ id: returnId, policyId, fileName, broughtByName, broughtAt, isGuess },
    ...{ madeFromVersion: copy.draftVersion, madeAt: copy.madeAt, madeByName: copy.madeByName },
    ...{ version, changes, notCarried, remarks, notices: found.notices },
  };
}
