import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { SignInProvider } from '@ratify/api';
import { z } from 'zod';
import { StartRefusal } from './start-refusal.ts';

/** A provider as the file says it: its secret stands in a file of its own. */
export type ConfiguredProvider = Omit<SignInProvider, 'clientSecret'> & { readonly clientSecretFile: string };

const text = z.string().min(1);

const provider = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'is not a name of small letters, figures and hyphens'),
    label: text.max(40),
    issuer: z.string().refine(isIssuer, 'is not an https address (http on this machine alone)'),
    clientId: text,
    clientSecretFile: text,
    clientAuthentication: z.enum(['post', 'basic']).optional(),
    scope: z
      .string()
      .regex(/^openid( |$)/, 'does not begin with openid')
      .optional(),
    addressClaim: text.default('email'),
    addressVerifiedBy: z.enum(['claim', 'tenants', 'provider']).default('claim'),
    verifiedClaim: text.optional(),
    tenants: z.record(text, z.array(text).min(1)).default({}),
  })
  .refine(({ addressVerifiedBy, tenants }) => addressVerifiedBy !== 'tenants' || Object.keys(tenants).length > 0, {
    path: ['tenants'],
    message: 'is missing: whose administrators vouch for addresses',
  });

const file = z.array(provider).refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
  message: 'holds a name twice',
});

/** The providers of a file; or what is wrong with it, in a sentence that begins with its name. */
export function readSignInFile(path: string): { providers: ConfiguredProvider[] } | { fault: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { fault: 'is not a file of JSON that can be read' };
  }
  const read = file.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { fault: `is not as described: ${['the list', ...(issue?.path ?? [])].join(' ')} ${issue?.message}` };
  }
  const folder = dirname(resolve(path));
  return {
    providers: read.data.map((each) => ({ ...each, clientSecretFile: resolve(folder, each.clientSecretFile) })),
  };
}

/** The same with their secrets, for the process that talks with them. */
export function withSecrets(providers: readonly ConfiguredProvider[]): SignInProvider[] {
  return providers.map(({ clientSecretFile, ...provider }) => ({
    ...provider,
    clientSecret: readSecret(provider.name, clientSecretFile),
  }));
}

function readSecret(name: string, path: string): string {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    if (secret) return secret;
  } catch {
    // told below
  }
  const what = `The file of the secret of "${name}" cannot be read, or is empty.`;
  throw new StartRefusal([{ where: 'RATIFY_SIGN_IN_FILE', what, whatToDo: `Write the secret to ${path}.` }]);
}

function isIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
