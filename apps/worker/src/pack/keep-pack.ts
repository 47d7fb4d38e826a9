import { createHash } from 'node:crypto';
import { postMessage } from '@ratify/journey';
import { packExpiry, type PlainDate } from '@ratify/policy';
import type { Pack } from '@ratify/store';
import { JobRefused } from '../job/failure.ts';
import type { JobRun } from '../job/job-run.ts';

/** Bytes of one row: what is in memory of a pack at any time, a few times over. */
const PART_BYTES = 1_048_576;

/** More than a setting's policies come to, and less than what `length` can say. */
const MOST_BYTES = 2_000_000_000;

/** A pack as it comes out of its maker. */
export interface MadePack {
  readonly mime: 'application/pdf' | 'application/zip';
  readonly policies: number;
  /** The day of the meeting whose papers they are. */
  readonly heldOn?: PlainDate;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Stores a pack's bytes as they come, each piece in its own transaction, and then that it is there: last, with the end of the job. */
export async function keepPack(
  run: JobRun,
  { id: packId, askedBy }: Pack,
  made: MadePack,
  now: () => Date,
): Promise<void> {
  // What an attempt before this one left.
  await run.write((work) => work.packParts.remove({ organisationId: work.organisationId, packId }));
  const hash = createHash('sha256');
  let length = 0;
  let parts = 0;
  for await (const bytes of inParts(made.pieces)) {
    length += bytes.length;
    if (length > MOST_BYTES) throw new JobRefused('PACK_TOO_LARGE', 'The pack is larger than 2 GB.');
    hash.update(bytes);
    parts += 1;
    const number = parts;
    await run.write((work) => work.packParts.addAll([{ packId, number, bytes }]).then(() => undefined));
  }
  const { mime, policies, heldOn } = made;
  const madeAt = now();
  const file = { packId, sha256: hash.digest('hex'), length, parts, mime, policies };
  await run.finish(async (work) => {
    await work.packFiles.add({ ...file, madeAt, expiresAt: packExpiry(madeAt, heldOn) });
    await postMessage(work, { kind: 'pack-ready', recipientId: askedBy, subjects: { packId } });
  });
}

/** The same bytes in pieces of one size, the last one shorter. */
async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + PART_BYTES - size);
      held.push(taken);
      size += taken.length;
      at += taken.length;
      if (size < PART_BYTES) continue;
      yield Buffer.concat(held);
      [held, size] = [[], 0];
    }
  }
  if (size > 0) yield Buffer.concat(held);
}
