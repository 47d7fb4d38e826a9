import type { DocumentRecord } from '@ratify/document';
import { readRecord, readRound, readToldDecision } from '@ratify/journey';
import { isUnsettled, type PlainDate } from '@ratify/policy';
import type {
  Adoption,
  Body,
  Decision,
  Document,
  DocumentVersion,
  JobWork,
  Organisation,
  Policy,
  Revision,
  SignatureRequest,
  StoredBlob,
} from '@ratify/store';

/** Everything that a printed document says, as it stood in one transaction. */
export interface Printing {
  readonly document: Document;
  readonly organisation: Organisation;
  /** A PNG, wherever its bytes are. */
  readonly logo: StoredBlob | null;
  readonly policy: Policy;
  readonly revision: Revision;
  readonly record: DocumentRecord;
  readonly adoption: Adoption | null;
  readonly decision: Decision | null;
  readonly body: Body | null;
  /** Those whose signature the document has a place for. */
  readonly requests: readonly SignatureRequest[];
}

/** Loads what a document prints; null when it has been printed already, or is of an adoption that was set aside meanwhile. */
export async function loadPrinting(work: JobWork, documentId: string, today: PlainDate): Promise<Printing | null> {
  const { organisationId } = work;
  const document = await work.documents.get({ organisationId, id: documentId });
  if (await latestVersion(work, documentId)) return null;
  const revision = await work.revisions.get({ organisationId, id: document.revisionId });
  const adoption = document.adoptionId ? await work.adoptions.get({ organisationId, id: document.adoptionId }) : null;
  if (adoption?.setAsideAt) return null;
  const decision = adoption?.decisionId ? await readToldDecision(work, organisationId, adoption.decisionId) : null;
  const body = decision ? await work.bodies.find({ organisationId, id: decision.bodyId }) : null;
  const organisation = await work.organisations.get({ id: organisationId });
  const requests = adoption ? await liveRequests(work, adoption.id) : [];
  return {
    document,
    organisation,
    logo: await loadLogo(work, organisation),
    policy: await work.policies.get({ organisationId, id: document.policyId }),
    revision,
    record: await readRecord(work, revision, today),
    adoption,
    decision,
    body,
    requests,
  };
}

/** An organisation's own logo. */
export async function loadLogo(work: JobWork, { id, logoSha256 }: Organisation): Promise<StoredBlob | null> {
  return logoSha256 ? work.blobs.get({ organisationId: id, sha256: logoSha256 }) : null;
}

/** The newest bytes of a document. */
export async function latestVersion(work: JobWork, documentId: string): Promise<DocumentVersion | null> {
  const { organisationId } = work;
  return work.documentVersions.find({ organisationId, documentId }, { order: { number: 'desc' } });
}

/** Requests that a signature answers or may still answer, one for each field: what was declined may be asked for again. */
async function liveRequests(work: JobWork, adoptionId: string): Promise<SignatureRequest[]> {
  const round = await readRound(work, { organisationId: work.organisationId, adoptionId });
  return round.filter((each) => each.state === 'signed' || isUnsettled(each, round));
}
