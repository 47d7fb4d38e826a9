import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { relay, requireAnswer } from '../documents/relay.ts';
import { findDraft } from '../draft/find-draft.ts';
import { sayRefusal } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { MakeWordCopy } from './word-documents.ts';

/** A draft goes out as a Word file. */
@Controller()
export class WordCopyController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** Remembers the draft as it is now, and leads to its file. */
  @Post('policies/:id/word')
  async make(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const { makeWordCopy } = await this.shell.ask(request, reply, MakeWordCopy, { policyId: id });
    if (makeWordCopy.copyId) {
      reply.redirect(`/word-copies/${makeWordCopy.copyId}.docx`, 303);
      return;
    }
    const lines = makeWordCopy.refusals.map(sayRefusal);
    this.shell.send(request, reply, 'message', found.me, { title: 'There is no Word file', status: 400, lines });
  }

  @Get('word-copies/:file')
  async docx(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = /^(.*)\.docx$/.exec(file)?.[1];
    const path = isId(id) ? `/word-copies/${id}/docx` : null;
    const answer = path ? await this.shell.api.bytes(path, this.shell.visitor(request)) : null;
    if (answer) requireAnswer(answer);
    if (answer?.ok) {
      await relay(answer, reply);
      return;
    }
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, 'Word file');
  }
}
