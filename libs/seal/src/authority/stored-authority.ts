import { exportPrivateKey, importPrivateKey } from '../crypto/ecdsa.ts';
import { toBuffer } from '../crypto/bytes.ts';
import * as x509 from '../crypto/x509.ts';
import { openKey, sealKey } from '../keys/key-envelope.ts';
import type { MasterKey } from '../keys/master-key.ts';
import { SealError } from '../seal-error.ts';
import type { CertifiedKey } from './certificate-profiles.ts';
import type { InstallationAuthority } from './installation-authority.ts';

/** One row of `directory.authorities`: the private key only ever inside its envelope. */
export interface StoredAuthority {
  readonly kind: 'root' | 'issuing' | 'tsa';
  /** DER */
  readonly certificate: Uint8Array;
  readonly envelopedKey: Uint8Array;
  readonly notAfter: Date;
}

/** The rows to store for a newly made authority, or for those parts of it that were made anew: an opened key cannot be stored again. */
export async function storeAuthority(
  authority: InstallationAuthority,
  masterKey: MasterKey,
  kinds: readonly StoredAuthority['kind'][] = ['root', 'issuing', 'tsa'],
): Promise<StoredAuthority[]> {
  const parts = { root: authority.root, issuing: authority.issuing, tsa: authority.timestamp } as const;
  return Promise.all(
    kinds.map(async (kind) => ({
      kind,
      certificate: new Uint8Array(parts[kind].certificate.rawData),
      envelopedKey: sealKey(await exportPrivateKey(parts[kind].privateKey), masterKey, purposeOf(kind)),
      notAfter: parts[kind].certificate.notAfter,
    })),
  );
}

/** The authority from its rows; of several of a kind the one that lasts longest. */
export async function openAuthority(
  rows: readonly StoredAuthority[],
  masterKeys: readonly MasterKey[],
): Promise<InstallationAuthority> {
  const open = async (kind: StoredAuthority['kind']): Promise<CertifiedKey> => {
    const [row] = rows.filter((each) => each.kind === kind).sort((a, b) => +b.notAfter - +a.notAfter);
    if (!row) throw new SealError('AUTHORITY_INCOMPLETE', `no ${kind} certificate is stored`);
    return {
      certificate: new x509.X509Certificate(toBuffer(row.certificate)),
      privateKey: await importPrivateKey(openKey(row.envelopedKey, masterKeys, purposeOf(kind))),
    };
  };
  return { root: await open('root'), issuing: await open('issuing'), timestamp: await open('tsa') };
}

function purposeOf(kind: StoredAuthority['kind']): string {
  return `authority/${kind}`;
}
