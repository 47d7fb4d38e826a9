import type { FastifyInstance } from 'fastify';

/** Asked by whoever runs it, or open for as long as somebody watches. */
const NEVER_SHED = ['/health/', '/metrics', '/progress/', '/public/'];
const AGAIN_AFTER_SECONDS = 5;

/** What a server has in hand, and how many it has told to come back since it was started. */
export interface Load {
  readonly atWork: number;
  readonly shed: number;
}

/**
 * Answers so many requests at the same time, and tells whoever asks more to come back: what has begun ends in good time, where a queue
 * without an end would make everybody wait until nobody waits any more.
 */
export class LoadGate {
  #atWork = 0;
  #shed = 0;

  constructor(private readonly mostAtOnce: number) {}

  get load(): Load {
    return { atWork: this.#atWork, shed: this.#shed };
  }

  /** Stands before every request of a server. */
  guard(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (NEVER_SHED.some((path) => request.url.startsWith(path))) return done();
      if (this.#atWork >= this.mostAtOnce) {
        this.#shed += 1;
        reply.header('retry-after', AGAIN_AFTER_SECONDS);
        return done(Object.assign(new Error('Too many ask at the moment. Nothing was changed.'), { statusCode: 503 }));
      }
      this.#atWork += 1;
      reply.raw.once('close', () => (this.#atWork -= 1));
      done();
    });
  }
}
