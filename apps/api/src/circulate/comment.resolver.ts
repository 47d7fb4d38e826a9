import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  askToLook,
  commentOnDraft,
  deleteComment,
  endLook,
  noteLook,
  readOpenComments,
  reopenComment,
  settleComment,
  viewComments,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { SETTLINGS } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { PolicyType } from '../fork/policy.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import {
  AskToLookInputType,
  CommentedDraftType,
  CommentInputType,
  CommentPayload,
  LookPayload,
} from './comment.types.ts';

const id = { type: () => ID };

/** What is said about drafts, and who is asked to look at them. */
@Resolver(() => PolicyType)
export class CommentResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => CommentedDraftType, { nullable: true })
  async draftToComment(
    @Args('policyId', id) policyId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    return rows ? viewComments(rows.work, policyId, this.journey.clock.today()) : null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Comments on its draft that nobody has settled; null where I may not comment on it.',
  })
  async openComments(@Parent() { id: policyId }: Policy, @Context() context: GraphContext): Promise<number | null> {
    const rows = await context.reading();
    return rows ? readOpenComments(rows.work, policyId) : null;
  }

  @Mutation(() => CommentPayload, { description: 'Says something about a draft, or replies to what was said.' })
  async commentOnDraft(
    @Args('input', { type: () => CommentInputType }) input: CommentInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.comment(context, (scope) => commentOnDraft(this.journey, scope, input));
  }

  @Mutation(() => CommentPayload)
  async settleComment(
    @Args('policyId', id) policyId: string,
    @Args('commentId', id) commentId: string,
    @Args('settling', { description: 'resolved, or changed: the draft was, in response' }) settling: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { policyId, commentId, settling: oneOf(SETTLINGS, settling, 'settling') };
    return this.comment(context, (scope) => settleComment(this.journey, scope, input));
  }

  @Mutation(() => CommentPayload)
  async reopenComment(
    @Args('policyId', id) policyId: string,
    @Args('commentId', id) commentId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.comment(context, (scope) => reopenComment(this.journey, scope, { policyId, commentId }));
  }

  @Mutation(() => CommentPayload, { description: 'Takes back what I said; that something stood there stays.' })
  async deleteComment(
    @Args('policyId', id) policyId: string,
    @Args('commentId', id) commentId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.comment(context, (scope) => deleteComment(this.journey, scope, { policyId, commentId }));
  }

  @Mutation(() => LookPayload, {
    description: 'Shows a draft to members of a body, or to whoever publishes its template.',
  })
  async askToLook(
    @Args('input', { type: () => AskToLookInputType }) input: AskToLookInputType,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.look(context, (scope) => askToLook(this.journey, scope, input));
  }

  @Mutation(() => LookPayload, { description: 'Shows a draft to somebody no more.' })
  async endLook(@Args('lookId', id) lookId: string, @Context() context: GraphContext): Promise<object> {
    return this.look(context, (scope) => endLook(this.journey, scope, { lookId }));
  }

  @Mutation(() => LookPayload, { description: 'That I have read a draft through which I was asked to look at.' })
  async noteLook(@Args('policyId', id) policyId: string, @Context() context: GraphContext): Promise<object> {
    return this.look(context, (scope) => noteLook(this.journey, scope, { policyId }));
  }

  private async comment(
    context: GraphContext,
    act: (scope: Scope) => Promise<Outcome<{ readonly id: string }>>,
  ): Promise<object> {
    const { value, refusals } = await run(context, act);
    return { commentId: value?.id ?? null, refusals };
  }

  private async look(context: GraphContext, act: (scope: Scope) => Promise<Outcome<object>>): Promise<object> {
    const { value, refusals } = await run(context, act);
    return { done: value !== null, refusals };
  }
}
