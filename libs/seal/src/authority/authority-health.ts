import type { StoredAuthority } from './stored-authority.ts';

/** How one certificate of the installation stands today. */
export interface CertificateHealth {
  readonly kind: StoredAuthority['kind'];
  readonly notAfter: Date;
  readonly daysLeft: number;
  readonly state: 'good' | 'renew' | 'expired';
}

const DAY_MS = 86_400_000;

/** Long enough before the end for a person on holiday to come back and do something about it. */
const RENEW_WITHIN_DAYS = 90;

/** How long each stored certificate will last; needs no key, so that it can be asked at every start and every day. */
export function checkAuthorityHealth(
  rows: readonly Pick<StoredAuthority, 'kind' | 'notAfter'>[],
  now: Date,
): CertificateHealth[] {
  return rows.map(({ kind, notAfter }) => {
    const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
    const state = daysLeft < 0 ? 'expired' : daysLeft < RENEW_WITHIN_DAYS ? 'renew' : 'good';
    return { kind, notAfter, daysLeft, state };
  });
}
