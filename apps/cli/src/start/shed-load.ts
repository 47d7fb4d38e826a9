import type { FastifyInstance } from 'fastify';

/** Asked by whoever runs it, or open for as long as somebody watches. */
const NEVER_SHED = ['/health/', '/metrics', '/progress/', '/public/'];
const AGAIN_AFTER_SECONDS = 5;

/**
 * Answers so many requests at the same time, and tells whoever asks more to come back: what has begun ends in good time, where a queue
 * without an end would make everybody wait until nobody waits any more.
 */
export function shedLoad(fastify: FastifyInstance, mostAtOnce: number): void {
  let atWork = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (NEVER_SHED.some((path) => request.url.startsWith(path))) return done();
    if (atWork >= mostAtOnce) {
      reply.header('retry-after', AGAIN_AFTER_SECONDS);
      return done(Object.assign(new Error('Too many ask at the moment. Nothing was changed.'), { statusCode: 503 }));
    }
    atWork += 1;
    reply.raw.once('close', () => (atWork -= 1));
    done();
  });
}
