import { refuse } from '@ratify/policy';
import type { Session } from '@ratify/store';
import { done, refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { takeCode } from './check-code.ts';

export interface SignedIn {
  readonly token: string;
  readonly session: Session;
  /** How many recovery codes are left, where one was used up. */
  readonly codesLeft: number | null;
}

/** Signs somebody in who has typed the password, by a code. What they brought of the password leads in once. */
export async function signInCode(journey: Journey, stepToken: string, code: string): Promise<Outcome<SignedIn>> {
  const { secondFactors, directory } = journey.store;
  const personId = await secondFactors.findStep(stepToken);
  if (!personId) return refused(refuse('SIGN_IN_STEP_OVER'));
  const answer = await takeCode(journey, personId, code);
  if (answer.outcome === 'locked') return refused(refuse('SIGN_IN_LOCKED'));
  if (answer.outcome === 'refused') return refused(refuse('CODE_WRONG', { where: 'code' }));
  if (!(await secondFactors.useStep(stepToken))) return refused(refuse('SIGN_IN_STEP_OVER'));
  return done({ ...(await directory.openSession(personId)), codesLeft: answer.codesLeft });
}
