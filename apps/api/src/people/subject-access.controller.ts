import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { holdOnMyself, holdOnPerson, type HeldOnPerson, type Journey } from '@ratify/journey';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { readInSession, scopeOfRequest } from '../documents/session-of.ts';
import { SESSION_COOKIE } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { heldPage } from './held-page.ts';

/** What is held on a person, to take along: for themself, or from an organisation's officer who answers their request. */
@Controller('subject-access')
export class SubjectAccessController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Get('mine')
  async mine(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    const session = token ? await this.journey.store.directory.findSession(token) : null;
    if (!session) throw new NotFoundException();
    await this.send(reply, await holdOnMyself(this.journey, session));
  }

  @Get('people/:id')
  async ofPerson(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const held = await readInSession(this.journey, request, id, (rows) => holdOnPerson(rows, id));
    const scope = await scopeOfRequest(this.journey, request);
    if (scope) await this.journey.store.directory.notePersonalRead(scope, 'held.read', id);
    await this.send(reply, held);
  }

  private async send(reply: FastifyReply, held: HeldOnPerson): Promise<void> {
    const { clock } = this.journey;
    const zip = new ZipFile();
    const options = { mtime: clock.now(), compress: false }; // small, and readable by whatever looks for a name in it
    zip.addBuffer(Buffer.from(heldPage(held, clock.today())), 'what-is-held.html', options);
    zip.addBuffer(Buffer.from(`${JSON.stringify(held, null, 2)}\n`), 'data.json', options);
    zip.end();
    await reply
      .header('content-disposition', `attachment; filename="what-is-held-${clock.today()}.zip"`)
      .header('cache-control', 'private, no-store')
      .type('application/zip')
      .send(zip.outputStream as Readable);
  }
}
