// The certificate library asks for Reflect metadata while it loads, so this import must come first.
import 'reflect-metadata';

import { X509Certificate } from '@peculiar/x509';
import { LRUCache } from 'lru-cache';

import { sha256, toBuffer, toHex } from './bytes.ts';

export * from '@peculiar/x509';

/** An installation's own authorities come with each of its signatures and timestamps, and taking one apart takes milliseconds. */
const lately = new LRUCache<string, X509Certificate>({ max: 200 });

/** A certificate of these bytes (DER); throws when they are none. Not to be changed: others may hold the same. */
export function readCertificate(der: Uint8Array): X509Certificate {
  const key = toHex(sha256(der));
  const known = lately.get(key);
  if (known) return known;
  const read = new X509Certificate(toBuffer(der));
  lately.set(key, read);
  return read;
}
