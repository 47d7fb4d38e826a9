import { isProofFresh, PROOF_MINUTES, refuse, type Refusal } from '@ratify/policy';
import type { Scope, Session } from '@ratify/store';
import type { Journey } from '../shell/ports.ts';

/** Whether somebody has to prove anew who they are before they sign. */
export function needsProof({ clock, proofMinutes = PROOF_MINUTES }: Journey, { provedAt }: Scope | Session): boolean {
  return !isProofFresh(provedAt, clock.now(), proofMinutes);
}

/** Proves anew who holds a session, by their password; wrong ones close the account as they do at signing in. */
export async function proveIdentity({ store }: Journey, session: Session, password: string): Promise<Refusal[]> {
  const outcome = await store.directory.prove(session, password);
  if (outcome === 'proved') return [];
  return [refuse(outcome === 'locked' ? 'PROOF_LOCKED' : 'PROOF_WRONG', { where: 'password' })];
}
