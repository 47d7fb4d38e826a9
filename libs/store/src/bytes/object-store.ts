import { createHash } from 'node:crypto';
import { StoreError } from '../store-error.ts';

/** Bytes are named by whose they are and by their SHA-256, as hexadecimal. */
export interface BytesName {
  readonly organisationId: string;
  readonly sha256: string;
}

/** An object as the store lists it; `name` is null where its key is none of ours. */
export interface ListedObject {
  readonly key: string;
  readonly name: BytesName | null;
  readonly length: number;
  readonly storedAt: Date;
}

/** Bytes outside the database. What it cannot do at the moment is a StoreError `BYTES_AWAY`; what is not what was kept, `BYTES_WRONG`. */
export interface ObjectStore {
  /** Keeps bytes; when this returns they have been read back and are the same. Once more is no change. */
  keep(name: BytesName, bytes: Uint8Array, mime: string): Promise<void>;
  /** The bytes, which are what their name says. */
  read(name: BytesName): Promise<Buffer>;
  list(): AsyncIterable<ListedObject>;
  remove(name: BytesName): Promise<void>;
  close(): void;
}

const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{64})$/;

export const keyOf = ({ organisationId, sha256 }: BytesName): string => `${organisationId}/${sha256}`;

/** What a key names; null where it is none of ours. */
export function nameOf(key: string): BytesName | null {
  const [, organisationId, sha256] = KEY.exec(key) ?? [];
  return organisationId && sha256 ? { organisationId, sha256 } : null;
}

export function isWhatItSays(bytes: Uint8Array, { sha256 }: Pick<BytesName, 'sha256'>): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

/** The bytes of a row, from wherever they are. */
export async function readBytes(
  row: BytesName & { readonly bytes: Buffer | null },
  objects: ObjectStore | null,
): Promise<Buffer> {
  if (row.bytes) return row.bytes;
  if (objects) return objects.read(row);
  throw new StoreError('BYTES_AWAY', 'the bytes are in an S3-compatible store, and no setting says in which');
}
