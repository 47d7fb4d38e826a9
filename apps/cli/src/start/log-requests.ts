import type { FastifyInstance } from 'fastify';

/** Which requests are told: all of them, or those that failed or took long. */
export type RequestLog = 'requests' | 'failures';

const LONG_MS = 2_000;

/**
 * Tells each request as one line of JSON: the route (not the address, which has ids in it), what came of it and how long it took, under the
 * request's id, which pages and API share. Never who asked, from where, or what was sent.
 */
export function logRequests(
  fastify: FastifyInstance,
  {
    part,
    told,
    write = toOutput,
  }: { readonly part: string; readonly told: RequestLog; readonly write?: (line: string) => void },
): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, elapsedTime } = reply;
    const [failed, long] = [status >= 500, elapsedTime > LONG_MS];
    const route = request.routeOptions.url ?? 'none';
    if (failed || long || (told === 'requests' && !route.startsWith('/health/')))
      write(
        JSON.stringify({
          ...{
            at: new Date().toISOString(),
            level: failed ? 'error' : long ? 'warning' : 'info',
            event: 'request.done',
            part,
          },
          ...{ request: request.id, method: request.method, route, status, ms: Math.round(elapsedTime) },
        }),
      );
    done();
  });
}

function toOutput(line: string): void {
  process.stdout.write(`${line}\n`);
}
