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
import { DrawFailures } from './failures/draw-failures.ts';
import { writeRichFields } from './pages/rich-fields.ts';
import { limitRequests } from './limits.ts';
import { receiveFile } from './pages/sent-file.ts';
import { createViews } from './pages/views.ts';
import { WebModule } from './web.module.ts';
import type { WebConfiguration } from './web-configuration.ts';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

/** Largest form: a clause or a note, many times over. */
const BODY_LIMIT = 2_000_000;

/** Largest file that can be dropped to be checked, or brought in. */
const FILE_LIMIT = 30_000_000;

/** Files of one form: the pages say no before. */
const FILES_AT_ONCE = 25;

const GUESSES_PER_MINUTE = 60;
const FILES_PER_MINUTE = 30;

/** The website of a school asks for itself, or has a thousand parents ask: a copy is good for five minutes. */
const OPEN_PER_MINUTE = 600;

/** Pages read no camera, microphone, place, screen or device, ask for no payment, and let nothing in them do so. */
const NO_DEVICES = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Builds the web app: pages only, no database. The caller listens and closes. */
export async function createWeb(configuration: WebConfiguration): Promise<NestFastifyApplication> {
  // They say whose address a request comes from; of anybody else it would be the word of whoever asks.
  const trustProxy = [...(configuration.trustedProxies ?? ['loopback'])];
  const adapter = new FastifyAdapter({ genReqId: () => randomUUID(), bodyLimit: BODY_LIMIT, trustProxy });
  const views = createViews(configuration);
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.forRoot(configuration, views), adapter, {
    logger: configuration.logger ?? ['error', 'warn'],
    bodyParser: false,
  });
  app.useGlobalFilters(new DrawFailures(views));
  const fastify = adapter.getInstance();
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyFormbody);
  await fastify.register(fastifyMultipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: FILE_LIMIT, fieldSize: BODY_LIMIT, files: FILES_AT_ONCE, fields: 10 },
    throwFileSizeLimit: false,
    onFile: receiveFile,
  });
  await fastify.register(fastifyCsrf, {
    cookieKey: configuration.secure ? '__Host-csrf' : '_csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: configuration.secure },
  });
  await fastify.register(fastifyHelmet, securityHeaders(configuration.secure));
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header('permissions-policy', NO_DEVICES);
    done();
  });
  await fastify.register(fastifyRateLimit, { global: false });
  limitRequests(fastify, views, {
    guesses: configuration.signInsPerMinute ?? GUESSES_PER_MINUTE,
    open: configuration.openPerMinute ?? OPEN_PER_MINUTE,
    files: FILES_PER_MINUTE,
  });
  await fastify.register(fastifyStatic, { root: publicFolder, prefix: '/public/', maxAge: '1d', preCompressed: true });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (request.method !== 'POST') return done();
    try {
      writeRichFields(request.body);
    } catch (error) {
      return done(error as Error);
    }
    return fastify.csrfProtection(request, reply, done);
  });
  return app;
}

/** Scripts, styles and pictures of our own and nothing written into a page: there is nothing for an injected one to be. */
function securityHeaders(secure: boolean): object {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
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
