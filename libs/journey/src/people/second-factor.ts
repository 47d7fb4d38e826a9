import { randomBytes } from 'node:crypto';
import { refuse } from '@ratify/policy';
import type { Session } from '@ratify/store';
import { done, refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { purposeOf, secretsOf, takeCode } from './check-code.ts';
import { describeSecret, readCode, sayRecoveryCode, SECRET_BYTES, stepOf } from './codes.ts';
import { proveIdentity } from './prove-identity.ts';

const RECOVERY_CODES = 10;

/** How the two-step sign-in of whoever asks stands. */
export interface OwnSecondFactor {
  readonly isOn: boolean;
  readonly codesLeft: number;
  /** While it is being set up, and never afterwards. */
  readonly setUp: { readonly secret: string; readonly address: string } | null;
}

/** How one's own two-step sign-in stands. */
export async function readSecondFactor(journey: Journey, session: Session): Promise<OwnSecondFactor> {
  const factor = await journey.store.secondFactors.find(session.personId);
  if (!factor) return { isOn: false, codesLeft: 0, setUp: null };
  if (factor.confirmedAt) return { isOn: true, codesLeft: factor.codesLeft, setUp: null };
  const secret = secretsOf(journey).open(factor.sealedSecret, purposeOf(session.personId));
  return { isOn: false, codesLeft: 0, setUp: describeSecret(secret, session.email) };
}

/** Makes a secret to set an app up with. The password is asked for: whoever finds a session open locks nobody out with it. */
export async function beginSecondFactor(journey: Journey, session: Session, password: string): Promise<Outcome<true>> {
  const unproved = await proveIdentity(journey, session, password);
  if (unproved.length > 0) return refused(...unproved);
  const sealed = secretsOf(journey).seal(randomBytes(SECRET_BYTES), purposeOf(session.personId));
  const begun = await journey.store.secondFactors.begin(session.personId, sealed);
  return begun ? done(true) : refused(refuse('SECOND_FACTOR_ON'));
}

/** Makes the secret count, once its app has shown a right code; returns the recovery codes, which nobody can show again. */
export async function confirmSecondFactor(
  journey: Journey,
  session: Session,
  typed: string,
): Promise<Outcome<readonly string[]>> {
  const { personId } = session;
  const { secondFactors } = journey.store;
  const factor = await secondFactors.find(personId);
  if (!factor) return refused(refuse('SECOND_FACTOR_NONE'));
  if (factor.confirmedAt) return refused(refuse('SECOND_FACTOR_ON'));
  const read = readCode(typed);
  const secret = secretsOf(journey).open(factor.sealedSecret, purposeOf(personId));
  const step = read.kind === 'app' ? stepOf(secret, read.code, journey.clock.now()) : null;
  if (step === null) return refused(refuse('SET_UP_CODE_WRONG', { where: 'code' }));
  const codes = Array.from({ length: RECOVERY_CODES }, () => journey.ids.verifyCode());
  const isOn = await secondFactors.confirm(personId, factor.sealedSecret, step, codes);
  return isOn ? done(codes.map(sayRecoveryCode)) : refused(refuse('SECOND_FACTOR_ON'));
}

/** Switches one's own off: password and code together, as for signing in. */
export async function endSecondFactor(
  journey: Journey,
  session: Session,
  { password, code }: { readonly password: string; readonly code: string },
): Promise<Outcome<true>> {
  const { secondFactors, directory } = journey.store;
  if (!(await secondFactors.find(session.personId))?.confirmedAt) return refused(refuse('SECOND_FACTOR_NONE'));
  const outcome = await directory.checkPassword(session, password);
  if (outcome !== 'right')
    return refused(refuse(outcome === 'locked' ? 'PROOF_LOCKED' : 'PROOF_WRONG', { where: 'password' }));
  const answer = await takeCode(journey, session.personId, code);
  if (answer.outcome !== 'right')
    return refused(refuse(answer.outcome === 'locked' ? 'PROOF_LOCKED' : 'CODE_WRONG', { where: 'code' }));
  await directory.noteProof(session);
  return (await secondFactors.end(session.personId)) ? done(true) : refused(refuse('SECOND_FACTOR_NONE'));
}
