import type { JobWork } from '@ratify/store';
import { JobRefused } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import { failDocument, keepVersion, moveDocument } from './document-record.ts';
import { isFollowed, loadSealing, type Signing } from './load-signing.ts';
import { putSignature, type SigningMeans } from './put-signature.ts';

/** Closes a document that nobody is asked to sign with its organisation's seal; the minute is the decision. */
export function sealDocument(means: SigningMeans): WorkerTask {
  return {
    run: (run) => seal(run, means),
    giveUp: (work, sentence) => failDocument(work, idFrom(work, 'documentId'), sentence),
  };
}

async function seal(run: JobRun, means: SigningMeans): Promise<void> {
  const sealing = await run.write((work) => loadSealing(work, idFrom(work, 'documentId'), means.clock.now()));
  if (!sealing) return run.finish(async () => undefined);
  await run.progress(30, 'Sealing the document');
  const sealed = await putSignature(sealing.bytes, sealing.declaration, means);
  await run.finish((work) => store(work, sealing, sealed));
}

async function store(work: JobWork, { document, base }: Signing, bytes: Uint8Array): Promise<void> {
  const { state } = await work.documents.get({ organisationId: work.organisationId, id: document.id }, { lock: true });
  if (await isFollowed(work, base)) return; // another attempt was here first
  if (state !== 'sealing')
    throw new JobRefused('DOCUMENT_STATE_WRONG', 'The document is no longer waiting to be sealed.');
  await keepVersion(work, document.id, { number: base.number + 1, bytes, level: 'B-T', action: 'document.sealed' });
  await moveDocument(work, document.id, 'sealing', 'sealed');
}
