import { createHash } from 'node:crypto';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from './graph-context.ts';

/** Asked by whoever runs it. */
const NEVER_LIMITED = ['/health/', '/metrics'];

/** A council's people come from one address; whoever makes ever new cookies does too. */
const PEOPLE_BEHIND_AN_ADDRESS = 10;

/** Keys counted at a time; those not seen for longest are forgotten. */
const KEPT = 20_000;

/**
 * Answers so many requests in a minute to one session or one program's token, and ten times as many to one address. Each process counts for
 * itself, in memory: with several behind a balancer the bound is so many times as high, and nothing is written for counting.
 */
export async function limitRequests(fastify: FastifyInstance, perMinute: number): Promise<void> {
  await fastify.register(fastifyRateLimit, { global: false, cache: KEPT });
  const countCaller = fastify.createRateLimit({ max: perMinute, timeWindow: '1 minute', keyGenerator: callerOf });
  const countAddress = fastify.createRateLimit({ max: perMinute * PEOPLE_BEHIND_AN_ADDRESS, timeWindow: '1 minute' });
  fastify.addHook('onRequest', async (request, reply) => {
    if (NEVER_LIMITED.some((path) => request.url.startsWith(path))) return;
    for (const count of credentialOf(request) === null ? [countAddress] : [countCaller, countAddress]) {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) return refuse(reply, counted.ttlInSeconds);
    }
  });
}

/** What somebody brings: a program its token, a browser its session; null: neither. */
function credentialOf({ headers, cookies }: FastifyRequest): string | null {
  return headers.authorization ?? cookies[SESSION_COOKIE] ?? null;
}

function callerOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(credentialOf(request) ?? '')
    .digest('base64');
}

const WORDS =
  'Too many requests within a minute. Nothing was changed. Wait as long as Retry-After says, and ask again.';

function refuse(reply: FastifyReply, seconds: number): FastifyReply {
  return reply
    .status(429)
    .header('retry-after', seconds)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message: WORDS, extensions: { code: 'TOO_MANY_REQUESTS' } }] });
}
