import { type Refusal, refuse } from '../refusals/refusal.ts';

/** Characters of the shortest password, as the National Cyber Security Centre advises for one without further rules. */
export const SHORTEST_PASSWORD = 12;

/** Longer ones only cost time. */
export const LONGEST_PASSWORD = 256;

/** Why a password cannot be taken: its length, and whether it is easily guessed. No rules about which characters it is made of. */
export function passwordRefusals(password: string, isGuessable: boolean): Refusal[] {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return [refuse('PASSWORD_TOO_SHORT', { where: 'password' })];
  if (length > LONGEST_PASSWORD) return [refuse('PASSWORD_TOO_LONG', { where: 'password' })];
  return isGuessable ? [refuse('PASSWORD_GUESSABLE', { where: 'password' })] : [];
}
