import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  adaptClause,
  declineUpdate,
  fillBlanks,
  leaveOutClause,
  previewUpdate,
  putBackClause,
  renderDraft,
  saveDraft,
  setTerms,
  takeUpdate,
  viewDraft,
  type DraftView,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import type { ChoiceAnswerKind } from '@ratify/policy';
import { StoreError, type Draft, type Edition, type Scope } from '@ratify/store';
import { PolicyPayload } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { problemOf } from '../graph/problem-of.ts';
import { run } from '../graph/run.ts';
import {
  BlankValueInput,
  ChoiceAnswerInput,
  DraftPayload,
  DraftType,
  TermValueInput,
  UpdatePreviewType,
} from './draft.types.ts';

export const ANSWERS: readonly ChoiceAnswerKind[] = ['ours', 'theirs', 'both', 'own', 'remove', 'keep'];
const id = { type: () => ID };

@Resolver(() => DraftType)
export class DraftResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => UpdatePreviewType, { nullable: true, description: 'What taking an edition would do to the draft.' })
  async updatePreview(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    if (!rows?.can('read', 'Draft')) return null; // its choices quote the draft
    return previewUpdate(rows.work, rows.organisationId, policyId, editionId, this.journey.clock.today()).catch(
      (error: unknown) => {
        if (error instanceof StoreError && error.code === 'NOT_FOUND') return null;
        throw error;
      },
    );
  }

  @Mutation(() => DraftPayload)
  async saveDraft(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('text') text: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.change(context, policyId, (scope) => saveDraft(this.journey, scope, { policyId, version, text }), text);
  }

  @Mutation(() => DraftPayload)
  async fillBlanks(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('values', { type: () => [BlankValueInput] }) given: BlankValueInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const values = Object.fromEntries(given.map((each) => [each.id, each.value]));
    return this.change(context, policyId, (scope) => fillBlanks(this.journey, scope, { policyId, version, values }));
  }

  @Mutation(() => DraftPayload)
  async setTerms(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('terms', { type: () => [TermValueInput] }) given: TermValueInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const terms = Object.fromEntries(given.map((each) => [each.id, each.value]));
    return this.change(context, policyId, (scope) => setTerms(this.journey, scope, { policyId, version, terms }));
  }

  @Mutation(() => DraftPayload)
  async adaptClause(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('clauseId', id) clauseId: string,
    @Args('text') text: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.change(
      context,
      policyId,
      (scope) => adaptClause(this.journey, scope, { policyId, version, clauseId, text }),
      text,
    );
  }

  @Mutation(() => DraftPayload)
  async leaveOutClause(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('clauseId', id) clauseId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.change(
      context,
      policyId,
      (scope) => leaveOutClause(this.journey, scope, { policyId, version, clauseId, reason }),
      reason,
    );
  }

  @Mutation(() => DraftPayload)
  async putBackClause(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('clauseId', id) clauseId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.change(context, policyId, (scope) =>
      putBackClause(this.journey, scope, { policyId, version, clauseId }),
    );
  }

  @Mutation(() => DraftPayload)
  async takeUpdate(
    @Args('policyId', id) policyId: string,
    @Args('editionId', id) editionId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('answers', { type: () => [ChoiceAnswerInput] }) given: ChoiceAnswerInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const answers = given.map((each) => ({ ...each, answer: oneOf(ANSWERS, each.answer, 'answer') }));
    return this.change(context, policyId, (scope) =>
      takeUpdate(this.journey, scope, { policyId, editionId, version, answers }),
    );
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
  async html(@Parent() draft: Draft, @Context() context: GraphContext): Promise<string> {
    const rows = await context.reading();
    return rows ? renderDraft(rows.work, draft) : '';
  }

  @ResolveField()
  async baseEdition(@Parent() draft: Draft, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    return rows && draft.baseEditionId ? rows.editions.find({ id: draft.baseEditionId }) : null;
  }

  @ResolveField()
  async problems(@Parent() draft: Draft, @Context() context: GraphContext): Promise<object[]> {
    return (await this.view(draft, context)).problems.map(problemOf);
  }

  @ResolveField()
  async blanks(@Parent() draft: Draft, @Context() context: GraphContext): Promise<readonly object[]> {
    return (await this.view(draft, context)).blanks;
  }

  @ResolveField()
  async emptyBlanks(@Parent() draft: Draft, @Context() context: GraphContext): Promise<readonly object[]> {
    return (await this.view(draft, context)).emptyBlanks;
  }

  @ResolveField()
  async optionalClauses(@Parent() draft: Draft, @Context() context: GraphContext): Promise<readonly object[]> {
    return (await this.view(draft, context)).optionalClauses;
  }

  @ResolveField()
  async clauses(@Parent() draft: Draft, @Context() context: GraphContext): Promise<readonly object[]> {
    return (await this.view(draft, context)).clauses;
  }

  /** One reading of a draft for all its fields. */
  readonly #views = new WeakMap<Draft, Promise<DraftView>>();

  private async view(draft: Draft, context: GraphContext): Promise<DraftView> {
    const known = this.#views.get(draft);
    if (known) return known;
    const read = (async () => {
      const rows = await context.reading();
      if (!rows) return { problems: [], blanks: [], emptyBlanks: [], optionalClauses: [], clauses: [] };
      return viewDraft(rows.work, draft, await this.baseEdition(draft, context), this.journey.clock.today());
    })();
    this.#views.set(draft, read);
    return read;
  }

  /** Runs a change of a draft; a stale save answers with both texts. */
  private async change(
    context: GraphContext,
    policyId: string,
    act: (scope: Scope) => Promise<Outcome<Draft>>,
    yours?: string,
  ): Promise<object> {
    const { value, refusals } = await run(context, act);
    const stale = refusals.some((each) => each.code === 'STALE_DRAFT');
    const rows = stale ? await context.reading() : null;
    const current = rows ? await rows.drafts.find({ organisationId: rows.organisationId, policyId }) : null;
    return { draft: value, current, yours: refusals.length > 0 ? (yours ?? null) : null, refusals };
  }
}
