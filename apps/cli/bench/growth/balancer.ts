import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 200;

/**
 * As any balancer before an installation: asks each process whether it is ready, gives each in turn what comes, and what one of them did
 * not take at all to the next.
 */
export interface Balancer {
  readonly origin: string;
  /** Ports of the processes that are ready at the moment. */
  readonly ready: ReadonlySet<number>;
  /** Requests that nobody answered. */
  readonly lost: string[];
  close(): void;
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const ready = new Set<number>();
  const lost: string[] = [];
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const look = async (): Promise<void> => {
    await Promise.all(
      ports.map(async (port) => {
        const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
        await answer?.arrayBuffer();
        if (answer?.ok) ready.add(port);
        else ready.delete(port);
      }),
    );
  };
  const passOn = (request: IncomingMessage, response: ServerResponse): void => {
    const among = [...ready];
    const port = among[(turn += 1) % among.length];
    const give = (why: string): void => {
      if (request.url !== '/health/ready') lost.push(`${request.method} ${request.url} at ${port}: ${why}`);
      response.writeHead(502).end();
    };
    if (port === undefined) return give('nobody is ready');
    const { method, headers, url: path } = request;
    const onward = send({ host: '127.0.0.1', port, method, headers, path, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED' || method !== 'GET' || among.length === 1)
        return give(error.code ?? error.message);
      ready.delete(port);
      passOn(request, response);
    });
    request.pipe(onward);
  };
  const server: Server = createServer(passOn).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await look();
  let isOver = false;
  void (async () => {
    for (; !isOver; await wait(LOOK_EVERY_MS)) await look();
  })();
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready,
    lost,
    close: () => {
      isOver = true;
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
