import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiUnavailableError } from '../graphql/graphql-port.ts';
import { PageShell } from '../pages/page-shell.ts';

/** What of the answer says how it may be kept and framed. */
const PASSED_ON = [
  'content-type',
  'content-length',
  'etag',
  'cache-control',
  'content-security-policy',
  'access-control-allow-origin',
  'cross-origin-resource-policy',
];

/** Adopted policies for the websites of schools, under the address that everybody knows: no session is looked at, or sent on. */
@Controller('open/v1')
export class OpenController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('*')
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // As whoever answers will read it: what leads out of here is nowhere.
    const { pathname: path } = new URL(request.url, 'http://pages');
    if (!path.startsWith('/open/v1/')) throw new NotFoundException();
    const tag = request.headers['if-none-match'];
    const answer = await this.shell.api.open(path, { requestId: request.id, address: request.ip }, tag);
    if (answer.status >= 500) throw new ApiUnavailableError(`The API answered with status ${answer.status}.`);
    reply.status(answer.status).removeHeader('x-frame-options');
    for (const name of PASSED_ON) {
      const value = answer.headers.get(name);
      if (value) reply.header(name, value);
    }
    await reply.send(answer.status === 304 ? undefined : await answer.text());
  }
}
