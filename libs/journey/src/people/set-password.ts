import { setTimeout as delay } from 'node:timers/promises';
import { LONGEST_PASSWORD, passwordRefusals, refuse } from '@ratify/policy';
import { hashPassword, isGuessable, type AccountLink } from '@ratify/store';
import { done, refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';

/** How long the answer to somebody who forgot a password takes at least: as long for a known address as for any other. */
const ANSWER_MS = 250;

/** Sends a link to set a password to an address, where it is somebody's. Nobody is told whether it is. */
export async function askForPassword({ store }: Journey, email: string): Promise<void> {
  await Promise.all([store.accountLinks.ask(email.trim()), delay(ANSWER_MS)]);
}

/** Sets a password by a link that came by mail, and ends every session of its person. */
export async function setPassword(
  { store }: Journey,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Outcome<AccountLink>> {
  const link = await store.accountLinks.find(token);
  if (!link) return refused(refuse('LINK_NOT_OPEN'));
  const known = [link.email, link.fullName, 'ratify', 'policy', 'school'];
  const refusals = passwordRefusals(
    password,
    password.length <= LONGEST_PASSWORD && (await isGuessable(password, known)),
  );
  if (refusals.length > 0) return refused(...refusals);
  const isSet = await store.accountLinks.setPassword(token, await hashPassword(password));
  return isSet ? done(link) : refused(refuse('LINK_NOT_OPEN'));
}
