import type { ObjectStore } from '@ratify/store';
import type { JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** What one job moves before others have their turn. */
const AT_ONCE = 100;

/**
 * Moves bytes of an organisation out of the database. Each row says first that its bytes leave, so that nobody removes them where they
 * arrive; it lets go of its own once they have been read back from there.
 */
export function moveBytes(objects: ObjectStore | null): WorkerTask {
  return {
    run: async (run) => {
      const waiting = objects ? await run.read((work) => work.listBytesHere(AT_ONCE)) : [];
      for (const [at, sha256] of waiting.entries()) {
        if (objects) await moveOne(run, objects, sha256);
        if (at % 10 === 9) await run.progress(Math.floor((at / waiting.length) * 100), `Moved ${at + 1} files`);
      }
      await run.finish(async () => undefined);
    },
  };
}

async function moveOne(run: JobRun, objects: ObjectStore, sha256: string): Promise<void> {
  const row = await run.write(async (work) => {
    await work.blobs.change({ sha256, place: 'database' }, { place: 's3' });
    return work.blobs.get({ organisationId: work.organisationId, sha256 });
  });
  if (!row.bytes) return; // another attempt has moved it
  await objects.keep(row, row.bytes, row.mime);
  await run.write((work) => work.letBytesGo(sha256));
}
