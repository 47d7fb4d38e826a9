import { createPrivateKey, createPublicKey, sign as signWith, type KeyObject } from 'node:crypto';
import type * as asn1js from 'asn1js';
import { type CertBag, PFX, type PKCS8ShroudedKeyBag, PrivateKeyInfo, type SafeContents } from 'pkijs';

import { toBuffer } from '../crypto/bytes.ts';
import * as x509 from '../crypto/x509.ts';
import { SealError } from '../seal-error.ts';
import type { Signer } from './issue-signer.ts';

/**
 * A signer over a certificate that an organisation has of an outside authority.
 *
 * @param certificates its own first, then those that lead to the root; the root may be left out.
 * @param sign what the holder of the key does: an ECDSA (DER) or RSA PKCS #1 v1.5 signature with SHA-256 over the content. The key
 *   may be on a card (PKCS #11) or in a key service: nothing here ever sees it.
 * @throws SealError OWN_CERTIFICATE_UNUSABLE for a key of another kind, or when no certificate is given.
 */
export function ownSigner(certificates: readonly x509.X509Certificate[], sign: Signer['sign']): Signer {
  const [certificate, ...others] = certificates;
  if (!certificate) throw unusable('it holds no certificate');
  const kind = createPublicKey({ key: Buffer.from(certificate.publicKey.rawData), format: 'der', type: 'spki' });
  if (kind.asymmetricKeyType !== 'ec' && kind.asymmetricKeyType !== 'rsa')
    throw unusable(`a key of the kind ${kind.asymmetricKeyType} is not supported: RSA and ECDSA are`);
  return { certificate, chain: chainFrom(certificate, others), sign };
}

/** The certificates of a PEM file, in its order. */
export function readCertificates(pem: string): x509.X509Certificate[] {
  try {
    return x509.PemConverter.decodeWithHeaders(pem)
      .filter(({ type }) => type === 'CERTIFICATE')
      .map(({ rawData }) => new x509.X509Certificate(rawData));
  } catch (cause) {
    throw unusable('the certificates cannot be read as PEM', cause);
  }
}

/**
 * The signer of a PKCS #12 file (RFC 7292) as authorities hand them out and OpenSSL 3, Windows and macOS export them: AES, and a
 * key with its certificate. The key stays in this process's memory.
 *
 * @throws SealError OWN_CERTIFICATE_UNUSABLE for a wrong password, a file of the old kind (RC2, triple DES), or one without a key.
 */
export async function openPkcs12(file: Uint8Array, password: string): Promise<Signer> {
  const { keys, certificates } = await bagsOf(file, password);
  const [key] = keys;
  if (!key) throw unusable('it holds no private key');
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const own = certificates.find((each) => spki.equals(Buffer.from(each.publicKey.rawData)));
  if (!own) throw unusable('it holds no certificate of its private key');
  const inOrder = [own, ...certificates.filter((each) => each !== own)];
  return ownSigner(inOrder, async (content) => new Uint8Array(signWith('sha256', content, key)));
}

interface Bags {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly x509.X509Certificate[];
}

const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';

async function bagsOf(file: Uint8Array, password: string): Promise<Bags> {
  try {
    const secret = toBuffer(Buffer.from(password, 'utf8'));
    const { contents } = await openSafe(file, secret);
    const [keys, certificates]: [KeyObject[], x509.X509Certificate[]] = [[], []];
    for (const { bagId, bagValue } of contents.flatMap(({ safeBags }) => safeBags)) {
      if (bagId === CERTIFICATE_BAG) certificates.push(certificateIn(bagValue as CertBag));
      else if (bagId === KEY_BAG || bagId === SHROUDED_KEY_BAG)
        keys.push(await keyIn(bagValue as PrivateKeyInfo | PKCS8ShroudedKeyBag, secret));
    }
    return { keys, certificates };
  } catch (cause) {
    const advice = 'check the password, or export it anew with AES (openssl pkcs12 -export, OpenSSL 3)';
    throw unusable(`the file does not open: ${advice}`, cause);
  }
}

async function openSafe(file: Uint8Array, password: ArrayBuffer): Promise<{ contents: readonly SafeContents[] }> {
  const pfx = PFX.fromBER(toBuffer(file));
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw new Error('no contents');
  const secrets = safe.safeContents.map(() => ({ password }));
  await safe.parseInternalValues({ safeContents: secrets });
  const parsed = safe.parsedValue as { readonly safeContents: readonly { readonly value: SafeContents }[] };
  return { contents: parsed.safeContents.map(({ value }) => value) };
}

function certificateIn(bag: CertBag): x509.X509Certificate {
  const { parsedValue } = bag as { readonly parsedValue?: { toSchema(): { toBER(): ArrayBuffer } } };
  if (!parsedValue) throw new Error('a certificate of an unknown kind');
  return new x509.X509Certificate(parsedValue.toSchema().toBER());
}

async function keyIn(bag: PrivateKeyInfo | PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<KeyObject> {
  if (!(bag instanceof PrivateKeyInfo)) {
    await (bag as unknown as { parseInternalValues(secret: object): Promise<void> }).parseInternalValues({ password });
  }
  const info = bag instanceof PrivateKeyInfo ? bag : bag.parsedValue;
  if (!info) throw new Error('no key');
  const pkcs8 = Buffer.from((info.toSchema() as asn1js.Sequence).toBER());
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

/** Those of the others that lead up from it, in order: what belongs to something else is left out. */
function chainFrom(
  certificate: x509.X509Certificate,
  others: readonly x509.X509Certificate[],
): readonly x509.X509Certificate[] {
  const chain: x509.X509Certificate[] = [];
  for (let last = certificate; last.issuer !== last.subject;) {
    const issuer = others.find((each) => each.subject === last.issuer && !chain.includes(each));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

function unusable(what: string, cause?: unknown): SealError {
  return new SealError('OWN_CERTIFICATE_UNUSABLE', what, { cause });
}
