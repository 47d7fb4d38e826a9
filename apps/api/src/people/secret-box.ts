import type { SecretBox } from '@ratify/journey';
import { openKey, sealKey, type MasterKey } from '@ratify/seal';

/** Seals the secrets of second factors under a key of their own. */
export function secretBox(key: MasterKey): SecretBox {
  return {
    seal: (secret, purpose) => sealKey(secret, key, purpose),
    open: (sealed, purpose) => openKey(sealed, [key], purpose),
  };
}
