import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice, type Notice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import {
  CommentOnDraft,
  DeleteComment,
  ReopenComment,
  SettleComment,
  type CommentThread,
} from './comment-documents.ts';
import { askableReaders, backToComments, findCommented, type FoundCommented } from './find-commented.ts';
import { COMMENT_FIELDS, typedComment, type TypedComment } from './new-comment.controller.ts';

type FoundThread = FoundCommented & { readonly thread: CommentThread };

/** A comment with its replies: to answer, settle and reopen. */
@Controller('policies/:id/comments/threads/:threadId')
export class ThreadController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(
    @Param('id') id: string,
    @Param('threadId') threadId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, threadId, request, reply);
    if (found) this.draw(request, reply, found, typedComment());
  }

  @Post()
  async reply(
    @Param('id') policyId: string,
    @Param('threadId') threadId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, threadId, request, reply);
    if (!found) return;
    const typed = typedComment(request.body);
    const input = { policyId, threadId, words: typed.words, askedPersonIds: [...typed.asked] };
    const { refusals } = (await this.shell.ask(request, reply, CommentOnDraft, { input })).commentOnDraft;
    this.answer(request, reply, found, { refusals, notice: 'replied', typed });
  }

  @Post('settle')
  async settle(
    @Param('id') policyId: string,
    @Param('threadId') commentId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, commentId, request, reply);
    if (!found) return;
    const settling = typedText(request.body, 'settling') === 'changed' ? 'changed' : 'resolved';
    const asked = await this.shell.ask(request, reply, SettleComment, { policyId, commentId, settling });
    this.answer(request, reply, found, { refusals: asked.settleComment.refusals, notice: 'comment-settled' });
  }

  @Post('reopen')
  async reopen(
    @Param('id') policyId: string,
    @Param('threadId') commentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, commentId, request, reply);
    if (!found) return;
    const { reopenComment } = await this.shell.ask(request, reply, ReopenComment, { policyId, commentId });
    this.answer(request, reply, found, { refusals: reopenComment.refusals, notice: 'comment-reopened' });
  }

  @Get('delete/:commentId')
  async confirm(
    @Param('id') id: string,
    @Param('threadId') threadId: string,
    @Param('commentId') commentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, threadId, request, reply);
    const comment = found?.thread.comments.find((each) => each.id === commentId && each.isMine && !each.deletedAt);
    if (!found) return;
    if (!comment) {
      this.shell.notFound(request, reply, found.me, 'comment of yours');
      return;
    }
    this.shell.send(request, reply, 'delete-comment', found.me, {
      title: `Delete what you said – ${found.draft.title}`,
      backTo: { href: pathOf(found), text: 'The comment' },
      ...{ draft: found.draft, thread: found.thread, comment },
    });
  }

  @Post('delete/:commentId')
  async remove(
    @Param('id') policyId: string,
    @Param('threadId') threadId: string,
    @Param('commentId') commentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, threadId, request, reply);
    if (!found) return;
    const { deleteComment } = await this.shell.ask(request, reply, DeleteComment, { policyId, commentId });
    this.answer(request, reply, found, { refusals: deleteComment.refusals, notice: 'comment-deleted' });
  }

  private async find(
    id: string,
    threadId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FoundThread | null> {
    const found = await findCommented(this.shell, id, request, reply);
    if (!found) return null;
    const thread = found.draft.threads.find((each) => each.id === threadId);
    if (thread) return { ...found, thread };
    this.shell.notFound(request, reply, found.me, 'comment');
    return null;
  }

  private answer(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundThread,
    came: { readonly refusals: readonly Refused[]; readonly notice: Notice; readonly typed?: TypedComment },
  ): void {
    if (came.refusals.length === 0) reply.redirect(withNotice(pathOf(found), came.notice), 303);
    else
      this.draw(
        request,
        reply,
        found,
        came.typed ?? typedComment(),
        refusalErrors(came.refusals, ({ code }) => COMMENT_FIELDS[code], ['words', 'asked']),
      );
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundThread,
    typed: TypedComment,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { me, draft, thread } = found;
    this.shell.send(request, reply, 'thread', me, {
      title: `Comment on ${thread.about} – ${draft.title}`,
      backTo: backToComments(draft),
      ...{ draft, thread, typed, path: pathOf(found) },
      clause: draft.clauses.find((each) => each.clauseId === thread.clauseId),
      readers: askableReaders(found, typed.asked),
      ...said,
    });
  }
}

function pathOf({ draft, thread }: Pick<FoundThread, 'draft' | 'thread'>): string {
  return `/policies/${draft.policyId}/comments/threads/${thread.id}`;
}
