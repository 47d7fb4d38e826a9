import { decideReminder, lockPosition, postMessage, type Clock } from '@ratify/journey';
import { REMINDER_KINDS } from '@ratify/policy';
import { JobRefused } from '../job/failure.ts';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/**
 * Reminds those who have not confirmed what a round asks of them, by the service itself. That it was done and the mail it leads to are
 * stored together; done before, or closed meanwhile, it is nothing.
 */
export function remindRoundOfItself({ clock }: { readonly clock: Clock }): WorkerTask {
  return {
    run: (run) =>
      run.finish(async (work) => {
        const { organisationId } = work;
        const kind = REMINDER_KINDS.find((each) => each === work.job.payload['kind']);
        if (!kind) throw new JobRefused('PAYLOAD_WRONG', 'The reminder was asked for without its kind.');
        const position = await lockPosition(work, { organisationId, id: idFrom(work, 'roundId') }, clock.today());
        const { plan } = await decideReminder(work, position, kind, clock.today());
        if (!plan) return;
        await work.roundReminders.add(plan.reminder);
        for (const entry of plan.audit) await work.audit(entry);
        for (const message of plan.messages) await postMessage(work, message);
      }),
  };
}
