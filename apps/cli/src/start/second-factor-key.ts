import { hkdfSync } from 'node:crypto';
import { readMasterKey } from '@ratify/seal';

/**
 * The key of second factors, under the name of the master key it is derived from, in the form of one: what answers requests needs it,
 * and must not have the key that opens the signing keys.
 */
export function deriveSecondFactorKey(masterKey: string): string {
  const { id, key } = readMasterKey(masterKey);
  const derived = hkdfSync('sha256', key, new Uint8Array(), 'ratify/second-factors', 32);
  return `${id}:${Buffer.from(derived).toString('hex')}`;
}
