import { findEarlierDuties, type Clock } from '@ratify/journey';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** Reads the duties of a text that was adopted before duties were read; found and noted as done together, so that twice is once. */
export function findDutiesOfText(clock: Clock): WorkerTask {
  return {
    run: (run) =>
      run.finish(async (work) => {
        const policyId = idFrom(work, 'policyId');
        const duties = await findEarlierDuties(work, policyId, clock.today());
        if (duties > 0)
          await work.audit({ action: 'duties.found', subject: 'Policy', subjectId: policyId, data: { duties } });
      }),
  };
}
