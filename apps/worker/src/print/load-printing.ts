import type { DocumentRecord } from '@ratify/document';
import { readRecord, readRound } from '@ratify/journey';
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
} from '@ratify/store';

/** Everything that a printed document says, as it stood in one transaction. */
export interface Printing {
  readonly document: Document;
  readonly organisation: Organisation;
  /** A PNG. */
  readonly logo: Uint8Array | null;
  readonly policy: Policy;
  readonly revision: Revision;
  readonly record: DocumentRecord;
  readonly adoption: Adoption | null;
  readonly decision: Decision | null;
  readonly body: Body | null;
  /** Those whose signature the document has a place for. */
  readonly requests: readonly SignatureRequest[];
}

/** Loads what a document prints; null when it has been printed already. */
export async function loadPrinting(work: JobWork, documentId: string, today: PlainDate): Promise<Printing | null> {
  const { organisationId } = work;
  const document = await work.documents.get({ organisationId, id: documentId });
  if (await latestVersion(work, documentId)) return null;
  const revision = await work.revisions.get({ organisationId, id: document.revisionId });
  const adoption = document.adoptionId ? await work.adoptions.get({ organisationId, id: document.adoptionId }) : null;
  const decision = adoption?.decisionId ? await work.decisions.get({ organisationId, id: adoption.decisionId }) : null;
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

/** The bytes of an organisation's own logo. */
export async function loadLogo(work: JobWork, { id, logoSha256 }: Organisation): Promise<Uint8Array | null> {
  return logoSha256 ? (await work.blobs.get({ organisationId: id, sha256: logoSha256 })).bytes : null;
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
