import type { AssertionRules } from '@ratify/policy';
import type { Assertion } from '@ratify/journey';
import * as openid from 'openid-client';

/** A service by which people may sign in, as an installation is told of it. */
export interface SignInProvider extends AssertionRules {
  /** Stands in addresses and rows: `entra`. */
  readonly name: string;
  /** What people call it: Microsoft. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the secret is sent; `post` when left out. */
  readonly clientAuthentication?: 'post' | 'basic' | undefined;
  /** `openid email profile` when left out. */
  readonly scope?: string | undefined;
}

/** What has to come back unchanged between going to a provider and returning; sealed in a cookie, and kept nowhere. */
export interface ProviderStep {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly since: Date;
  /** They are signed in, and prove anew who they are. */
  readonly proves: boolean;
}

export type ProviderFailure = 'unreachable' | 'cancelled' | 'not-fresh';

/** A provider's answer that leads to nobody: why, for the person, and the cause, for whoever runs the installation. */
export class ProviderError extends Error {
  constructor(
    readonly failure: ProviderFailure,
    options?: ErrorOptions,
  ) {
    super(`the provider did not vouch for anybody: ${failure}`, options);
  }
}

const PATIENCE_SECONDS = 10;

/** Clocks differ, and so may the moment that a provider calls the sign-in. */
const SKEW_SECONDS = 60;

/** Talks OpenID Connect with the providers of an installation: code flow with PKCE, state and nonce, by a certified library. */
export class SignInProviders {
  readonly #known = new Map<string, Promise<openid.Configuration>>();

  constructor(
    readonly list: readonly SignInProvider[],
    private readonly publicOrigin: string,
  ) {}

  find(name: string): SignInProvider | undefined {
    return this.list.find((each) => each.name === name);
  }

  /** Where to send somebody, and what to keep until they return. */
  async begin(
    provider: SignInProvider,
    proves: boolean,
    since: Date,
  ): Promise<{ address: string; step: ProviderStep }> {
    const verifier = openid.randomPKCECodeVerifier();
    const step = {
      ...{ provider: provider.name, verifier, since, proves },
      ...{ state: openid.randomState(), nonce: openid.randomNonce() },
    };
    const address = openid.buildAuthorizationUrl(await this.#configuration(provider), {
      redirect_uri: this.#returnAddress,
      scope: provider.scope ?? 'openid email profile',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state: step.state, nonce: step.nonce },
      ...(proves ? { prompt: 'login', max_age: '0' } : {}),
    });
    return { address: address.href, step };
  }

  /** Whom the provider vouches for, from the query with which somebody came back. */
  async finish(step: ProviderStep, query: string, now: Date): Promise<Assertion> {
    const provider = this.find(step.provider);
    if (!provider) throw new ProviderError('cancelled');
    const configuration = await this.#configuration(provider);
    const elapsed = Math.ceil((now.getTime() - step.since.getTime()) / 1000) + SKEW_SECONDS;
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${this.#returnAddress}?${query}`), {
        ...{ pkceCodeVerifier: step.verifier, expectedState: step.state, expectedNonce: step.nonce },
        ...{ idTokenExpected: true, ...(step.proves ? { maxAge: elapsed } : {}) },
      });
      const claims = tokens.claims();
      if (!claims) throw new ProviderError('unreachable');
      const { auth_time: provedAt } = claims;
      return {
        ...{ provider: provider.name, issuer: claims.iss, subject: claims.sub },
        claims: { ...(await this.#moreClaims(configuration, provider, tokens.access_token, claims)), ...claims },
        provedAt: provedAt === undefined ? null : new Date(provedAt * 1000),
      };
    } catch (cause) {
      throw cause instanceof ProviderError ? cause : new ProviderError(failureOf(cause, step.proves), { cause });
    }
  }

  /** Where somebody signs out of the provider too; null where it has no such page. */
  async signOutAddress(name: string): Promise<string | null> {
    const provider = this.find(name);
    if (!provider) return null;
    const configuration = await this.#configuration(provider).catch(() => null);
    if (!configuration?.serverMetadata().end_session_endpoint) return null;
    return openid.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.publicOrigin}/sign-in` }).href;
  }

  get #returnAddress(): string {
    return `${this.publicOrigin}/sign-in/back`;
  }

  /** Some providers tell the address at another place than in the token. */
  async #moreClaims(
    configuration: openid.Configuration,
    { addressClaim }: SignInProvider,
    accessToken: string,
    claims: openid.IDToken,
  ): Promise<object> {
    const isNeeded = claims[addressClaim] === undefined && configuration.serverMetadata().userinfo_endpoint;
    return isNeeded ? openid.fetchUserInfo(configuration, accessToken, claims.sub) : {};
  }

  /** What the provider says of itself, asked once; again after it could not be reached. */
  #configuration(provider: SignInProvider): Promise<openid.Configuration> {
    const known = this.#known.get(provider.name);
    if (known) return known;
    const found = discover(provider).catch((cause: unknown) => {
      this.#known.delete(provider.name);
      throw new ProviderError('unreachable', { cause });
    });
    this.#known.set(provider.name, found);
    return found;
  }
}

async function discover(provider: SignInProvider): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret, clientAuthentication: sent } = provider;
  const authentication =
    sent === 'basic' ? openid.ClientSecretBasic(clientSecret) : openid.ClientSecretPost(clientSecret);
  // Without TLS on this machine alone: the configuration lets no other address in.
  const isPlain = issuer.startsWith('http:');
  return openid.discovery(new URL(issuer), clientId, undefined, authentication, {
    timeout: PATIENCE_SECONDS,
    ...(isPlain ? { execute: [openid.allowInsecureRequests] } : {}),
  });
}

function failureOf(cause: unknown, proves: boolean): ProviderFailure {
  if (cause instanceof openid.AuthorizationResponseError) return 'cancelled';
  const code = cause instanceof openid.ClientError ? cause.code : undefined;
  if (proves && code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'not-fresh';
  // A provider that does not say when it asked: the claim is missing.
  const said = `${String(cause)} ${String((cause as Error | null)?.cause)}`;
  return proves && said.includes('auth_time') ? 'not-fresh' : 'unreachable';
}
