/** The object identifiers this room reads and writes, each under the name its standard gives it. */
export const OID = {
  commonName: '2.5.4.3',
  title: '2.5.4.12',
  organisation: '2.5.4.10',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  /** RFC 9336: a certificate for signing documents. */
  documentSigning: '1.3.6.1.5.5.7.3.36',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  anyExtendedKeyUsage: '2.5.29.37.0',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  /**
   * The policy our own timestamp authority states in every token: "the clock of this installation's server, to the
   * second". An arc made from a UUID (ITU-T X.667), so that it needs no registration.
   */
  ratifyTimestampPolicy: '2.25.69467960558440407055295968547035969323',
} as const;

const DIGESTS: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};

/** The digest an algorithm identifier names, or undefined for one we do not trust (SHA-1, MD5). */
export function findDigest(oid: string): 'sha256' | 'sha384' | 'sha512' | undefined {
  return DIGESTS[oid];
}

const SIGNATURE_DIGESTS: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  [OID.ecdsaWithSha256]: 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  [OID.sha256WithRsa]: 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/** The digest a signature algorithm works with; plain rsaEncryption leaves it to the digest algorithm named beside it. */
export function findSignatureDigest(
  oid: string,
  beside: 'sha256' | 'sha384' | 'sha512',
): 'sha256' | 'sha384' | 'sha512' | undefined {
  return oid === '1.2.840.113549.1.1.1' ? beside : SIGNATURE_DIGESTS[oid];
}
