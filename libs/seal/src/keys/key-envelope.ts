import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { SealError } from '../seal-error.ts';
import type { MasterKey } from './master-key.ts';

/*
 * The stored form of a private key, version 1:
 *
 *   "RKEY" | version (1 byte) | length of the key id (1 byte) | key id (ASCII) | nonce (12) | ciphertext | tag (16)
 *
 * AES-256-GCM. Everything before the ciphertext, and the purpose of the key, is authenticated with it: an envelope moved
 * to another row (the issuing key where the timestamp key belongs) does not open.
 */
const MAGIC = Buffer.from('RKEY', 'ascii');
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Seals a private key (or any secret) for one purpose, such as "authority/issuing". */
export function sealKey(secret: Uint8Array, masterKey: MasterKey, purpose: string): Uint8Array {
  const id = Buffer.from(masterKey.id, 'ascii');
  const nonce = randomBytes(NONCE);
  const header = Buffer.concat([MAGIC, Buffer.from([VERSION, id.length]), id, nonce]);
  const cipher = createCipheriv('aes-256-gcm', masterKey.key, nonce);
  cipher.setAAD(authenticated(header, purpose));
  return new Uint8Array(Buffer.concat([header, cipher.update(secret), cipher.final(), cipher.getAuthTag()]));
}

/** Opens an envelope with whichever of the master keys it names. */
export function openKey(envelope: Uint8Array, masterKeys: readonly MasterKey[], purpose: string): Uint8Array {
  const { keyId, header, body, tag } = readEnvelope(envelope);
  const masterKey = masterKeys.find(({ id }) => id === keyId);
  if (!masterKey) throw new SealError('KEY_ENVELOPE_KEY_UNKNOWN', `no master key called "${keyId}"`);
  const decipher = createDecipheriv('aes-256-gcm', masterKey.key, header.subarray(-NONCE));
  decipher.setAAD(authenticated(header, purpose));
  decipher.setAuthTag(tag);
  try {
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch (cause) {
    throw new SealError('KEY_ENVELOPE_DAMAGED', 'the envelope does not open with this master key and purpose', {
      cause,
    });
  }
}

/** The id of the master key an envelope was sealed with, to find those still to be re-sealed. */
export function keyIdOf(envelope: Uint8Array): string {
  return readEnvelope(envelope).keyId;
}

function readEnvelope(envelope: Uint8Array): { keyId: string; header: Buffer; body: Buffer; tag: Buffer } {
  const bytes = Buffer.from(envelope);
  const headerLength = MAGIC.length + 2 + (bytes[MAGIC.length + 1] ?? 0) + NONCE;
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || bytes.length < headerLength + TAG) {
    throw new SealError('KEY_ENVELOPE_DAMAGED', 'this is not a key envelope');
  }
  if (bytes[MAGIC.length] !== VERSION) {
    throw new SealError('KEY_ENVELOPE_DAMAGED', `key envelope of unknown version ${bytes[MAGIC.length]}`);
  }
  return {
    keyId: bytes.toString('ascii', MAGIC.length + 2, headerLength - NONCE),
    header: bytes.subarray(0, headerLength),
    body: bytes.subarray(headerLength, -TAG),
    tag: bytes.subarray(-TAG),
  };
}

function authenticated(header: Buffer, purpose: string): Buffer {
  return Buffer.concat([header, Buffer.from(purpose, 'utf8')]);
}
