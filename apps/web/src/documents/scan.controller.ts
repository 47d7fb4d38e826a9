import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { relay, requireAnswer } from './relay.ts';

/** Files that somebody sent as evidence, for whoever may see what they show. */
@Controller()
export class ScanController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** The page that was signed by hand. */
  @Get('paper-signatures/:id/scan')
  async scan(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pass(id, `/paper-signatures/${id}/scan`, 'scan', { request, reply });
  }

  /** What shows an adoption from before. */
  @Get('evidence-files/:id/file')
  async evidence(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pass(id, `/evidence-files/${id}/file`, 'file', { request, reply });
  }

  private async pass(
    id: string,
    path: string,
    what: string,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<void> {
    const answer = isId(id) ? await this.shell.api.bytes(path, this.shell.visitor(request)) : null;
    if (answer) requireAnswer(answer);
    if (answer?.ok) {
      await relay(answer, reply);
      return;
    }
    // Signed out looks like not there to the API's byte routes; a person is sent to sign in and comes back to the file.
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, what);
  }
}
