import { fanOutEdition, offerUpdate } from '@ratify/journey';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** A publication, in the publisher's name: one job for each policy made from the template. */
export const offerEdition: WorkerTask = {
  run: (run) => run.finish((work) => fanOutEdition(work, { editionId: idFrom(work, 'editionId') })),
};

/** The offer to one policy, in its own organisation's name. */
export const offerUpdateTask: WorkerTask = {
  run: (run) =>
    run.finish((work) =>
      offerUpdate(work, {
        policyId: idFrom(work, 'policyId'),
        editionId: idFrom(work, 'editionId'),
        editionOrganisationId: idFrom(work, 'editionOrganisationId'),
      }),
    ),
};
