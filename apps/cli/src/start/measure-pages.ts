import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Load } from './shed-load.ts';

/**
 * Measures the pages for a monitoring, in the format of Prometheus: each answer by its route, what is in hand and who was told to come
 * back. `/metrics` answers whoever brings the token; to all others there is no such page, as behind every other address that is none.
 */
export function measurePages(fastify: FastifyInstance, token: string | undefined, load: () => Load): void {
  if (token === undefined) return;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'ratify_web_request_seconds',
    help: 'How long pages took, by route (not by address) and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  new Gauge({
    name: 'ratify_web_requests_at_work',
    help: 'Requests that are being answered.',
    registers,
    collect() {
      this.set(load().atWork);
    },
  });
  new Counter({
    name: 'ratify_web_requests_shed_total',
    help: 'Requests that were told to come back, for too many asked at the same time.',
    registers,
    collect() {
      this.reset();
      this.inc(load().shed);
    },
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  // Before any page is looked for: what is there for nobody else needs no page of its own.
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return;
    if (!isSame(`Bearer ${token}`, request.headers.authorization ?? '')) return;
    await reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(first!, second!);
}
