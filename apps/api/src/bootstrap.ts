import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { importerPort, openImporter } from '@ratify/docx';
import { refuse } from '@ratify/policy';
import { openVerifier } from '@ratify/seal';
import { inRequest } from '@ratify/store';
import { wordPort } from './circulate/word-port.ts';
import { SESSION_COOKIE } from './graph/graph-context.ts';
import { readHostCookies } from './graph/host-cookies.ts';
import { limitRequests } from './graph/limit-requests.ts';
import { Metrics } from './health/metrics.ts';
import { ApiModule, type ApiConfiguration } from './api.module.ts';

/** Largest request: a policy of a megabyte, written as JSON. */
const BODY_LIMIT = 4_000_000;

/** Largest file that is checked or brought in. */
const FILE_LIMIT = 30_000_000;

/** Where files are received from people, and kept. */
const FOR_THE_SIGNED_IN = [
  '/evidence-files',
  '/import-file',
  '/letterhead',
  '/paper-signatures',
  '/sent-documents',
  '/word-returns',
];

/** Builds the API. The caller listens and closes; the journey's store stays the caller's. */
export async function createApi(configuration: ApiConfiguration): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // The pages say for whom they ask.
    trustProxy: [...(configuration.trustedProxies ?? ['loopback'])],
    genReqId: (request: { headers: Record<string, unknown> }) =>
      (/^[\w-]{8,64}$/.exec(String(request.headers['x-request-id'] ?? '')) ?? [randomUUID()])[0],
  });
  const importer = openImporter(configuration.importing);
  const { store, clock } = configuration.journey;
  const metrics = new Metrics(store, () => clock.now(), configuration.load);
  const verifier = openVerifier();
  const ports = { importer: importerPort(importer), word: wordPort(importer), verifier };
  const module = ApiModule.forRoot(configuration, ports, metrics);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: configuration.logger ?? ['error', 'warn'],
  });
  const fastify = adapter.getInstance();
  metrics.watch(fastify);
  fastify.addContentTypeParser(
    'application/pdf',
    { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
    (_request, body, done) => done(null, body),
  );
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
    (_request, body, done) => done(null, body),
  );
  await fastify.register(fastifyCookie);
  if (configuration.secure) fastify.addHook('onRequest', readHostCookies);
  if (configuration.requestsPerMinute) await limitRequests(fastify, configuration.requestsPerMinute);
  // A file is not even received from somebody who is not signed in.
  fastify.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (request.method !== 'POST' || !FOR_THE_SIGNED_IN.some((path) => route.startsWith(path))) return;
    const token = request.cookies[SESSION_COOKIE];
    if (token && (await store.directory.findSession(token))) return;
    await reply
      .status(401)
      .header('connection', 'close')
      .send({ id: null, policyId: null, returnId: null, refusals: [refuse('NOT_SIGNED_IN')] });
  });
  // Here the body has been received: what is awaited from now on is for this request.
  fastify.addHook('preHandler', (request, _reply, done) => inRequest(request.id, done));
  fastify.addHook('onClose', () => Promise.all([importer.close(), verifier.close()]));
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    hsts: configuration.secure,
  });
  return app;
}
