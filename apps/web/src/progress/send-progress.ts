import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Progress } from './say-progress.ts';

/** `ended` where nobody is signed in any more; null where there is nothing to see. */
export type ReadProgress = () => Promise<Progress | 'ended' | null>;

const LOOK_EVERY_MS = 1_000;
/** Proxies close what is silent. */
const HEARTBEAT_MS = 15_000;
/** A browser comes back by itself, and goes on where it was: no connection has to live longer. */
const LONGEST_MS = 300_000;

/**
 * Streams how far some work is as server-sent events until it is over, the session ends or the reader leaves. Each look asks
 * anew, with the session of the request. An event is named by what it says: whoever comes back with its name is not told again.
 */
export async function sendProgress(
  request: FastifyRequest,
  reply: FastifyReply,
  read: ReadProgress,
  closing: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  request.raw.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing, AbortSignal.timeout(LONGEST_MS)]);
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    // Nobody on the way keeps it, packs it or waits for its end.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 3000\n\n');
  let told = request.headers['last-event-id'];
  let said = Date.now();
  try {
    while (!signal.aborted) {
      const progress = await read();
      const event = eventOf(progress);
      if (event.id !== told) {
        raw.write(event.text);
        told = event.id;
        said = Date.now();
      } else if (Date.now() - said > HEARTBEAT_MS) {
        raw.write(': still here\n\n');
        said = Date.now();
      }
      if (progress === 'ended' || progress === null || progress.isOver) break;
      await wait(LOOK_EVERY_MS, undefined, { signal });
    }
  } catch {
    // The reader left, or the API does not answer: the browser comes back with what it was told last.
  } finally {
    raw.end();
  }
}

function eventOf(progress: Progress | 'ended' | null): { readonly id: string; readonly text: string } {
  const name = progress === 'ended' || progress === null ? 'ended' : progress.isOver ? 'over' : 'progress';
  const data = JSON.stringify(name === 'progress' ? progress : {});
  const id = createHash('sha256').update(name).update(data).digest('hex').slice(0, 16);
  return { id, text: `id: ${id}\nevent: ${name}\ndata: ${data}\n\n` };
}
