import { SealError } from '../seal-error.ts';

/** The secret that opens the envelopes; `id` lets an old and a new one live side by side while keys are re-sealed. */
export interface MasterKey {
  readonly id: string;
  /** 32 bytes */
  readonly key: Uint8Array;
}

const KEY_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Reads a master key as it stands in the environment: `id:` then 32 bytes in base64 or hexadecimal. */
export function readMasterKey(text: string): MasterKey {
  const [, id = '', secret = ''] = /^([^:]+):(.+)$/.exec(text.trim()) ?? [];
  const key = /^[0-9a-f]{64}$/i.test(secret) ? Buffer.from(secret, 'hex') : Buffer.from(secret, 'base64');
  if (!KEY_ID.test(id) || key.length !== 32) {
    throw new SealError('MASTER_KEY_UNUSABLE', 'a master key is "id:" and 32 bytes in base64 or hexadecimal');
  }
  return { id, key: new Uint8Array(key) };
}
