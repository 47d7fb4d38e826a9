import { Integer } from 'asn1js';

import { ECDSA_SHA256 } from '../crypto/ecdsa.ts';
import * as x509 from '../crypto/x509.ts';
import type { CertifiedKey } from './certificate-profiles.ts';
import type { InstallationAuthority } from './installation-authority.ts';

/** A certificate taken back before its time. */
export interface RevokedCertificate {
  /** hexadecimal, as the certificate and a `SignatureReport` give it */
  readonly serialNumber: string;
  readonly revokedAt: Date;
  readonly keyCompromised?: boolean;
}

/** The lists of both authorities, each DER. */
export interface RevocationLists {
  readonly root: Uint8Array;
  readonly issuing: Uint8Array;
  /** When readers look for the next ones. */
  readonly nextUpdate: Date;
}

const NEXT_UPDATE_DAYS = 30;

/** The current revocation lists; the root speaks for the issuing certificate, issuing for signers and timestamps. */
export async function makeRevocationLists(
  authority: InstallationAuthority,
  options: {
    now: Date;
    /** rises with every list, so that a reader can tell an old list from a new one */
    number: number;
    revoked?: readonly RevokedCertificate[];
    revokedByRoot?: readonly RevokedCertificate[];
  },
): Promise<RevocationLists> {
  const { now, number, revoked = [], revokedByRoot = [] } = options;
  return {
    root: await makeList(authority.root, { now, number, revoked: revokedByRoot }),
    issuing: await makeList(authority.issuing, { now, number, revoked }),
    nextUpdate: nextUpdateAfter(now),
  };
}

function nextUpdateAfter(now: Date): Date {
  return new Date(now.getTime() + NEXT_UPDATE_DAYS * 86_400_000);
}

async function makeList(
  issuer: CertifiedKey,
  { now, number, revoked }: { now: Date; number: number; revoked: readonly RevokedCertificate[] },
): Promise<Uint8Array> {
  const list = await x509.X509CrlGenerator.create({
    issuer: issuer.certificate.subjectName,
    thisUpdate: now,
    nextUpdate: nextUpdateAfter(now),
    signingKey: issuer.privateKey,
    signingAlgorithm: ECDSA_SHA256,
    entries: revoked.map(({ serialNumber, revokedAt, keyCompromised }) => ({
      serialNumber,
      revocationDate: revokedAt,
      reason: keyCompromised ? x509.X509CrlReason.keyCompromise : x509.X509CrlReason.cessationOfOperation,
    })),
    extensions: [await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey), listNumber(number)],
  });
  return new Uint8Array(list.rawData);
}

/** RFC 5280 section 5.2.3: a list without a number is refused by strict readers. */
function listNumber(number: number): x509.Extension {
  return new x509.Extension('2.5.29.20', false, new Integer({ value: number }).toBER());
}
