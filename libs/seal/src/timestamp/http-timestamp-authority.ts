import { SealError } from '../seal-error.ts';
import type { TimestampAuthority } from './timestamp-authority.ts';
import { acceptTimestampAnswer, makeTimestampQuery } from './timestamp-query.ts';

const LIMIT = 64 * 1024;

/** An RFC 3161 authority over HTTP; the answer is checked, not believed. */
export function httpTimestampAuthority(
  url: string,
  options: { timeoutMs?: number; headers?: Readonly<Record<string, string>> } = {},
): TimestampAuthority {
  return {
    name: new URL(url).host,
    async timestamp(digest) {
      const query = makeTimestampQuery(digest);
      return acceptTimestampAnswer(await ask(url, query.bytes, options), query);
    },
  };
}

async function ask(
  url: string,
  query: Uint8Array,
  { timeoutMs = 10_000, headers = {} }: { timeoutMs?: number; headers?: Readonly<Record<string, string>> },
): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error', // a query answered from elsewhere is not the authority that was chosen
      headers: { ...headers, 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Buffer.from(query),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await readLimited(response);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SealError('TIMESTAMP_UNAVAILABLE', `no answer from ${new URL(url).host}: ${why}`, { cause });
  }
}

async function readLimited(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > LIMIT) throw new Error('the answer is too long');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
