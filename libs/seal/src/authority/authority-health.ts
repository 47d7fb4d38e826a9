import type { StoredAuthority } from './stored-authority.ts';

/** How one certificate stands today. */
export interface CertificateHealth {
  readonly notAfter: Date;
  readonly daysLeft: number;
  readonly state: 'good' | 'renew' | 'expired';
}

/** The same of one of the installation's own. */
export interface AuthorityHealth extends CertificateHealth {
  readonly kind: StoredAuthority['kind'];
}

const DAY_MS = 86_400_000;

/** Long enough before the end for a person on holiday to come back and do something about it. */
const RENEW_WITHIN_DAYS = 90;

/** How long each stored certificate will last; needs no key, so that it can be asked at every start and every day. */
export function checkAuthorityHealth(
  rows: readonly Pick<StoredAuthority, 'kind' | 'notAfter'>[],
  now: Date,
): AuthorityHealth[] {
  return rows.map(({ kind, notAfter }) => ({ kind, ...checkCertificateHealth(notAfter, now) }));
}

/** How long a certificate that ends then will last. */
export function checkCertificateHealth(notAfter: Date, now: Date): CertificateHealth {
  const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
  const state = daysLeft < 0 ? 'expired' : daysLeft < RENEW_WITHIN_DAYS ? 'renew' : 'good';
  return { notAfter, daysLeft, state };
}
