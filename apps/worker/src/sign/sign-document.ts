import type { JobWork } from '@ratify/store';
import { JobRefused } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import { failDocument, keepVersion, moveDocument } from './document-record.ts';
import { isAwaited } from './is-awaited.ts';
import { isFollowed, loadSigning, type Signing } from './load-signing.ts';
import { putSignature, type SigningMeans } from './put-signature.ts';

/** Puts the signature that a person has declared on the document's newest bytes, as its next version. */
export function signDocument(means: SigningMeans): WorkerTask {
  return {
    run: (run) => sign(run, means),
    giveUp: (work, sentence) => failDocument(work, idFrom(work, 'documentId'), sentence),
  };
}

async function sign(run: JobRun, means: SigningMeans): Promise<void> {
  const signing = await run.write((work) => loadSigning(work, idFrom(work, 'documentId'), idFrom(work, 'signatureId')));
  if (!signing) return run.finish(async () => undefined);
  await run.progress(30, 'Putting the signature on the document');
  const signed = await putSignature(await run.bytes(signing.stored), signing.declaration, means);
  await run.finish((work) => store(work, signing, signed));
}

async function store(work: JobWork, { document, base }: Signing, bytes: Uint8Array): Promise<void> {
  const { organisationId } = work;
  const { state } = await work.documents.get({ organisationId, id: document.id }, { lock: true });
  if (await isFollowed(work, base)) return; // another attempt was here first
  if (state !== 'sealing')
    throw new JobRefused('DOCUMENT_STATE_WRONG', 'The document is no longer waiting for a signature to be put on it.');
  await keepVersion(work, document.id, {
    number: base.number + 1,
    bytes,
    level: 'B-T',
    action: 'document.signed',
    signatureId: idFrom(work, 'signatureId'),
  });
  if (await isAwaited(work, document)) await moveDocument(work, document.id, 'sealing', 'printed');
  else await work.enqueue('seal-document', { documentId: document.id }, `seal-document:${document.id}`);
}
