import { makeKeyPair, signDer, type CryptoKey } from '../crypto/ecdsa.ts';
import type * as x509 from '../crypto/x509.ts';
import { SealError } from '../seal-error.ts';
import { issueCertificate } from './certificate-profiles.ts';
import { chainOf, CLOCK_SKEW_MS, type InstallationAuthority } from './installation-authority.ts';

/** Whoever signs: our one-time certificate, or an organisation's own key (a file, a card, a key service) behind this face. */
export interface Signer {
  readonly certificate: x509.X509Certificate;
  /** from the issuer up to the root */
  readonly chain: readonly x509.X509Certificate[];
  /** A signature with SHA-256 over the content: ECDSA as DER, or RSA PKCS #1 v1.5, as the certificate's key is. */
  sign(content: Uint8Array): Promise<Uint8Array>;
}

/**
 * A certificate for one person and one signature.
 *
 * The key is made here, in memory, cannot be exported, signs once and is forgotten: nothing remains to be stolen, and
 * the timestamp inside the signature, not the certificate's end, says when it was used. The certificate lasts as long
 * as its issuer's: decisions/0002.
 */
export async function issueSigner(request: {
  authority: InstallationAuthority;
  person: string;
  role: string;
  organisation: string;
  now: Date;
  /** to the end of the issuing certificate when left out */
  lifetimeMs?: number;
}): Promise<Signer> {
  const { authority, now, lifetimeMs } = request;
  const { publicKey, privateKey } = await makeKeyPair({ storable: false });
  const certificate = await issueCertificate({
    profile: 'signer',
    subject: {
      commonName: cleanName(request.person, 'person'),
      title: cleanName(request.role, 'role'),
      organisation: cleanName(request.organisation, 'organisation'),
    },
    validity: {
      notBefore: new Date(now.getTime() - CLOCK_SKEW_MS),
      notAfter:
        lifetimeMs === undefined ? authority.issuing.certificate.notAfter : new Date(now.getTime() + lifetimeMs),
    },
    publicKey,
    issuer: authority.issuing,
  });
  return { certificate, chain: chainOf(authority), sign: signOnce(privateKey) };
}

function signOnce(privateKey: CryptoKey): Signer['sign'] {
  let key: CryptoKey | null = privateKey;
  return async (content) => {
    if (!key) throw new SealError('SIGNER_ALREADY_USED', 'a signer signs once: issue another');
    const used = key;
    key = null;
    return signDer(used, content);
  };
}

/** Characters that turn the writing direction of what follows: a name must not rearrange the words around it. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/gu;

/** One spelling for a name (NFC), on one line; a name of nothing but blanks or control characters is refused. */
function cleanName(text: string, what: string): string {
  const clean = text
    .normalize('NFC')
    .replace(DIRECTION_OVERRIDES, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (!clean) throw new SealError('NAME_UNUSABLE', `the ${what} of a signature must have a name`);
  return clean;
}
