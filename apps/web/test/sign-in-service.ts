import { createServer, type Server } from 'node:http';
import { createServer as listen, type AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { SignInProvider } from '@ratify/api';

/** An account at the service: what its token says. */
export interface ServiceAccount {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly tid?: string;
}

/** An OpenID Connect provider on loopback: a certified library, with pages that sign in whoever is named. */
export interface SignInService {
  readonly origin: string;
  /** By subject; tests change what the service says of somebody. */
  readonly accounts: Map<string, ServiceAccount>;
  providerFor(origin: string, rules?: Partial<SignInProvider>): SignInProvider;
  close(): Promise<void>;
}

const CLIENT = { clientId: 'ratify', clientSecret: 'a-secret-of-this-test-alone' };

export async function openService(returnTo: () => string): Promise<SignInService> {
  const accounts = new Map<string, ServiceAccount>();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const provider = new Provider(origin, {
    clients: [
      {
        ...{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret },
        ...{ token_endpoint_auth_method: 'client_secret_post', redirect_uris: [`${returnTo()}/sign-in/back`] },
        post_logout_redirect_uris: [`${returnTo()}/sign-in`],
      },
    ],
    claims: { openid: ['sub', 'tid'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: CLIENT.clientId,
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (!pathname.startsWith('/interaction/')) return void answer(request, response);
    const subject = searchParams.get('subject');
    if (subject !== null) {
      const result = subject ? { login: { accountId: subject } } : { error: 'access_denied' };
      return void provider.interactionFinished(request, response, result);
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Service</title><h1>Who are you?</h1>
      <form><input name="subject" id="subject"><button>That is me</button></form>`);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    ...{ origin, accounts },
    providerFor: (_origin, rules = {}) => ({
      ...{ name: 'service', label: 'the Service', issuer: origin, ...CLIENT },
      ...{ addressClaim: 'email', addressVerifiedBy: 'claim', tenants: { tid: ['northbrook'] } },
      ...rules,
    }),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

async function freePort(): Promise<number> {
  const server = listen();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
