import { postMessage, type Clock } from '@ratify/journey';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** Finds out who is head and clerk of the schools of a batch today, and writes each of them one message. */
export function tellChased(clock: Clock): WorkerTask {
  return {
    run: async (run) => {
      await run.finish(async (work) => {
        const batchId = idFrom(work, 'batchId');
        for (const recipientId of await work.recipientsOfChase(batchId, clock.today()))
          await postMessage(work, { kind: 'chased', recipientId, subjects: { batchId } }, work.actor.personId);
      });
    },
  };
}
