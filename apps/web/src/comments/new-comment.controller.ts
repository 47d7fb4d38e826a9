import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { CommentOnDraft } from './comment-documents.ts';
import { askableReaders, backToComments, findCommented, threadLine, type FoundCommented } from './find-commented.ts';

/** Which field answers a refusal of a comment. */
export const COMMENT_FIELDS: Readonly<Record<string, string>> = {
  COMMENT_MISSING: 'words',
  COMMENT_TOO_LONG: 'words',
  QUOTE_TOO_LONG: 'quoted',
  READER_NOT_ASKED: 'asked',
};

export interface TypedComment {
  readonly words: string;
  readonly quoted: string;
  readonly asked: readonly string[];
}

export function typedComment(body?: Posted): TypedComment {
  return { words: typedText(body, 'words'), quoted: typedText(body, 'quoted'), asked: [body?.asked ?? []].flat() };
}

/** A new comment: on one part of a draft, or on the whole of it. */
@Controller('policies/:id/comments')
export class NewCommentController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('whole')
  async whole(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form(id, null, request, reply);
  }

  @Post('whole')
  async commentOnWhole(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.comment(id, null, request, reply);
  }

  @Get('on/:clauseId')
  async clause(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.form(id, clauseId, request, reply);
  }

  @Post('on/:clauseId')
  async commentOnClause(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.comment(id, clauseId, request, reply);
  }

  private async form(id: string, clauseId: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const found = await findCommented(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, clauseId, typedComment());
  }

  private async comment(
    policyId: string,
    clauseId: string | null,
    request: FastifyRequest<{ Body: Posted }>,
    reply: FastifyReply,
  ): Promise<void> {
    const found = await findCommented(this.shell, policyId, request, reply);
    if (!found) return;
    const typed = typedComment(request.body);
    const { words, quoted, asked } = typed;
    const input = { policyId, clauseId, words, quoted, askedPersonIds: [...asked] };
    const { commentId, refusals } = (await this.shell.ask(request, reply, CommentOnDraft, { input })).commentOnDraft;
    if (commentId) {
      reply.redirect(withNotice(`/policies/${policyId}/comments/threads/${commentId}`, 'commented'), 303);
      return;
    }
    const said = refusalErrors(refusals, ({ code }) => COMMENT_FIELDS[code], ['words', 'quoted', 'asked']);
    this.draw(request, reply, found, clauseId, typed, said);
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundCommented,
    clauseId: string | null,
    typed: TypedComment,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { me, draft } = found;
    const clause = draft.clauses.find((each) => each.clauseId === clauseId);
    const threads = draft.threads.filter((each) => each.clauseId === clauseId).map(threadLine);
    if (clauseId !== null && !clause && threads.length === 0) {
      this.shell.notFound(request, reply, me, 'clause');
      return;
    }
    const name = clause ? `${clause.number} ${clause.title}`.trim() : (threads[0]?.about ?? '');
    this.shell.send(request, reply, 'new-comment', me, {
      title:
        clauseId === null
          ? `Comment on the draft of ${draft.title}`
          : `Comment on ${name || 'a clause'} – ${draft.title}`,
      backTo: backToComments(draft),
      ...{ draft, clause, clauseId, name, threads, typed },
      isGone: clauseId !== null && !clause,
      readers: askableReaders(found, typed.asked),
      ...said,
    });
  }
}
