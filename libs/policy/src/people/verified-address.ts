import { type Decided, decided, refuse } from '../refusals/refusal.ts';

/** What an outside provider says of somebody: the claims of its token, whose signature has been checked. */
export type Claims = Readonly<Record<string, unknown>>;

/** What an installation believes of a provider. */
export interface AssertionRules {
  /** The claim that holds the e-mail address: `email`, or `preferred_username` of one Entra tenant. */
  readonly addressClaim: string;
  /**
   * Who vouches that the address is the person's: `claim`, the provider in `email_verified` or the claim that is named; `tenants`, the
   * administrators of the tenants that are let in; `provider`, which verifies every address that it gives out.
   */
  readonly addressVerifiedBy: 'claim' | 'tenants' | 'provider';
  /** `email_verified`, when left out. */
  readonly verifiedClaim?: string | undefined;
  /** Claims that must have one of some values, such as `tid` of Entra or `hd` of Google; none: anybody of the provider. */
  readonly tenants: Readonly<Record<string, readonly string[]>>;
}

/**
 * The address by which somebody may be recognised the first time they come by a provider: of a tenant that is let in, and verified.
 * Anybody can give an account of their own any address, so an address that nobody vouches for is worth nothing.
 */
export function decideVerifiedAddress(rules: AssertionRules, claims: Claims): Decided<string> {
  const address = String(claims[rules.addressClaim] ?? '').trim();
  const isVerified = /^[^\s@]+@[^\s@]+$/.test(address) && vouchedFor(rules, claims);
  const refusal = isOfTenant(rules, claims) ? !isVerified && refuse('ADDRESS_NOT_VERIFIED') : refuse('PROVIDER_TENANT');
  return decided([refusal], () => address);
}

/** Whether somebody is of a tenant that is let in. */
export function isOfTenant({ tenants }: AssertionRules, claims: Claims): boolean {
  return Object.entries(tenants).every(([claim, allowed]) => allowed.some((each) => each === claims[claim]));
}

function vouchedFor({ addressVerifiedBy, verifiedClaim = 'email_verified', tenants }: AssertionRules, claims: Claims) {
  if (addressVerifiedBy === 'provider') return true;
  if (addressVerifiedBy === 'tenants') return Object.keys(tenants).length > 0;
  // Entra and some others write booleans as words or figures in optional claims.
  return [true, 'true', 1, '1'].includes(claims[verifiedClaim] as never);
}
