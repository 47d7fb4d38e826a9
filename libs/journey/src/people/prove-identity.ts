import { isProofFresh, PROOF_MINUTES, refuse, type Refusal } from '@ratify/policy';
import type { Scope, Session } from '@ratify/store';
import type { Journey } from '../shell/ports.ts';
import { takeCode } from './check-code.ts';
import { readCode } from './codes.ts';

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

/** The same before a signature: whoever has an authenticator app may type its code instead. No password is as short as one. */
export async function proveSigner(journey: Journey, session: Session, typed: string): Promise<Refusal[]> {
  const { store } = journey;
  const factor = readCode(typed).kind === 'app' ? await store.secondFactors.find(session.personId) : null;
  if (!factor?.confirmedAt) return proveIdentity(journey, session, typed);
  const { outcome } = await takeCode(journey, session.personId, typed);
  if (outcome === 'right' && (await store.directory.noteProof(session))) return [];
  return [refuse(outcome === 'locked' ? 'PROOF_LOCKED' : 'CODE_WRONG', { where: 'password' })];
}
