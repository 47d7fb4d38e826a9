import { createHash } from 'node:crypto';

/** The bytes as an ArrayBuffer of exactly their length: the ASN.1 libraries ignore a view's offset. */
export function toBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy.buffer;
}

/** Whether both hold the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** The SHA-256 of the parts one after the other. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  return digest('sha256', ...parts);
}

/** The digest of the parts one after the other. */
export function digest(algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512', ...parts: Uint8Array[]): Uint8Array {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
