import type { Clock } from '@ratify/journey';
import type { Store } from '@ratify/store';
import { parseCronItems, type ParsedCronItem, type Task } from 'graphile-worker';
import { describeFailure } from '../job/failure.ts';
import { placesOf, type Log } from '../log.ts';

export interface CollectMeans {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** What was stored so many days ago, and nothing refers to any more, goes; null: nothing goes by itself. */
  readonly collectAfterDays: number | null;
}

const DAY_MS = 86_400_000;

/** Every night, whichever worker comes first; a night on which none was at work is made up for in the morning. */
export const COLLECT_NIGHTLY: readonly ParsedCronItem[] = parseCronItems([
  {
    task: 'collect-bytes',
    match: '17 2 * * *',
    options: { maxAttempts: 3, backfillPeriod: DAY_MS / 2, jobKey: 'collect-bytes' },
  },
]);

/** Removes from the bucket what no row refers to any more. Killed anywhere, what it has removed is removed, and the next goes on. */
export function collectBytes({ store, clock, log, collectAfterDays }: CollectMeans): Task {
  return async () => {
    if (collectAfterDays === null) return;
    const before = new Date(clock.now().getTime() - collectAfterDays * DAY_MS);
    try {
      const { gone, unknown } = await store.collectObjects(before);
      const words = 'Files that nothing refers to any more were removed from the bucket.';
      log({ level: 'info', event: 'bytes.collected', words, files: gone.files, bytes: gone.bytes, unknown });
    } catch (error) {
      const { code, sentence } = describeFailure(error);
      log({ level: 'warning', event: 'bytes.uncollected', words: sentence, code, places: placesOf(error) });
      throw new Error(code, { cause: error }); // the queue keeps this text: no words in it
    }
  };
}
