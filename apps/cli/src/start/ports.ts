import { createServer } from 'node:net';
import { StartRefusal } from './start-refusal.ts';

const PATIENCE_MS = 3_000; // what was stopped a moment ago may still be closing

/** A free port of the loopback. */
export async function freePort(): Promise<number> {
  return (await listenOnce(0, '127.0.0.1')).port;
}

/**
 * Makes sure that a port can be had.
 *
 * @throws StartRefusal naming the variable that sets it.
 */
export async function requirePort(port: number, host: string, variable: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const { code } = await listenOnce(port, host);
    if (code === null) return;
    if (code === 'EADDRINUSE' && Date.now() < until) {
      await new Promise((wake) => setTimeout(wake, 200));
      continue;
    }
    const what =
      code === 'EADDRINUSE' ? 'Another program is using it.' : `This account may not listen on it (${code}).`;
    throw new StartRefusal([
      { where: `port ${port}`, what, whatToDo: `Stop that program, or set ${variable} to another port.` },
    ]);
  }
}

function listenOnce(port: number, host: string): Promise<{ port: number; code: string | null }> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done({ port, code: error.code ?? 'an error' }));
    probe.listen(port, host, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address ? address.port : port;
      probe.close(() => done({ port: found, code: null }));
    });
  });
}
