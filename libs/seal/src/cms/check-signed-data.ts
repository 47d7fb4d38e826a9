import { createPublicKey, verify } from 'node:crypto';

import { sameBytes } from '../crypto/bytes.ts';
import { findSignatureDigest, OID } from '../crypto/oids.ts';
import { type ReadSignedData, readOctets, readOid } from './read-signed-data.ts';
import { namesCertificate } from './signing-certificate.ts';

/** What can be wrong inside one CMS signature, whoever issued the certificate. */
export type CmsFault =
  | 'CONTENT_CHANGED'
  | 'CONTENT_TYPE_WRONG'
  | 'SIGNATURE_WRONG'
  | 'SIGNING_CERTIFICATE_MISSING'
  | 'SIGNING_CERTIFICATE_REPLACED';

/** The faults of one CMS signature over content with this digest; none means the mathematics holds. */
export function checkSignedData(
  cms: ReadSignedData,
  contentDigest: Uint8Array,
  options: { contentType: string; acceptSha1CertificateId?: boolean },
): CmsFault[] {
  const faults: CmsFault[] = [];
  const claimed = readOctets(cms.signed.get(OID.messageDigest));
  if (!claimed || !sameBytes(claimed, contentDigest)) faults.push('CONTENT_CHANGED');
  const type = readOid(cms.signed.get(OID.contentType));
  if (type !== options.contentType || cms.contentType !== options.contentType) faults.push('CONTENT_TYPE_WRONG');
  if (!hasTrueSignature(cms)) faults.push('SIGNATURE_WRONG');
  const accepted = options.acceptSha1CertificateId
    ? [OID.signingCertificateV2, OID.signingCertificate]
    : [OID.signingCertificateV2];
  const present = accepted.find((each) => cms.signed.has(each));
  if (!present) return [...faults, 'SIGNING_CERTIFICATE_MISSING'];
  const attribute = { type: present, value: cms.signed.get(present) ?? new Uint8Array() };
  const certificate = new Uint8Array(cms.signerCertificate.rawData);
  return namesCertificate(attribute, certificate) ? faults : [...faults, 'SIGNING_CERTIFICATE_REPLACED'];
}

function hasTrueSignature(cms: ReadSignedData): boolean {
  const spki = Buffer.from(cms.signerCertificate.publicKey.rawData);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  // Elliptic curve and RSA PKCS #1 v1.5 only; a key of any other kind is not believed.
  if (key.asymmetricKeyType !== 'ec' && key.asymmetricKeyType !== 'rsa') return false;
  const digest = findSignatureDigest(cms.signatureAlgorithm, cms.digestAlgorithm);
  return !!digest && verify(digest, cms.signedAttributes, key, cms.signature);
}
