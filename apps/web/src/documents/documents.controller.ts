import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';
import { relay } from './relay.ts';

@Controller()
export class DocumentsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('documents/:file')
  async pdf(@Req() request: FastifyRequest<{ Params: { file: string } }>, @Res() reply: FastifyReply): Promise<void> {
    const id = /^([0-9a-f-]{36})\.pdf$/.exec(request.params.file)?.[1];
    const answer = id ? await this.shell.api.bytes(`/documents/${id}/pdf`, this.shell.visitor(request)) : null;
    if (!answer?.ok) {
      this.shell.send(request, reply, 'message', null, {
        title: 'Page not found',
        status: 404,
        lines: [
          'There is no such document here, or it is not yours to see.',
          'If you expected one, the clerk who sent you the link can help.',
        ],
      });
      return;
    }
    await relay(answer, reply);
  }
}
