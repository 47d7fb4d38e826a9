import type { Journey, SecretBox } from '../shell/ports.ts';
import { readCode, stepOf } from './codes.ts';

export type CodeAnswer =
  /** `codesLeft` where a recovery code was taken. */
  | { readonly outcome: 'right'; readonly codesLeft: number | null }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'locked' };

/** Where a sealed secret opens: swapped to another person's row, it does not. */
export const purposeOf = (personId: string): string => `second-factor/${personId}`;

/** The key of the installation's second factors. */
export function secretsOf({ secrets }: Journey): SecretBox {
  if (!secrets) throw new Error('this process was not given the key of second factors');
  return secrets;
}

/**
 * Takes a code of somebody's app, or a recovery code: each is right once. An attempt counts as failed until whoever asked opens a
 * session or notes a proof; five close the account as wrong passwords do.
 */
export async function takeCode(journey: Journey, personId: string, typed: string): Promise<CodeAnswer> {
  const answer = await tryCode(journey, personId, typed);
  if (answer.outcome === 'refused') await journey.store.secondFactors.noteWrong(personId);
  return answer;
}

async function tryCode(journey: Journey, personId: string, typed: string): Promise<CodeAnswer> {
  const { secondFactors } = journey.store;
  const attempt = await secondFactors.try(personId);
  if (attempt?.isLocked) return { outcome: 'locked' };
  const read = readCode(typed);
  if (!attempt?.sealedSecret || read.kind === 'none') return { outcome: 'refused' };
  if (read.kind === 'recovery') {
    const codesLeft = await secondFactors.takeRecoveryCode(personId, read.code);
    return codesLeft === null ? { outcome: 'refused' } : { outcome: 'right', codesLeft };
  }
  const secret = secretsOf(journey).open(attempt.sealedSecret, purposeOf(personId));
  const step = stepOf(secret, read.code, journey.clock.now());
  const isRight = step !== null && (await secondFactors.takeStep(personId, step));
  return isRight ? { outcome: 'right', codesLeft: null } : { outcome: 'refused' };
}
