import type { FastifyInstance } from 'fastify';

/**
 * A way to leave without losing anybody: from `begin` on it says that it is not ready, so that a balancer sends nobody more, goes on
 * answering whoever comes all the same, and has each connection end with its answer.
 */
export function drainable(fastify: FastifyInstance): { begin(): void } {
  let isLeaving = false;
  fastify.addHook('onRequest', async (request, reply) => {
    if (isLeaving && request.url === '/health/ready')
      await reply.status(503).header('cache-control', 'no-store').send({ status: 'stopping' });
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (isLeaving) reply.header('connection', 'close');
  });
  return { begin: () => void (isLeaving = true) };
}
