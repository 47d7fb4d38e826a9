import type { JobWork } from '@ratify/store';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import { latestVersion } from '../print/load-printing.ts';
import { isFollowed, storedOf } from './load-signing.ts';
import type { SigningMeans } from './put-signature.ts';
import { archive, keepArchived } from './seal-document.ts';

/** An archive timestamp is renewed while the certificate behind it has a year to go: long enough for any outage. */
const RENEWED_BEFORE_MS = 365 * 86_400_000;

/** The moment before which an archive timestamp must not end. */
export function renewBefore(now: Date): Date {
  return new Date(now.getTime() + RENEWED_BEFORE_MS);
}

/** Closes a closed document once more, before what proves it runs out. The document stays sealed all the while. */
export function renewArchive(means: SigningMeans): WorkerTask {
  return { run: (run) => renew(run, means) };
}

async function renew(run: JobRun, means: SigningMeans): Promise<void> {
  const base = await run.read(async (work) => {
    const documentId = idFrom(work, 'documentId');
    const { state } = await work.documents.get({ organisationId: work.organisationId, id: documentId });
    const latest = await latestVersion(work, documentId);
    const isDue = latest?.archivedUntil && latest.archivedUntil < renewBefore(means.clock.now());
    return state === 'sealed' && isDue ? { version: latest, stored: await storedOf(work, latest) } : null;
  });
  if (!base) return run.finish(async () => undefined);
  await run.progress(30, 'Renewing the archive timestamp');
  const archived = await archive(await run.bytes(base.stored), means);
  // The timestamp authority still works with the same certificate: nothing would be proven for any longer.
  const isGain = archived.archivedUntil > (base.version.archivedUntil ?? new Date(0));
  await run.finish(async (work) => isGain && store(work, base.version, archived));
}

async function store(
  work: JobWork,
  version: NonNullable<Awaited<ReturnType<typeof latestVersion>>>,
  archived: Awaited<ReturnType<typeof archive>>,
): Promise<void> {
  const { organisationId } = work;
  await work.documents.get({ organisationId, id: version.documentId }, { lock: true });
  if (await isFollowed(work, version)) return; // another attempt was here first
  await keepArchived(work, version.documentId, version.number + 1, archived);
}
