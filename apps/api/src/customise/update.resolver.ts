import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  acceptClauseChange,
  answerChoice,
  declineClauseChange,
  declineUpdate,
  previewUpdate,
  takeUpdate,
  undoUpdate,
  type Journey,
  type Outcome,
  type UpdatePreview,
} from '@ratify/journey';
import type { ChoiceAnswerKind } from '@ratify/policy';
import { StoreError, type Policy, type Scope } from '@ratify/store';
import { PolicyPayload } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { problemOf } from '../graph/problem-of.ts';
import { run } from '../graph/run.ts';
import { changeDraftOf } from './change-draft-of.ts';
import { DraftPayload } from './draft.types.ts';
import { ChoiceAnswerInput, UpdatePayload, UpdatePreviewType } from './update.types.ts';

export const ANSWERS: readonly ChoiceAnswerKind[] = ['ours', 'theirs', 'both', 'own', 'remove', 'keep'];
const id = { type: () => ID };

interface OfUpdate {
  readonly policyId: string;
  readonly editionId: string;
}

@Resolver(() => UpdatePreviewType)
export class UpdateResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => UpdatePreviewType, {
    nullable: true,
    description: 'What taking an edition would do to the draft, with the answers given so far.',
  })
  async updatePreview(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    return this.preview(context, { policyId, editionId });
  }

  @Mutation(() => UpdatePayload, { description: 'Keeps the answer to one choice; the draft stays as it is.' })
  async answerChoice(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Args('clauseId', id) clauseId: string,
    @Args('key', { description: 'Of the choice as you saw it.' }) key: string,
    @Args('seen', { type: () => Int, description: 'Version of the answer that you saw; 0 without one.' }) seen: number,
    @Args('answer', { description: 'ours, theirs, both, own, remove or keep' }) given: string,
    @Args('text', { type: () => String, nullable: true }) text: string | null,
    @Args('alsoAlike', { type: () => Boolean, nullable: true, description: 'For every choice that asks the same.' })
    alsoAlike: boolean | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const answer = oneOf(ANSWERS, given, 'answer');
    const input = { policyId, editionId, clauseId, key, seen, answer, text, alsoAlike: alsoAlike ?? false };
    return this.change(context, input, (scope) => answerChoice(this.journey, scope, input), text);
  }

  @Mutation(() => UpdatePayload, { description: 'Leaves the change of one clause out, remembered for that wording.' })
  async declineClauseChange(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Args('clauseId', id) clauseId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, editionId, clauseId, reason };
    return this.change(context, input, (scope) => declineClauseChange(this.journey, scope, input), reason);
  }

  @Mutation(() => UpdatePayload, { description: 'Takes a declined change of one clause after all.' })
  async acceptClauseChange(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Args('clauseId', id) clauseId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, editionId, clauseId };
    return this.change(context, input, (scope) => acceptClauseChange(this.journey, scope, input), null);
  }

  @Mutation(() => DraftPayload, {
    description:
      'Takes an edition into the draft, and with it those between, with the answers kept and those given here.',
  })
  async takeUpdate(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('answers', { type: () => [ChoiceAnswerInput] }) given: ChoiceAnswerInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const answers = given.map((each) => ({ ...each, answer: oneOf(ANSWERS, each.answer, 'answer') }));
    const input = { policyId, editionId, version, answers };
    return changeDraftOf(context, policyId, (scope) => takeUpdate(this.journey, scope, input));
  }

  @Mutation(() => DraftPayload, {
    description: 'Puts draft and offers back as they were before the last edition taken.',
  })
  async undoUpdate(
    @Args('policyId', id) policyId: string,
    @Args('setAside', { description: 'Also when the draft was changed since: the later text is kept beside it.' })
    setAside: boolean,
    @Context() context: GraphContext,
  ): Promise<object> {
    return changeDraftOf(context, policyId, (scope) => undoUpdate(this.journey, scope, { policyId, setAside }));
  }

  @Mutation(() => PolicyPayload)
  async declineUpdate(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      declineUpdate(this.journey, scope, { policyId, editionId, reason }),
    );
    return { policy: value, refusals };
  }

  @ResolveField()
  problems(@Parent() preview: UpdatePreview): object[] {
    return preview.problems.map(problemOf);
  }

  private async change(
    context: GraphContext,
    of: OfUpdate,
    act: (scope: Scope) => Promise<Outcome<Policy>>,
    yours: string | null,
  ): Promise<object> {
    const { refusals } = await run(context, act);
    return { preview: await this.preview(context, of), yours: refusals.length > 0 ? yours : null, refusals };
  }

  private async preview(context: GraphContext, { policyId, editionId }: OfUpdate): Promise<UpdatePreview | null> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Draft')) return null; // its choices quote the draft
    const today = this.journey.clock.today();
    return previewUpdate(rows.work, rows.organisationId, policyId, editionId, today).catch((error: unknown) => {
      if (error instanceof StoreError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
  }
}
