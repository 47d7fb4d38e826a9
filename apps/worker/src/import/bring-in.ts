import { keepSentDocument, type ImporterPort, type Journey } from '@ratify/journey';
import { JobUnfinished } from '../job/failure.ts';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/**
 * Reads a document that somebody sent, and keeps what it became with the end of the job. Killed anywhere, the next attempt reads it again
 * from the bytes that are kept; there is one policy in the end.
 */
export function bringIn(importer: ImporterPort, journey: Pick<Journey, 'clock' | 'ids'>): WorkerTask {
  return {
    run: async (run) => {
      const document = await run.read(async (work) => {
        const { organisationId } = work;
        return work.sentDocuments.get({ organisationId, id: idFrom(work, 'documentId') });
      });
      const { bytes, fileName } = document;
      if (!bytes) return run.finish(async () => undefined);
      await run.progress(10, 'Reading the document');
      const read = await importer.bringIn({ fileName, bytes: new Uint8Array(bytes) });
      // Others are read at the moment: its turn comes.
      if ('code' in read && read.code === 'READING_BUSY') throw new JobUnfinished(read.code, read.what);
      await run.finish((work) => keepSentDocument(journey, work, document.id, read));
    },
  };
}
