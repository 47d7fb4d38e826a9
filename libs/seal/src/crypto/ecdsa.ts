import { webcrypto } from 'node:crypto';
import { createCMSECDSASignature } from 'pkijs';

/** The one key kind this installation makes: P-256. */
export const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The one signature algorithm this installation uses: ECDSA with SHA-256. */
export const ECDSA_SHA256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

export type CryptoKey = webcrypto.CryptoKey;
export type CryptoKeyPair = webcrypto.CryptoKeyPair;

/** A fresh P-256 pair; the private half can leave memory only when it is made to be stored. */
export function makeKeyPair(options: { storable: boolean }): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(P256, options.storable, ['sign', 'verify']);
}

/** An ECDSA signature in the DER form that CMS and certificates want (WebCrypto gives the two numbers in a row). */
export async function signDer(privateKey: CryptoKey, content: Uint8Array): Promise<Uint8Array> {
  const twoNumbers = await webcrypto.subtle.sign(ECDSA_SHA256, privateKey, Buffer.from(content));
  return new Uint8Array(createCMSECDSASignature(twoNumbers));
}

/** The private key as PKCS #8, for the envelope it is stored in. */
export async function exportPrivateKey(privateKey: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', privateKey));
}

/** A private key read back from PKCS #8; it cannot be exported again. */
export function importPrivateKey(pkcs8: Uint8Array): Promise<CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', Buffer.from(pkcs8), P256, false, ['sign']);
}
