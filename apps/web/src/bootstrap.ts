import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyCsrf from '@fastify/csrf-protection';
import fastifyFormbody from '@fastify/formbody';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type nunjucks from 'nunjucks';
import { DrawFailures } from './failures/draw-failures.ts';
import { receiveFile } from './pages/sent-file.ts';
import { createViews } from './pages/views.ts';
import { WebModule } from './web.module.ts';
import type { WebConfiguration } from './web-configuration.ts';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

/** Largest form: a clause or a note, many times over. */
const BODY_LIMIT = 2_000_000;

/** Largest file that can be dropped to be checked, or brought in. */
const FILE_LIMIT = 30_000_000;

/** Forms by which passwords, codes and addresses could be guessed. */
const GUESSABLE = [
  '/sign-in',
  '/sign-in/code',
  '/forgotten-password',
  '/set-password/:token',
  '/two-step/begin',
  '/two-step/confirm',
  '/two-step/off',
];
const GUESSES_PER_MINUTE = 60;

/** The website of a school asks for itself, or has a thousand parents ask: a copy is good for five minutes. */
const OPEN_PER_MINUTE = 600;

/** Builds the web app: pages only, no database. The caller listens and closes. */
export async function createWeb(configuration: WebConfiguration): Promise<NestFastifyApplication> {
  // A proxy in front stands on this machine or in its own network; it says whose address a request comes from.
  const trustProxy = 'loopback, uniquelocal';
  const adapter = new FastifyAdapter({ genReqId: () => randomUUID(), bodyLimit: BODY_LIMIT, trustProxy });
  const views = createViews(configuration);
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.forRoot(configuration, views), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  app.useGlobalFilters(new DrawFailures(views));
  const fastify: FastifyInstance = adapter.getInstance();
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyFormbody);
  await fastify.register(fastifyMultipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: FILE_LIMIT, fieldSize: BODY_LIMIT, files: 1, fields: 10 },
    throwFileSizeLimit: false,
    onFile: receiveFile,
  });
  await fastify.register(fastifyCsrf, {
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: configuration.secure },
  });
  await fastify.register(fastifyHelmet, securityHeaders(configuration.secure));
  await fastify.register(fastifyRateLimit, { global: false });
  limitOpen(fastify, configuration.openPerMinute ?? OPEN_PER_MINUTE);
  limitGuessing(fastify, views, configuration.signInsPerMinute ?? GUESSES_PER_MINUTE);
  await fastify.register(fastifyStatic, { root: publicFolder, prefix: '/public/', maxAge: '1d' });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.method === 'POST') fastify.csrfProtection(request, reply, done);
    else done();
  });
  return app;
}

/** Locks close one account; this is for whoever tries many. Counted by each process for itself. */
function limitGuessing(fastify: FastifyInstance, views: nunjucks.Environment, max: number): void {
  const count = fastify.createRateLimit({ max, timeWindow: '1 minute' });
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || !GUESSABLE.includes(request.routeOptions.url ?? '')) return;
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    await reply
      .status(429)
      .header('retry-after', counted.ttlInSeconds)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(views.render('message.njk', TOO_MANY));
  });
}

/** What everybody may read is not an engine for whoever wants to read all of it at once. Counted by each process for itself. */
function limitOpen(fastify: FastifyInstance, max: number): void {
  const count = fastify.createRateLimit({ max, timeWindow: '1 minute' });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/open/')) return;
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    await reply
      .status(429)
      .header('retry-after', counted.ttlInSeconds)
      .header('cache-control', 'no-store')
      .header('access-control-allow-origin', '*')
      .send({ error: 'Too many questions from where you are: keep an answer for five minutes, and wait one now.' });
  });
}

const TOO_MANY = {
  title: 'Too many tries from where you are',
  lines: [
    'Nothing was changed, and no account is closed by it. Others in the same building may have used the tries up.',
    'Wait a minute, then go back and send it again.',
  ],
};

/** No script at all, styles and pictures of our own: there is nothing for an injected one to be. */
function securityHeaders(secure: boolean): object {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}
