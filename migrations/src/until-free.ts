import { setTimeout as wait } from 'node:timers/promises';

/** How long a step waits for a lock. Whoever comes after it waits too, so that this is the longest that it makes anybody wait. */
export const LOCK_TIMEOUT = '2s';

const LOCKED = new Set(['55P03', '40P01']); // lock_not_available, deadlock_detected
const MOST_TRIES = 60;

/** Does something in a transaction; where others hold what it needs, it lets them pass and tries again, for some minutes. */
export async function untilFree<T>(act: () => Promise<T>, log: (line: string) => void): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await act();
    } catch (error) {
      if (!isLocked(error) || tries === MOST_TRIES) throw error;
      log(`waits: others are at work on what it has to lock (try ${tries})`);
      await wait(Math.min(tries, 10) * 500);
    }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LOCKED.has(String(error.code));
}
