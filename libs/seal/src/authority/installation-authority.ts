import { makeKeyPair } from '../crypto/ecdsa.ts';
import type * as x509 from '../crypto/x509.ts';
import { type CertifiedKey, issueCertificate, type Profile, type Subject } from './certificate-profiles.ts';

/**
 * The certification authority of one installation: a root that people trust once, an issuing authority that certifies
 * each signature, and the timestamp authority. The root's key is needed only to renew these and to list revocations.
 */
export interface InstallationAuthority {
  readonly root: CertifiedKey;
  readonly issuing: CertifiedKey;
  readonly timestamp: CertifiedKey;
}

const ROOT_YEARS = 25;
const ISSUING_YEARS = 12;
const TIMESTAMP_YEARS = 6;
/** Before the archive timestamps themselves are due to be renewed, so that renewing them gains something. */
const RENEWED_YEARS_BEFORE = 2;
const YEAR_MS = 366 * 86_400_000;

/** Makes the three keys and certificates of a new installation; `name` is how readers will see it. */
export async function createInstallationAuthority(now: Date, name = 'Ratify'): Promise<InstallationAuthority> {
  const root = await certify({ profile: 'root', subject: named(name, 'root'), now, years: ROOT_YEARS });
  const below = { now, issuer: root };
  const issuing = await certify({
    ...below,
    profile: 'issuing',
    subject: named(name, 'issuing'),
    years: ISSUING_YEARS,
  });
  const timestamp = await certify({
    now,
    issuer: issuing,
    profile: 'timestamp',
    subject: named(name, 'timestamps'),
    years: TIMESTAMP_YEARS,
  });
  return { root, issuing, timestamp };
}

/**
 * The authority with a fresh timestamp key and certificate, while the old one is still good: an archive timestamp proves
 * nothing for longer than the certificate behind it lasts. Null when that has years to go, or when the issuing certificate ends first.
 */
export async function renewTimestampAuthority(
  authority: InstallationAuthority,
  now: Date,
): Promise<InstallationAuthority | null> {
  const { issuing, timestamp } = authority;
  const ends = timestamp.certificate.notAfter;
  if (ends > yearsAfter(now, RENEWED_YEARS_BEFORE) || ends >= issuing.certificate.notAfter) return null;
  const name = timestamp.certificate.subjectName.getField('O')[0] ?? 'Ratify';
  const left = Math.floor((issuing.certificate.notAfter.getTime() - now.getTime()) / YEAR_MS);
  const years = Math.min(TIMESTAMP_YEARS, left);
  if (years < 1) return null;
  const renewed = await certify({
    now,
    issuer: issuing,
    profile: 'timestamp',
    subject: named(name, 'timestamps'),
    years,
  });
  return { ...authority, timestamp: renewed };
}

/** The certificates from the issuing authority up to the root, as they are placed in every signature. */
export function chainOf(authority: InstallationAuthority): x509.X509Certificate[] {
  return [authority.issuing.certificate, authority.root.certificate];
}

/** The root certificate as PEM, for people and programs who want to trust this installation. */
export function rootCertificatePem(authority: InstallationAuthority): string {
  return `${authority.root.certificate.toString('pem').trim()}\n`;
}

async function certify(request: {
  profile: Profile;
  subject: Subject;
  now: Date;
  years: number;
  issuer?: CertifiedKey;
}): Promise<CertifiedKey> {
  const { profile, subject, now, years } = request;
  const { publicKey, privateKey } = await makeKeyPair({ storable: true });
  const validity = { notBefore: new Date(now.getTime() - CLOCK_SKEW_MS), notAfter: yearsAfter(now, years) };
  const issuer = request.issuer ?? { privateKey };
  return { certificate: await issueCertificate({ profile, subject, validity, publicKey, issuer }), privateKey };
}

/** A computer whose clock is a little behind must not find a fresh certificate "not yet valid". */
export const CLOCK_SKEW_MS = 5 * 60_000;

function named(name: string, part: 'root' | 'issuing' | 'timestamps'): Subject {
  return { commonName: `${name} ${part}`, organisation: name };
}

function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
