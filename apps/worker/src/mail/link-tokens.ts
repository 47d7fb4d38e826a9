import { createHmac, hkdfSync } from 'node:crypto';

/** Makes the secret part of a link from the link's id: always the same for one link, and nobody's guess without the key. */
export type LinkTokens = (linkId: string) => string;

/** Tokens under a key of their own, derived from the master key, so that no row and no queue ever holds one. */
export function linkTokens(masterKey: Uint8Array): LinkTokens {
  const key = Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), 'ratify/account-links', 32));
  return (linkId) => createHmac('sha256', key).update(linkId).digest('base64url');
}
