import { decideVerifiedAddress, isOfTenant, refuse, type AssertionRules, type Claims } from '@ratify/policy';
import type { Session } from '@ratify/store';
import { done, refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';

/** What a provider vouches for, once its answer has been checked. */
export interface Assertion {
  /** Name of the provider in the configuration. */
  readonly provider: string;
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
  /** When the provider last asked them who they are; null where it does not say. */
  readonly provedAt: Date | null;
}

export type ProviderEntry =
  | { readonly kind: 'session'; readonly token: string; readonly session: Session }
  /** A code of their authenticator app is needed as well. */
  | { readonly kind: 'code'; readonly token: string };

/** An answer is late where a provider's clock is, and no later. */
const SKEW_MS = 60_000;

/**
 * Signs in somebody whom a provider vouches for: by the identity that is known, or the first time by a verified address of somebody who
 * is known. Nobody is made; and whoever set up two-step sign-in here is asked for the code as after a password.
 */
export async function signInByProvider(
  { store }: Journey,
  rules: AssertionRules,
  assertion: Assertion,
): Promise<Outcome<ProviderEntry>> {
  if (!isOfTenant(rules, assertion.claims)) return refused(refuse('PROVIDER_TENANT'));
  const { provider, provedAt } = assertion;
  let personId = await store.identities.use(assertion);
  if (!personId) {
    const address = decideVerifiedAddress(rules, assertion.claims);
    if (address.refusals) return refused(...address.refusals);
    const linked = await store.identities.link(assertion, provider, address.plan);
    if (linked.outcome !== 'linked')
      return refused(refuse(linked.outcome === 'taken' ? 'IDENTITY_TAKEN' : 'ADDRESS_UNKNOWN'));
    personId = linked.personId;
  }
  const factor = await store.secondFactors.find(personId);
  if (factor?.confirmedAt) return done({ kind: 'code', token: await store.secondFactors.openStep(personId) });
  // A provider may have asked them hours ago: that is no proof for a signature.
  const session = { provider, provedAt: provedAt ?? new Date(0) };
  return done({ kind: 'session', ...(await store.directory.openProviderSession(personId, session)) });
}

/** Proves anew who holds a session, by a provider that asked them after `since`. */
export async function proveByProvider(
  { store }: Journey,
  session: Session,
  assertion: Assertion,
  since: Date,
): Promise<Outcome<true>> {
  const { provedAt } = assertion;
  if (provedAt === null || provedAt.getTime() < since.getTime() - SKEW_MS) return refused(refuse('PROOF_NOT_FRESH'));
  const isNoted = await store.identities.noteProof(session, assertion, provedAt);
  return isNoted ? done(true) : refused(refuse('PROOF_OTHER_ACCOUNT'));
}
