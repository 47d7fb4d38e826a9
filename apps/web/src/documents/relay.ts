import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply } from 'fastify';
import { ApiUnavailableError, FileAwayError } from '../graphql/graphql-port.ts';

const PASSED_ON = ['content-type', 'content-length', 'content-disposition', 'etag'];

/** Throws where the API, or what keeps the files behind it, cannot answer at the moment; what it answers else is for the caller. */
export function requireAnswer({ status }: Response): void {
  if (status === 503) throw new FileAwayError(`The API cannot have the file at the moment.`);
  if (status >= 500) throw new ApiUnavailableError(`The API answered with status ${status}.`);
}

/** Streams an answer of the API's byte routes on under our own origin; a refusal stays the refusal it is. */
export async function relay(response: Response, reply: FastifyReply): Promise<void> {
  reply.status(response.status).header('cache-control', 'private, no-store');
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value) reply.header(name, value);
  }
  await reply.send(response.body ? Readable.fromWeb(response.body as ReadableStream) : '');
}
