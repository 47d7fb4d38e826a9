import { readDigest, type Clock } from '@ratify/journey';
import { hourIn, isQuiet } from '@ratify/policy';
import type { Store } from '@ratify/store';
import type { Task } from 'graphile-worker';
import { describeFailure } from '../job/failure.ts';
import { placesOf, type Log } from '../log.ts';
import type { MailPort } from './mail-port.ts';

export interface DigestMeans {
  readonly store: Store;
  readonly mail: MailPort;
  readonly clock: Clock;
  readonly log: Log;
}

/** The zone by which nobody is written to at night. */
export const HOME_ZONE = 'Europe/London';

/**
 * Sends one person's reminders, in the words of the moment. One sender at a time has a mail; killed between handing it over and noting
 * that, the next hands it over again under the same Message-ID. In quiet hours it is left waiting: a later round asks again.
 */
export function sendDigest({ store, mail, clock, log }: DigestMeans): Task {
  return async (payload, { job }) => {
    const id = (payload as { digest?: unknown } | null)?.digest;
    if (typeof id !== 'string' || isQuiet(hourIn(HOME_ZONE, clock.now().getTime()))) return;
    if (!(await store.reminders.claim(id, clock.now()))) return;
    const day = clock.today();
    try {
      const found = await store.reminders.read(id, async (digest) => ({
        to: digest.to,
        letter: await readDigest(digest, day),
      }));
      if (found?.letter) await mail.send({ id, to: found.to, letter: found.letter, onBehalfOf: null });
      await store.reminders.settle(id, found?.letter ? 'sent' : 'dropped', { day });
    } catch (error) {
      const { code, sentence, isFinal } = describeFailure(error);
      const places = placesOf(error);
      log({
        level: isFinal ? 'error' : 'warning',
        event: 'digest.failed',
        words: sentence,
        code,
        attempt: job.attempts,
        places,
      });
      if (isFinal) return store.reminders.settle(id, 'refused', { reason: sentence, day });
      await store.reminders.release(id);
      throw new Error(code, { cause: error }); // the queue keeps this text: no words in it
    }
  };
}
