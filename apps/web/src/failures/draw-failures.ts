import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type nunjucks from 'nunjucks';
import { keptWords } from '../pages/typed.ts';
import { failurePage } from './failure-page.ts';

/** A failure is a page too: it says what happened, keeps what was typed, and says what to do. */
@Catch()
export class DrawFailures implements ExceptionFilter {
  readonly #log = new Logger('Web');

  constructor(private readonly views: nunjucks.Environment) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const page = failurePage(error);
    // Whoever is told to come back is no failure.
    if (page.status >= 500 && !(page.status === 503 && error instanceof HttpException))
      this.#log.error(error, `${request.method} ${request.routeOptions?.url ?? ''} ${request.id}`);
    const { status, title, lines, retrySeconds } = page;
    if (retrySeconds) reply.header('retry-after', retrySeconds);
    const kept = request.method === 'POST' ? keptWords(request.body) : '';
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(this.views.render('message.njk', { title, lines, kept }));
  }
}
