import { randomBytes } from 'node:crypto';

import { type CryptoKey, ECDSA_SHA256 } from '../crypto/ecdsa.ts';
import { OID } from '../crypto/oids.ts';
import * as x509 from '../crypto/x509.ts';

/** A certificate and the private key that belongs to it. */
export interface CertifiedKey {
  readonly certificate: x509.X509Certificate;
  readonly privateKey: CryptoKey;
}

/** What a certificate says about its holder, in the order it is written. */
export interface Subject {
  readonly commonName: string;
  readonly title?: string;
  readonly organisation?: string;
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** The certificate profiles of an installation, one by one: what each kind of key may be used for. */
export const PROFILES = {
  root: () => [
    new x509.BasicConstraintsExtension(true, 1, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ],
  issuing: () => [
    new x509.BasicConstraintsExtension(true, 0, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ],
  // RFC 3161 section 2.3: exactly one extended key usage, and critical.
  timestamp: () => [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([OID.timeStamping], true),
  ],
  signer: () => [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
    // Document signing is what we mean (RFC 9336). The NSS library behind pdfsig, Evince, Okular and LibreOffice does not
    // know it, and trusts a signature only from a certificate that is also for mail.
    new x509.ExtendedKeyUsageExtension([OID.documentSigning, OID.emailProtection]),
  ],
} as const;

export type Profile = keyof typeof PROFILES;

/** Issues one certificate; without an issuer it signs itself. */
export async function issueCertificate(request: {
  profile: Profile;
  subject: Subject;
  validity: Validity;
  publicKey: CryptoKey;
  issuer: CertifiedKey | { privateKey: CryptoKey };
}): Promise<x509.X509Certificate> {
  const { issuer, publicKey } = request;
  const subject = encodeSubject(request.subject);
  const above = 'certificate' in issuer ? issuer.certificate : undefined;
  return x509.X509CertificateGenerator.create({
    serialNumber: makeSerialNumber(),
    subject,
    issuer: above?.subjectName ?? subject,
    ...request.validity,
    publicKey,
    signingKey: issuer.privateKey,
    signingAlgorithm: ECDSA_SHA256,
    extensions: [
      ...PROFILES[request.profile](),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(above ? above.publicKey : publicKey),
    ],
  });
}

/** UTF8String for every part: names are Welsh, Irish, Polish, Arabic, and a PrintableString cannot hold them. */
function encodeSubject({ commonName, title, organisation }: Subject): x509.Name {
  const parts: [string, string | undefined][] = [
    [OID.commonName, commonName],
    [OID.title, title],
    [OID.organisation, organisation],
  ];
  return new x509.Name(parts.flatMap(([oid, value]) => (value ? [{ [oid]: [{ utf8String: value }] }] : [])));
}

/** 16 random bytes, positive and never shortened (RFC 5280 allows at most 20). */
export function makeSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
