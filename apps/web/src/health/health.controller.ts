import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';

const PATIENCE_MS = 10_000;

/** For whoever runs it: whether the process is alive, and whether it can serve. */
@Controller('health')
export class HealthController {
  private answeredAt = -Infinity;

  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** The process runs: what does not answer is started again. */
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /**
   * It can draw pages: the API answers, and the database behind it. What is not ready gets no requests, and is left running. One answer
   * that fails, as while the API is restarted, is no reason: every process of pages would leave at once, and a page of ours that says
   * what to do is worth more than the balancer's.
   */
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    if (await this.shell.api.isReady()) this.answeredAt = performance.now();
    const isReady = performance.now() - this.answeredAt < PATIENCE_MS;
    await reply
      .status(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'waiting for the API' });
  }
}
