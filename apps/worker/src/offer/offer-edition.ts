import { findWaitingOffers, offerInTurn } from '@ratify/journey';
import { JobUnfinished } from '../job/failure.ts';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** Offers made in one transaction: half a second, so that a school that waits for one of its rows hardly notices. */
const PART = 400;

/**
 * A publication: everyone who holds the template is offered the edition, part by part. What a part offered is committed with
 * its progress; killed anywhere and run again, or run twice at a time, the job offers to whoever has no offer yet.
 */
export const offerEdition: WorkerTask = {
  run: async (run) => {
    const { edition, offered, waiting } = await run.read((work) => findWaitingOffers(work, idFrom(work, 'editionId')));
    const total = offered + waiting.length;
    let failed = 0;
    for (let at = 0; at < waiting.length; at += PART) {
      const part = waiting.slice(at, at + PART);
      const others = await run.part(
        (work) => offerInTurn(work, edition, part),
        (now) => sayProgress(offered + at + part.length - failed - now.length, total),
      );
      failed += others.length;
    }
    if (failed > 0) throw new JobUnfinished('OFFERS_FAILED', sayFailed(failed));
    await run.finish((work) =>
      work.enqueue('count-effects', { templateId: edition.templateId }, `count-effects:${edition.templateId}`),
    );
  },
};

function sayProgress(offered: number, total: number): { readonly percent: number; readonly note: string } {
  return { percent: Math.floor((offered / total) * 99), note: `${offered} of ${total} offered` };
}

function sayFailed(count: number): string {
  const who = count === 1 ? 'One school' : `${count} schools`;
  return `${who} could not be offered the edition; every other school has it.`;
}
