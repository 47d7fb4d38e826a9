import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toString as qrCode } from 'qrcode';
import { AskForPoster } from '../packs/pack-documents.ts';
import { toPack } from '../packs/to-pack.ts';
import { PageShell } from '../pages/page-shell.ts';
import { findRound } from './find-round.ts';

/** A page to print and pin up: what is to be read, by when, and a code that leads a phone there. */
@Controller('confirmations/:id/poster')
export class PosterController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async poster(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (!found) return;
    const { me, round } = found;
    const address = `${request.protocol}://${request.host}/reading/rounds/${round.id}`;
    this.shell.send(request, reply, 'poster', me, {
      title: `Poster: ${round.title}`,
      backTo: { href: `/confirmations/${round.id}`, text: round.title },
      ...{ round, address },
      code: await qrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
    });
  }

  /** The same as a PDF, which the worker prints. */
  @Post()
  async print(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (!found) return;
    const { askForPoster } = await this.shell.ask(request, reply, AskForPoster, { roundId: found.round.id });
    const backTo = { href: `/confirmations/${found.round.id}`, text: found.round.title };
    toPack(this.shell, request, reply, { me: found.me, backTo, ...askForPoster });
  }
}
