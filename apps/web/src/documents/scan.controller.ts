import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiUnavailableError } from '../graphql/graphql-port.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { relay } from './relay.ts';

/** The scan of a page that was signed by hand, for whoever may see the document. */
@Controller('paper-signatures/:id/scan')
export class ScanController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async scan(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = isId(id)
      ? await this.shell.api.bytes(`/paper-signatures/${id}/scan`, this.shell.visitor(request))
      : null;
    if (answer && answer.status >= 500) throw new ApiUnavailableError(`The API answered with status ${answer.status}.`);
    if (answer?.ok) {
      await relay(answer, reply);
      return;
    }
    // Signed out looks like not there to the API's byte routes; a person is sent to sign in and comes back to the file.
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, 'scan');
  }
}
