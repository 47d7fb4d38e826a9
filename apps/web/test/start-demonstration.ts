import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const RATIFY = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
const PATIENCE_MS = 600_000;

export interface Demonstration {
  readonly origin: string;
  stop(): Promise<void>;
}

/** `ratify start` with its demonstration, in a folder and on ports of its own; it is there once all of it is filled. */
export async function startDemonstration(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Demonstration> {
  const [port, apiPort] = await Promise.all([freePort(), freePort()]);
  const origin = `http://127.0.0.1:${port}`;
  const service = spawn(process.execPath, [RATIFY, 'start'], {
    env: {
      ...{ ...process.env, ...environment, RATIFY_DATA_DIR: folder },
      ...{ RATIFY_PORT: String(port), RATIFY_API_PORT: String(apiPort) },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    service.kill('SIGTERM');
    if (service.exitCode === null) await once(service, 'exit');
  };
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until && service.exitCode === null) {
    // The pages say so until it is filled.
    const page = await fetch(`${origin}/sign-in`).then(
      (answer) => answer.text(),
      () => null,
    );
    if (page !== null && !page.includes('still being filled')) return { origin, stop };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error('the demonstration did not start, or was not filled');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
