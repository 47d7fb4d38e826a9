import { readPolicy } from '@ratify/document';
import { bodyOf, readRound } from '@ratify/journey';
import { CLOSING_FIELD } from '@ratify/seal';
import type { Document, DocumentVersion, JobWork, StoredBlob } from '@ratify/store';
import { JobRefused } from '../job/failure.ts';
import { latestVersion } from '../print/load-printing.ts';
import { officeWords, standingInWords } from '../print/office-words.ts';
import { moveDocument } from './document-record.ts';
import type { Declaration } from './put-signature.ts';
import { isAwaited } from './is-awaited.ts';
import { SEAL_ROLE, sealLine, sealReason, type AskedSignature } from './seal-words.ts';

/** A signature to be put on the newest bytes of a document. */
export interface Signing {
  readonly document: Document;
  readonly base: DocumentVersion;
  readonly stored: StoredBlob;
  readonly declaration: Declaration;
}

/** A document that is to be closed, and what the organisation's seal declares. */
export interface Sealing extends Signing {
  /** The organisation's short name. */
  readonly slug: string;
}

const KIND = 'Simple electronic signature, one-time certificate';

/** Loads what a person has declared and the bytes they read; null when their signature is on the document already. */
export async function loadSigning(work: JobWork, documentId: string, signatureId: string): Promise<Signing | null> {
  const { organisationId } = work;
  const signature = await work.signatures.get({ organisationId, id: signatureId });
  const request = await work.signatureRequests.get({ organisationId, id: signature.requestId });
  const document = await work.documents.get({ organisationId, id: documentId }, { lock: true });
  if (document.adoptionId !== request.adoptionId)
    throw new JobRefused('SIGNATURE_OF_OTHER', 'The signature belongs to another document.');
  const base = await work.documentVersions.get({ organisationId, documentId, sha256: signature.documentSha256 });
  if (await isFollowed(work, base)) return null;
  await openForSealing(work, document);
  const kind = (await bodyOf(work, request))?.kind ?? null;
  return {
    document,
    base,
    stored: await storedOf(work, base),
    declaration: {
      field: request.field,
      person: signature.name,
      role: standingInWords(request, kind),
      office: officeWords(request.role, kind),
      organisation: await nameOf(work),
      reason: signature.declaration,
      declaredAt: signature.signedAt,
      language: await languageOf(work, document),
      lines: [...(request.forRole ? [`For the ${officeWords(request.forRole, kind)}`] : []), KIND],
    },
  };
}

/** Loads a document for the organisation's seal; null when it is sealed, or somebody may still sign it. */
export async function loadSealing(work: JobWork, documentId: string, now: Date): Promise<Sealing | null> {
  const { organisationId } = work;
  const document = await work.documents.get({ organisationId, id: documentId }, { lock: true });
  const base = await latestVersion(work, documentId);
  if (!base) throw new JobRefused('DOCUMENT_NOT_PRINTED', 'The document has not been printed, so it cannot be sealed.');
  if (document.state === 'sealed') return null;
  if (await isAwaited(work, document)) return null;
  const asked = document.adoptionId ? await askedSignatures(work, document.adoptionId) : [];
  await moveDocument(work, documentId, 'printed', 'sealing');
  await moveDocument(work, documentId, 'failed', 'sealing');
  const { name: organisation, slug } = await work.organisations.get({ id: organisationId });
  return {
    slug,
    document,
    base,
    stored: await storedOf(work, base),
    declaration: {
      field: CLOSING_FIELD,
      person: organisation,
      role: SEAL_ROLE,
      organisation,
      reason: sealReason(asked),
      declaredAt: now,
      language: await languageOf(work, document),
      lines: [sealLine(asked)].filter(Boolean),
    },
  };
}

async function askedSignatures(work: JobWork, adoptionId: string): Promise<AskedSignature[]> {
  const { organisationId } = work;
  const requests = await readRound(work, { organisationId, adoptionId });
  const body = await bodyOf(work, { organisationId, adoptionId });
  // What was handed on or asked again is told by the request that followed.
  return requests
    .filter(({ state }) => state !== 'handed-on' && state !== 'replaced')
    .map(({ role, forRole, state, reason }) => ({
      office: standingInWords({ role, forRole }, body?.kind ?? null),
      state,
      declined: reason !== null,
    }));
}

/** Whether later bytes follow these: each step of sealing appends to the one before, so that step has been taken. */
export async function isFollowed(work: JobWork, base: DocumentVersion): Promise<boolean> {
  const { organisationId } = work;
  return (
    (await work.documentVersions.count({ organisationId, documentId: base.documentId, number: base.number + 1 })) > 0
  );
}

async function openForSealing(work: JobWork, document: Document): Promise<void> {
  if (document.state === 'failed') await moveDocument(work, document.id, 'failed', 'sealing');
  else if (document.state !== 'sealing')
    throw new JobRefused('DOCUMENT_STATE_WRONG', 'The document is not waiting for a signature to be put on it.');
}

/** What is stored of a version. */
export async function storedOf(work: JobWork, { sha256 }: DocumentVersion): Promise<StoredBlob> {
  return work.blobs.get({ organisationId: work.organisationId, sha256 });
}

async function nameOf(work: JobWork): Promise<string> {
  return (await work.organisations.get({ id: work.organisationId })).name;
}

async function languageOf(work: JobWork, document: Document): Promise<string> {
  const revision = await work.revisions.get({ organisationId: work.organisationId, id: document.revisionId });
  return readPolicy(revision.text).frontMatter?.language ?? 'en-GB';
}
