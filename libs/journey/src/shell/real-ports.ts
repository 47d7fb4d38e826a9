import { randomBytes } from 'node:crypto';
import { dateInLondon, plainDate, type PlainDate } from '@ratify/policy';
import { v7 as uuidv7 } from 'uuid';
import type { Clock, Ids } from './ports.ts';

/** The real clock; with `today` given, a simulated day of a demonstration (instants stay real). */
export function realClock(today?: string): Clock {
  const simulated = today === undefined ? null : plainDate(today);
  return { now: () => new Date(), today: (): PlainDate => simulated ?? dateInLondon(Date.now()) };
}

/** Letters and digits that are not taken for one another when read from paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Fresh identifiers: UUIDs of version 7 (RFC 9562), ordered by time, and verification codes of 80 random bits. */
export const realIds: Ids = {
  id: () => uuidv7(),
  verifyCode: () => Array.from(randomBytes(16), (byte) => ALPHABET[byte % ALPHABET.length]).join(''),
};
