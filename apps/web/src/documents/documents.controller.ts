import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { relay, requireAnswer } from './relay.ts';

@Controller('documents')
export class DocumentsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get(':file')
  async pdf(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = /^(.*)\.pdf$/.exec(file)?.[1];
    const answer = isId(id) ? await this.shell.api.bytes(`/documents/${id}/pdf`, this.shell.visitor(request)) : null;
    if (answer) requireAnswer(answer);
    if (answer?.ok) {
      await relay(answer, reply);
      return;
    }
    // Signed out looks like not there to the API's byte routes; a person is sent to sign in and comes back to the file.
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, 'document');
  }
}
