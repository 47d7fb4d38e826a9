import { countRounds, type Clock } from '@ratify/journey';
import type { WorkerTask } from '../job/task-of.ts';

/** Counts the rounds of one setting for today; twice is as good as once. */
export function countRoundsOfSetting(clock: Clock): WorkerTask {
  return { run: (run) => run.finish((work) => countRounds(work, clock.today())) };
}
