import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  adaptClause,
  fillBlanks,
  leaveOutClause,
  putBackClause,
  readSetAside,
  readTakenUpdate,
  readDraftChanges,
  renderDraft,
  saveDraft,
  setTerms,
  viewDraft,
  type DraftView,
  type Journey,
} from '@ratify/journey';
import { predecessorOf } from '@ratify/policy';
import type { Draft, Edition, Revision } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { problemOf } from '../graph/problem-of.ts';
import { changeDraftOf } from './change-draft-of.ts';
import { BlankValueInput, DraftPayload, DraftType, TermValueInput } from './draft.types.ts';

const id = { type: () => ID };

@Resolver(() => DraftType)
export class DraftResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => DraftPayload)
  async saveDraft(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('text') text: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return changeDraftOf(
      context,
      policyId,
      (scope) => saveDraft(this.journey, scope, { policyId, version, text }),
      text,
    );
  }

  @Mutation(() => DraftPayload)
  async fillBlanks(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('values', { type: () => [BlankValueInput] }) given: BlankValueInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const values = Object.fromEntries(given.map((each) => [each.id, each.value]));
    return changeDraftOf(context, policyId, (scope) => fillBlanks(this.journey, scope, { policyId, version, values }));
  }

  @Mutation(() => DraftPayload)
  async setTerms(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('terms', { type: () => [TermValueInput] }) given: TermValueInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const terms = Object.fromEntries(given.map((each) => [each.id, each.value]));
    return changeDraftOf(context, policyId, (scope) => setTerms(this.journey, scope, { policyId, version, terms }));
  }

  @Mutation(() => DraftPayload)
  async adaptClause(
    @Args('policyId', id) policyId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('clauseId', id) clauseId: string,
    @Args('text') text: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return changeDraftOf(
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
    return changeDraftOf(
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
    return changeDraftOf(context, policyId, (scope) =>
      putBackClause(this.journey, scope, { policyId, version, clauseId }),
    );
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
  async predecessor(@Parent() draft: Draft, @Context() context: GraphContext): Promise<Revision | null> {
    const rows = await context.reading();
    const { organisationId, policyId } = draft;
    return rows ? predecessorOf(await rows.revisions.list({ organisationId, policyId })) : null;
  }

  @ResolveField()
  async takenUpdate(@Parent() draft: Draft, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    return rows ? readTakenUpdate(rows.work, draft) : null;
  }

  @ResolveField()
  async setAside(@Parent() draft: Draft, @Context() context: GraphContext): Promise<string | null> {
    const rows = await context.reading();
    return rows ? readSetAside(rows.work, draft) : null;
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

  @ResolveField()
  async changes(@Parent() draft: Draft, @Context() context: GraphContext): Promise<readonly object[]> {
    const rows = await context.reading();
    return rows ? (await readDraftChanges(rows.work, draft)).changes : [];
  }

  @ResolveField()
  async unconsulted(@Parent() draft: Draft, @Context() context: GraphContext): Promise<readonly object[]> {
    const rows = await context.reading();
    return rows ? (await readDraftChanges(rows.work, draft)).unconsulted : [];
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
}
