import { findWaitingOffers, offerInTurn } from '@ratify/journey';
import { JobUnfinished } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** Offers made in one transaction: a fifth of a second, so that a school that waits for one of its rows hardly notices. */
const PART = 200;

/**
 * A publication: everyone who holds the template is offered the edition, part by part. What a part offered is committed before
 * its progress is said; killed anywhere and run again, or run twice at a time, the job offers to whoever has no offer yet.
 */
export const offerEdition: WorkerTask = {
  run: async (run) => {
    const { edition, offered, waiting } = await run.read((work) => findWaitingOffers(work, idFrom(work, 'editionId')));
    const total = offered + waiting.length;
    const failed: string[] = [];
    for (let at = 0; at < waiting.length; at += PART) {
      const part = waiting.slice(at, at + PART);
      failed.push(...(await run.write((work) => offerInTurn(work, edition, part))));
      await sayProgress(run, offered + at + part.length - failed.length, total);
    }
    if (failed.length > 0) throw new JobUnfinished('OFFERS_FAILED', sayFailed(failed.length));
    await run.finish((work) =>
      work.enqueue('count-effects', { templateId: edition.templateId }, `count-effects:${edition.templateId}`),
    );
  },
};

async function sayProgress(run: JobRun, offered: number, total: number): Promise<void> {
  await run.progress(Math.floor((offered / total) * 99), `${offered} of ${total} offered`);
}

function sayFailed(count: number): string {
  const who = count === 1 ? 'One school' : `${count} schools`;
  return `${who} could not be offered the edition; every other school has it.`;
}
