import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openPack, readPackPart, type Journey } from '@ratify/journey';
import { readInSession, scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';

/** Packs in which it stands by name who has confirmed what. */
const NAMING: readonly string[] = ['confirmations', 'inspection'];

/** The bytes of a pack that is ready, one piece of it in memory at a time. */
@Controller()
export class PackController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Get('packs/:id/file')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { clock } = this.journey;
    const { pack, file } = await readInSession(this.journey, request, id, (rows) => openPack(rows, id, clock.now()));
    const scope = NAMING.includes(pack.kind) ? await scopeOfRequest(this.journey, request) : null;
    if (scope) await this.journey.store.directory.notePersonalRead(scope, 'confirmations.read', null);
    const end = file.mime === 'application/pdf' ? 'pdf' : 'zip';
    const name = `${pack.title.replace(/[^\p{L}\p{N}, -]/gu, '')}.${end}`;
    await reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('content-length', file.length)
      .header('etag', `"${file.sha256}"`)
      .header('cache-control', 'private, no-store')
      .type(file.mime)
      .send(Readable.from(this.pieces(request, id, file.parts), { objectMode: false }));
  }

  /** Each in a transaction of its own, so that a slow download holds none open. */
  private async *pieces(request: FastifyRequest, id: string, parts: number): AsyncGenerator<Buffer> {
    for (let number = 1; number <= parts; number++)
      yield await readInSession(this.journey, request, id, (rows) =>
        readPackPart(rows, id, number, this.journey.clock.now()),
      );
  }
}
