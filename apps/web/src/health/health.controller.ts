import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';

/** For whoever runs it: whether the process is alive, and whether it can serve. */
@Controller('health')
export class HealthController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** The process runs: what does not answer is started again. */
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** It can draw pages: the API answers, and the database behind it. What is not ready gets no requests, and is left running. */
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const isReady = await this.shell.api.isReady();
    await reply
      .status(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'waiting for the API' });
  }
}
