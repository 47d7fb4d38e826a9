import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { DraftToRead, NoteLook, type DraftRead } from './comment-documents.ts';
import { threadLine } from './find-commented.ts';
import { markClauses } from './mark-clauses.ts';

/** A draft with what is said about it, for whoever may comment on it. */
@Controller('policies/:id/comments')
export class CommentsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(@Param('id') policyId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = isId(policyId) ? await this.shell.ask(request, reply, DraftToRead, { policyId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return;
    if (data?.draftToComment) this.draw(request, reply, me, data.draftToComment);
    else this.shell.notFound(request, reply, me, 'draft');
  }

  @Post('looked')
  async looked(
    @Param('id') policyId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const noted = isId(policyId) ? await this.shell.ask(request, reply, NoteLook, { policyId }) : null;
    if (noted?.noteLook.refusals.length === 0)
      reply.redirect(withNotice(`/policies/${policyId}/comments`, 'draft-looked-at'), 303);
    else this.shell.notFound(request, reply, me, 'draft that you are asked to look at');
  }

  private draw(request: FastifyRequest, reply: FastifyReply, me: Me, draft: DraftRead): void {
    const lines = draft.threads.map(threadLine);
    const marks = draft.clauses.map(({ clauseId, number, title }) => ({
      ...{ clauseId, name: `${number} ${title}`.trim() || 'this clause' },
      comments: draft.threads.filter((each) => each.clauseId === clauseId && each.state === 'open').length,
    }));
    this.shell.send(request, reply, 'comments', me, {
      title: `Comments on the draft of ${draft.title}`,
      backTo: backOf(draft),
      draft,
      open: lines.filter(({ state }) => state === 'open'),
      settled: lines.filter(({ state }) => state !== 'open'),
      html: markClauses(draft.html, draft.policyId, marks),
    });
  }
}

function backOf({ policyId, title, writesDraft }: DraftRead): { href: string; text: string } {
  return writesDraft
    ? { href: `/policies/${policyId}/draft`, text: `Draft of ${title}` }
    : { href: '/todo', text: 'What needs me' };
}
