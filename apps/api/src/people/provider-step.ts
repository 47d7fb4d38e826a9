import type { SecretBox } from '@ratify/journey';
import { z } from 'zod';
import type { ProviderStep } from './sign-in-providers.ts';

const PURPOSE = 'sign-in-provider';

/** A code is waited for as long as it takes to find a phone, and no longer. */
const LIFETIME_MS = 600_000;

const shape = z.object({
  ...{ provider: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() },
  ...{ since: z.coerce.date(), proves: z.boolean(), next: z.string() },
});

/** A step with the page to go on to afterwards. */
export type KeptStep = ProviderStep & { readonly next: string };

/** A step in a form that nobody else can read or make. */
export function sealStep(secrets: SecretBox, step: KeptStep): string {
  return Buffer.from(secrets.seal(Buffer.from(JSON.stringify(step)), PURPOSE)).toString('base64url');
}

/** The step that was sealed; null where it is not ours, or too old. */
export function openStep(secrets: SecretBox, sealed: string | null, now: Date): KeptStep | null {
  if (sealed === null) return null;
  try {
    const step = shape.parse(
      JSON.parse(Buffer.from(secrets.open(Buffer.from(sealed, 'base64url'), PURPOSE)).toString()),
    );
    return now.getTime() - step.since.getTime() <= LIFETIME_MS ? step : null;
  } catch {
    return null;
  }
}
