import { ServiceUnavailableException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Journey } from '@ratify/journey';
import { StoreError, type StoredBlob } from '@ratify/store';

const AGAIN_AFTER_SECONDS = 30;

/** The bytes of a row that somebody may read, wherever they are; where they cannot be had at the moment, the answer says when to ask again. */
export async function keptBytes({ store }: Journey, row: StoredBlob, reply: FastifyReply): Promise<Buffer> {
  return store.readBytes(row).catch((error: unknown) => {
    if (!(error instanceof StoreError) || error.code !== 'BYTES_AWAY') throw error;
    reply.header('retry-after', AGAIN_AFTER_SECONDS);
    throw new ServiceUnavailableException('The store of files does not answer at the moment. Nothing is lost.', {
      cause: error,
    });
  });
}
