import { X509Certificate as NodeCertificate } from 'node:crypto';

import { OID } from '../crypto/oids.ts';
import * as x509 from '../crypto/x509.ts';
import { isTimestampCertificate } from '../timestamp/timestamp-query.ts';
import type { TrustFault } from './problems.ts';
import { isRevoked } from './revocation.ts';

/** What a certificate is believed for, and by whom. */
export interface TrustQuestion {
  readonly certificate: x509.X509Certificate;
  /** certificates found beside it: only ever a help to find the way to a root */
  readonly pool: readonly x509.X509Certificate[];
  readonly roots: readonly x509.X509Certificate[];
  readonly revocationLists: readonly x509.X509Crl[];
  readonly at: Date;
  readonly use: 'document' | 'timestamp';
}

/** The way from a certificate up to a trusted root, and what is wrong along it. */
export interface TrustAnswer {
  /** from the certificate to the root; only the certificate when no root was reached */
  readonly path: readonly x509.X509Certificate[];
  readonly anchor: x509.X509Certificate | null;
  readonly faults: readonly TrustFault[];
}

const LONGEST_PATH = 6;

/** Decides whether a certificate was to be trusted at a moment: RFC 5280 section 6, for the profiles used here. */
export async function checkTrust(question: TrustQuestion): Promise<TrustAnswer> {
  const { certificate, at, use } = question;
  const path = findPath([certificate], question);
  const faults = new Set<TrustFault>();
  if (!path) faults.add('CERTIFICATE_UNTRUSTED');
  if (!(use === 'timestamp' ? isTimestampCertificate(certificate) : isForDocuments(certificate))) {
    faults.add('CERTIFICATE_WRONG_USE');
  }
  const walked = path ?? [certificate];
  for (const [index, each] of walked.entries()) {
    if (at < each.notBefore || at > each.notAfter) faults.add('CERTIFICATE_EXPIRED');
    if (hasUnknownCriticalExtension(each)) faults.add('CERTIFICATE_WRONG_USE');
    const issuer = walked[index + 1];
    if (issuer && (await isRevoked(each, issuer, question.revocationLists, at))) faults.add('CERTIFICATE_REVOKED');
  }
  return { path: walked, anchor: path?.at(-1) ?? null, faults: [...faults] };
}

function findPath(
  path: readonly x509.X509Certificate[],
  { pool, roots }: TrustQuestion,
): readonly x509.X509Certificate[] | null {
  const last = path.at(-1);
  if (!last || path.length > LONGEST_PATH) return null;
  // `path.length - 1` authorities stand below the next one: its path length must allow them.
  const mayIssue = (issuer: x509.X509Certificate) => isAuthority(issuer, path.length - 1) && isIssuedBy(last, issuer);
  const root = roots.find(mayIssue);
  if (root) return [...path, root];
  for (const issuer of pool.filter((each) => !path.some((seen) => seen.equal(each)) && mayIssue(each))) {
    const found = findPath([...path, issuer], { pool, roots } as TrustQuestion);
    if (found) return found;
  }
  return null;
}

function isIssuedBy(certificate: x509.X509Certificate, issuer: x509.X509Certificate): boolean {
  const below = new NodeCertificate(Buffer.from(certificate.rawData));
  const above = new NodeCertificate(Buffer.from(issuer.rawData));
  return below.checkIssued(above) && below.verify(above.publicKey);
}

function isAuthority(certificate: x509.X509Certificate, below: number): boolean {
  const constraints = certificate.getExtension(x509.BasicConstraintsExtension);
  const usage = certificate.getExtension(x509.KeyUsagesExtension);
  const signs = !usage || (usage.usages & x509.KeyUsageFlags.keyCertSign) !== 0;
  return !!constraints?.ca && signs && (constraints.pathLength === undefined || constraints.pathLength >= below);
}

/** Key usage for signatures, and an extended key usage for documents, mail or anything; never an authority's own. */
function isForDocuments(certificate: x509.X509Certificate): boolean {
  const usage = certificate.getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
  const signs = (usage & (x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation)) !== 0;
  const purposes = certificate.getExtension(x509.ExtendedKeyUsageExtension)?.usages.map(String);
  const accepted: string[] = [OID.documentSigning, OID.emailProtection, OID.anyExtendedKeyUsage];
  const fitting = !purposes || purposes.some((each) => accepted.includes(each));
  return signs && fitting && !certificate.getExtension(x509.BasicConstraintsExtension)?.ca;
}

/** RFC 5280 section 4.2: a critical extension that is not understood makes the certificate unusable. */
function hasUnknownCriticalExtension(certificate: x509.X509Certificate): boolean {
  const understood: string[] = [OID.keyUsage, OID.basicConstraints, OID.extendedKeyUsage];
  return certificate.extensions.some((each) => each.critical && !understood.includes(each.type));
}
