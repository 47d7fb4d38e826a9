import type { TestDatabase } from '@ratify/test-kit';

/** Any 32 bytes. */
export const MASTER_KEY = Buffer.alloc(32, 11);

/** The root certificates that the installation shows to everybody. */
export async function rootsOf({ store }: TestDatabase): Promise<Uint8Array[]> {
  const certificates = await store.listCertificates();
  return certificates.filter(({ kind }) => kind === 'root').map(({ certificate }) => new Uint8Array(certificate));
}
