import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule, type ApiConfiguration } from './api.module.ts';

/** Largest request: a policy of a megabyte, written as JSON. */
const BODY_LIMIT = 4_000_000;

/** Largest file that is checked: no document of ours comes near it. */
const FILE_LIMIT = 30_000_000;

/** Builds the API. The caller listens and closes; the journey's store stays the caller's. */
export async function createApi(configuration: ApiConfiguration): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    genReqId: (request: { headers: Record<string, unknown> }) =>
      (/^[\w-]{8,64}$/.exec(String(request.headers['x-request-id'] ?? '')) ?? [randomUUID()])[0],
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(configuration), adapter, {
    logger: ['error', 'warn'],
  });
  const fastify = adapter.getInstance();
  fastify.addContentTypeParser(
    'application/pdf',
    { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
    (_request, body, done) => done(null, body),
  );
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    hsts: configuration.secure,
  });
  return app;
}
