import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { accentStyles } from './accent.ts';

@Controller('accent')
export class AccentController {
  /** The colour stands in the address, so that the file says nothing about who asks and can be kept for ever. */
  @Get(':file')
  styles(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const hex = /^([0-9a-f]{6})\.css$/.exec(file)?.[1] ?? '';
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(accentStyles(`#${hex}`));
  }
}
