import { Policy, type SignatureRequest } from '@ratify/store';
import {
  buildAdoption,
  buildBlob,
  buildDecision,
  buildDocument,
  buildDocumentVersion,
  buildMeeting,
  buildPolicy,
  buildRevision,
  buildSignatureRequest,
  type TestDatabase,
} from '@ratify/test-kit';

export interface AskedToSign {
  readonly policyId: string;
  readonly documentId: string;
  readonly requests: readonly SignatureRequest[];
}

/** A policy that the organisation's own body has adopted, with a printed document and open requests: to the chair, unless told otherwise. */
export async function askToSign(
  database: TestDatabase,
  slug: string,
  title: string,
  asked: readonly Partial<SignatureRequest>[] = [{ role: 'chair' }],
): Promise<AskedToSign> {
  const [{ organisationId, bodyId }] = (await database.owner.query(
    `select o.id as "organisationId", b.id as "bodyId" from app.organisations o
     join app.bodies b on b.organisation_id = o.id where o.slug = $1 order by b.id limit 1`,
    [slug],
  )) as [{ organisationId: string; bodyId: string }];
  const { id: policyId } = await buildPolicy(database, { organisationId, title });
  const { id: revisionId } = await buildRevision(database, { organisationId, policyId, state: 'adopted' });
  await database.owner
    .getRepository(Policy)
    .update({ id: policyId }, { adoptedRevisionId: revisionId, adoptedOn: '2026-09-14', effectiveFrom: '2026-09-14' });
  const meeting = await buildMeeting(database, { organisationId, bodyId });
  const decision = await buildDecision(database, { organisationId, revisionId, bodyId, meetingId: meeting.id });
  const { id: adoptionId } = await buildAdoption(database, {
    ...{ organisationId, policyId, revisionId, decisionId: decision.id },
  });
  const { id: documentId } = await buildDocument(database, {
    ...{ organisationId, policyId, revisionId, adoptionId, title, state: 'printed' },
  });
  const { sha256, length } = await buildBlob(database, { organisationId, bytes: Buffer.from(`%PDF-1.7 ${title}`) });
  await buildDocumentVersion(database, { organisationId, documentId, number: 1, sha256, length });
  const requests: SignatureRequest[] = [];
  for (const each of asked)
    requests.push(
      await buildSignatureRequest(database, {
        organisationId,
        revisionId,
        adoptionId,
        field: each.role ?? 'chair',
        ...each,
      }),
    );
  return { policyId, documentId, requests };
}
