import type { DocumentVersion, JobWork } from '@ratify/store';
import {
  fetchRevocationLists,
  readSignatureFields,
  sealLongTerm,
  CLOSING_FIELD,
  type LongTermSeal,
} from '@ratify/seal';
import { JobRefused } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import { failDocument, keepVersion, moveDocument } from './document-record.ts';
import { isFollowed, loadSealing, type Sealing } from './load-signing.ts';
import { putSignature, type SigningMeans } from './put-signature.ts';

/**
 * Closes a document once nobody is waited for any more: the organisation's seal, then the validation data and the archive
 * timestamp (PAdES B-LTA). Until a trustworthy timestamp is had the document stays in the state `sealing`.
 */
export function sealDocument(means: SigningMeans): WorkerTask {
  return {
    run: (run) => seal(run, means),
    giveUp: (work, sentence) => failDocument(work, idFrom(work, 'documentId'), sentence),
  };
}

interface Closed {
  /** With the organisation's seal; left out where the document has no place for one. */
  readonly sealed: Uint8Array | null;
  readonly archived: LongTermSeal;
}

async function seal(run: JobRun, means: SigningMeans): Promise<void> {
  const sealing = await run.write((work) => loadSealing(work, idFrom(work, 'documentId'), means.clock.now()));
  if (!sealing) return run.finish(async () => undefined);
  await run.progress(20, 'Sealing the document');
  const bytes = await run.bytes(sealing.stored);
  const sealed = (await hasOpenSeal(bytes)) ? await putSeal(bytes, sealing, means) : null;
  await run.progress(60, 'Adding the archive timestamp');
  const archived = await archive(sealed ?? bytes, means);
  await run.finish((work) => store(work, sealing, { sealed, archived }));
}

/** By the organisation's own certificate where it has one, and never by another's in its place: who reads it must know whose it is. */
async function putSeal(bytes: Uint8Array, { declaration, slug }: Sealing, means: SigningMeans): Promise<Uint8Array> {
  const own = await means.ownSeals.signerOf(slug);
  const kind = own ? 'Electronic seal, the organisation’s own certificate' : 'Electronic seal, one-time certificate';
  return putSignature(bytes, { ...declaration, lines: [kind, ...declaration.lines] }, means, own);
}

async function hasOpenSeal(bytes: Uint8Array): Promise<boolean> {
  return (await readSignatureFields(bytes)).some(({ field, signed }) => field === CLOSING_FIELD && !signed);
}

/** Closes signed bytes for the long term, with revocation lists made now. */
export async function archive(bytes: Uint8Array, means: SigningMeans): Promise<LongTermSeal> {
  const { authority, clock, timestamp, timestampRoots, ownSeals } = means;
  const ownRoots = await ownSeals.roots();
  const isOutside = ownRoots.length + timestampRoots.length > 0;
  return sealLongTerm(bytes, {
    roots: [new Uint8Array(authority.root.certificate.rawData), ...ownRoots],
    timestampRoots,
    // Only where somebody outside is trusted may anything be fetched from outside.
    revocationLists: [...(await means.revocationLists()), ...(isOutside ? await fetchRevocationLists(bytes) : [])],
    timestamp,
    at: clock.now(),
  });
}

async function store(work: JobWork, { document, base }: Sealing, { sealed, archived }: Closed): Promise<void> {
  const { state } = await work.documents.get({ organisationId: work.organisationId, id: document.id }, { lock: true });
  if (await isFollowed(work, base)) return; // another attempt was here first
  if (state !== 'sealing')
    throw new JobRefused('DOCUMENT_STATE_WRONG', 'The document is no longer waiting to be sealed.');
  let number = base.number;
  if (sealed) {
    number += 1;
    await keepVersion(work, document.id, { number, bytes: sealed, level: 'B-T', action: 'document.sealed' });
  }
  await keepArchived(work, document.id, number + 1, archived);
  await moveDocument(work, document.id, 'sealing', 'sealed');
}

/** Keeps the closed bytes and how long they can be proven. */
export async function keepArchived(
  work: JobWork,
  documentId: string,
  number: DocumentVersion['number'],
  { bytes, archivedUntil }: LongTermSeal,
): Promise<void> {
  await keepVersion(work, documentId, { number, bytes, level: 'B-LTA', action: 'document.archived', archivedUntil });
}
