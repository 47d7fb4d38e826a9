import { toBuffer } from '../crypto/bytes.ts';
import * as x509 from '../crypto/x509.ts';

/** Whether the issuer had taken a certificate back by then; a list is believed only under the issuer's signature. */
export async function isRevoked(
  certificate: x509.X509Certificate,
  issuer: x509.X509Certificate,
  lists: readonly x509.X509Crl[],
  at: Date,
): Promise<boolean> {
  for (const list of lists) {
    const entry = list.issuer === issuer.subject ? list.findRevoked(certificate) : null;
    if (entry && entry.revocationDate <= at && (await list.verify({ publicKey: issuer.publicKey }))) return true;
  }
  return false;
}

/** Whether an issuer's own list is among these: then a reader far in the future can still tell. */
export async function hasListOf(issuer: x509.X509Certificate, lists: readonly x509.X509Crl[]): Promise<boolean> {
  for (const list of lists) {
    if (list.issuer === issuer.subject && (await list.verify({ publicKey: issuer.publicKey }))) return true;
  }
  return false;
}

/** Lists that can be read; one that cannot proves nothing and is passed over. */
export function readRevocationLists(lists: readonly Uint8Array[]): x509.X509Crl[] {
  return lists.flatMap((der) => {
    try {
      return [new x509.X509Crl(toBuffer(der))];
    } catch {
      return [];
    }
  });
}
