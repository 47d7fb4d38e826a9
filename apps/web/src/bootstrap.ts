import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyCsrf from '@fastify/csrf-protection';
import fastifyFormbody from '@fastify/formbody';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ApiUnavailableError } from './graphql/graphql-port.ts';
import { createViews } from './pages/views.ts';
import { WebModule } from './web.module.ts';
import type { WebConfiguration } from './web-configuration.ts';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

/** Builds the web app: pages only, no database. The caller listens and closes. */
export async function createWeb(configuration: WebConfiguration): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ genReqId: () => randomUUID(), bodyLimit: 2_000_000, trustProxy: 'loopback' });
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.forRoot(configuration), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyFormbody);
  await fastify.register(fastifyCsrf, {
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: configuration.secure },
  });
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: configuration.secure ? [] : null,
      },
    },
    hsts: configuration.secure,
  });
  await fastify.register(fastifyStatic, { root: publicFolder, prefix: '/public/', maxAge: '1d' });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.method === 'POST') fastify.csrfProtection(request, reply, done);
    else done();
  });
  drawFailures(fastify);
  return app;
}

/** A failure is a page too: it says what happened, keeps what was typed, and says what to do. */
function drawFailures(fastify: FastifyInstance): void {
  const views = createViews();
  fastify.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error instanceof ApiUnavailableError ? 503 : (error.statusCode ?? 500);
    const { title, lines } = failureWords(error, status);
    if (status >= 500) request.log.error(error);
    const typed = request.method === 'POST' ? keptText(request.body) : '';
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(views.render('message.njk', { title, lines, kept: typed }));
  });
  fastify.setNotFoundHandler((_request, reply) => {
    const lines = ['If you typed the address, check it is correct. If you followed a link, whoever sent it can help.'];
    void reply
      .status(404)
      .type('text/html; charset=utf-8')
      .send(views.render('message.njk', { title: 'Page not found', lines }));
  });
}

function failureWords(error: Error & { code?: string }, status: number): { title: string; lines: string[] } {
  if (error.code?.startsWith('FST_CSRF'))
    return {
      title: 'That form was too old to send',
      lines: ['Nothing was changed. Go back, reload the page and send it again.'],
    };
  if (error instanceof ApiUnavailableError)
    return {
      title: 'Sorry, the service is not answering',
      lines: ['Nothing was changed. Wait a minute and try again.'],
    };
  return status >= 500
    ? {
        title: 'Sorry, something went wrong',
        lines: ['Nothing was changed. Try again; if it happens twice, tell whoever runs Ratify for you.'],
      }
    : { title: 'That could not be done', lines: ['Nothing was changed. Go back and try again.'] };
}

/** What a person typed into a form that failed, without secrets and tokens. */
function keptText(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  return Object.entries(body)
    .filter(
      ([name, value]) =>
        typeof value === 'string' && !/^(_csrf|password|documentSha256|next|.*Id)$/.test(name) && value.trim() !== '',
    )
    .map(([, value]) => String(value))
    .join('\n\n');
}
