import { DOCUMENT_TABLE, type DocumentState } from '@ratify/policy';
import type { JobWork } from '@ratify/store';

/** Bytes that a step of printing or sealing made. */
export interface NewVersion {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** `unsigned`, or the PAdES level of what is signed: `B-T`, `B-LTA`. */
  readonly level: string;
  /** Of the audit: `document.signed`. */
  readonly action: string;
  readonly signatureId?: string;
  /** Of a closed document: when its archive timestamp can no longer be checked, unless it is renewed before. */
  readonly archivedUntil?: Date;
}

/** Keeps the bytes, adds them to the document as its next version and says so in the audit. */
export async function keepVersion(work: JobWork, documentId: string, version: NewVersion): Promise<void> {
  const { number, bytes, level, action, signatureId, archivedUntil = null } = version;
  const sha256 = await work.keepBytes(bytes, 'application/pdf');
  await work.documentVersions.add({ documentId, number, sha256, length: bytes.length, level, archivedUntil });
  await work.audit({
    action,
    subject: 'Document',
    subjectId: documentId,
    data: { number, sha256, level, ...(signatureId ? { signatureId } : {}) },
  });
}

/** Moves a document along its table of states; nothing happens when it is not in the state it is to leave. */
export async function moveDocument(
  work: JobWork,
  documentId: string,
  from: DocumentState,
  to: DocumentState,
): Promise<boolean> {
  const known = DOCUMENT_TABLE.transitions.some((each) => each.from === from && each.to === to);
  if (!known) throw new Error(`a document that is ${from} cannot become ${to}`);
  const moved = await work.documents.change({ id: documentId, state: from }, { state: to, failure: null });
  return moved > 0;
}

/** Says in the record that a document could not be made; one that is whole already stays as it is. */
export async function failDocument(work: JobWork, documentId: string, sentence: string): Promise<void> {
  await work.documents.change(
    { id: documentId, state: ['printing', 'sealing'] },
    { state: 'failed', failure: sentence },
  );
}
