import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { WorkerMetrics } from './worker-metrics.ts';

export interface HealthServer {
  close(): Promise<void>;
}

/**
 * Answers `/health/live`, `/health/ready` (the database answers) and, to whoever brings the token, `/metrics`: all that a worker has to
 * say over the network.
 */
export async function serveHealth(means: {
  readonly host: string;
  readonly port: number;
  readonly metrics: WorkerMetrics;
  readonly token: string | undefined;
  readonly isReady: () => Promise<boolean>;
}): Promise<HealthServer> {
  const { host, port, metrics, token, isReady } = means;
  const answers: Readonly<Record<string, (authorization: string, response: ServerResponse) => Promise<void>>> = {
    '/health/live': async (_, response) => say(response, 200, 'live'),
    '/health/ready': async (_, response) =>
      (await isReady()) ? say(response, 200, 'ready') : say(response, 503, 'waiting'),
    '/metrics': async (authorization, response) => {
      if (!token || !isSame(`Bearer ${token}`, authorization)) return say(response, 404, 'nothing');
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
      response.end(await metrics.read());
    },
  };
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
    if (!answer) return say(response, 404, 'nothing');
    answer(request.headers.authorization ?? '', response).catch(() => say(response, 500, 'failed'));
  });
  await listen(server, port, host);
  return {
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function say(response: ServerResponse, status: number, word: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ status: word }));
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(first!, second!);
}
