import { createHash, randomBytes } from 'node:crypto';
import {
  Chase,
  Duty,
  DutyRecord,
  LiveValue,
  ReviewReason,
  Acknowledgement,
  AuditEvent,
  AuditPersonal,
  Document,
  DocumentVersion,
  EvidenceFile,
  Job,
  Message,
  PaperSignature,
  Signature,
  SignatureRequest,
  StoredBlob,
} from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { buildAdoption, buildPolicy, buildRevision } from './adopting.ts';
import { insert, nextNumber } from './insert.ts';
import { buildOrganisation, buildPerson } from './organisations.ts';
import { hashText, SOMEBODY } from './publishing.ts';

type In<E> = Partial<E> & { readonly organisationId?: string };

const placed = async (database: TestDatabase, row: { readonly organisationId?: string }): Promise<string> =>
  row.organisationId ?? (await buildOrganisation(database)).id;

/** The chair asked to sign an adopted revision. */
export async function buildSignatureRequest(
  database: TestDatabase,
  overrides: In<SignatureRequest> = {},
): Promise<SignatureRequest> {
  const organisationId = await placed(database, overrides);
  const adoption = overrides.adoptionId ? null : await buildAdoption(database, { organisationId });
  return insert(database, SignatureRequest, {
    role: 'chair',
    field: `field-${nextNumber()}`,
    ...(adoption ? { adoptionId: adoption.id, revisionId: adoption.revisionId as string } : {}),
    ...overrides,
    organisationId,
  });
}

/** The chair's signature. */
export async function buildSignature(database: TestDatabase, overrides: In<Signature> = {}): Promise<Signature> {
  const organisationId = await placed(database, overrides);
  const request = overrides.requestId ? null : await buildSignatureRequest(database, { organisationId });
  return insert(database, Signature, {
    personId: SOMEBODY,
    name: 'A chair',
    role: 'chair',
    documentSha256: hashText('bytes'),
    declaration: 'I sign this policy.',
    ...(request ? { requestId: request.id, revisionId: request.revisionId } : {}),
    ...overrides,
    organisationId,
  });
}

/** The chair's signature on paper, with a scan of a few bytes. */
export async function buildPaperSignature(
  database: TestDatabase,
  overrides: In<PaperSignature> = {},
): Promise<PaperSignature> {
  const organisationId = await placed(database, overrides);
  const request = overrides.requestId ? null : await buildSignatureRequest(database, { organisationId });
  const scan = overrides.scanSha256 ? null : await buildBlob(database, { organisationId });
  return insert(database, PaperSignature, {
    role: 'chair',
    signerName: 'A chair',
    signedOn: '2026-09-20',
    documentSha256: hashText('bytes'),
    scanMime: 'application/pdf',
    scanLength: scan?.length ?? 1,
    recordedBy: SOMEBODY,
    recordedByName: 'A clerk',
    ...(scan ? { scanSha256: scan.sha256 } : {}),
    ...(request ? { requestId: request.id, revisionId: request.revisionId, adoptionId: request.adoptionId } : {}),
    ...overrides,
    organisationId,
  });
}

/** A file of a few bytes that shows an adoption from before. */
export async function buildEvidenceFile(
  database: TestDatabase,
  overrides: In<EvidenceFile> = {},
): Promise<EvidenceFile> {
  const organisationId = await placed(database, overrides);
  const adoptionId = overrides.adoptionId ?? (await buildAdoption(database, { organisationId })).id;
  const file = overrides.sha256 ? null : await buildBlob(database, { organisationId });
  return insert(database, EvidenceFile, {
    ...{ fileName: 'a-policy.pdf', mime: 'application/pdf', length: file?.length ?? 1, keptBy: SOMEBODY },
    ...(file ? { sha256: file.sha256 } : {}),
    ...overrides,
    ...{ organisationId, adoptionId },
  });
}

/** A document that is being printed. */
export async function buildDocument(database: TestDatabase, overrides: In<Document> = {}): Promise<Document> {
  const organisationId = await placed(database, overrides);
  const revision = overrides.revisionId
    ? null
    : await buildRevision(database, { organisationId, policyId: overrides.policyId });
  return insert(database, Document, {
    title: 'A policy',
    verifyCode: randomBytes(10).toString('hex'),
    ...(revision ? { revisionId: revision.id, policyId: revision.policyId } : {}),
    ...overrides,
    organisationId,
  });
}

/** One's own policy reminded of by hand: a chase is of a policy below, and an organisation is below itself. */
export async function buildChase(database: TestDatabase, overrides: In<Chase> = {}): Promise<Chase> {
  const organisationId = await placed(database, overrides);
  const settingOrganisationId = overrides.settingOrganisationId ?? organisationId;
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId: settingOrganisationId })).id;
  const chasedBy = overrides.chasedBy ?? (await buildPerson(database)).id;
  return insert(database, Chase, {
    ...{ batchId: SOMEBODY, chasedByName: 'An officer', chasedOn: '2027-03-01', ...overrides },
    ...{ organisationId, settingOrganisationId, policyId, chasedBy },
  });
}

/** A duty of an adopted text that comes round every quarter. */
export async function buildDuty(database: TestDatabase, overrides: In<Duty> = {}): Promise<Duty> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const revisionId =
    overrides.revisionId ?? (await buildRevision(database, { organisationId, policyId, state: 'adopted' })).id;
  return insert(database, Duty, {
    ...{ clauseId: `duty-${nextNumber()}`, words: 'Look at the log.', owner: 'headteacher', ownerRole: 'head' },
    ...{ every: 'P3M', anchorOn: '2026-11-01', dueOn: '2027-02-01' },
    ...{ ...overrides, organisationId, policyId, revisionId },
  });
}

/** That it was done once. */
export async function buildDutyRecord(database: TestDatabase, overrides: In<DutyRecord> = {}): Promise<DutyRecord> {
  const organisationId = await placed(database, overrides);
  const dutyId = overrides.dutyId ?? (await buildDuty(database, { organisationId })).id;
  const recordedBy = overrides.recordedBy ?? (await buildPerson(database)).id;
  return insert(database, DutyRecord, {
    ...{ doneOn: '2027-01-20', note: 'The log was looked at.', recordedByName: 'A head', ...overrides },
    ...{ organisationId, dutyId, recordedBy },
  });
}

/** That something happened which is a reason to review a policy. */
export async function buildReviewReason(
  database: TestDatabase,
  overrides: In<ReviewReason> = {},
): Promise<ReviewReason> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const notedBy = overrides.notedBy ?? SOMEBODY;
  return insert(database, ReviewReason, {
    ...{ words: 'A gate stood open.', notedByName: 'A head', ...overrides, organisationId, policyId, notedBy },
  });
}

/** What the keeper of a blank answered between meetings. */
export async function buildLiveValue(database: TestDatabase, overrides: In<LiveValue> = {}): Promise<LiveValue> {
  const organisationId = await placed(database, overrides);
  const policyOrganisationId = overrides.policyOrganisationId ?? organisationId;
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId: policyOrganisationId })).id;
  return insert(database, LiveValue, {
    ...{
      blankId: 'key-holders',
      question: 'Who holds keys?',
      items: ['The office'],
      asAt: '2026-10-01',
      why: 'A key was lost.',
    },
    ...{ setBy: SOMEBODY, setByName: 'A head', ...overrides, organisationId, policyOrganisationId, policyId },
  });
}

/** A message about a pack, which its mail server refused. */
export async function buildMessage(database: TestDatabase, overrides: In<Message> = {}): Promise<Message> {
  const organisationId = await placed(database, overrides);
  const recipientId = overrides.recipientId ?? (await buildPerson(database)).id;
  const settled = { state: 'refused', reason: 'There is no such mailbox.', settledAt: new Date() } as const;
  return insert(database, Message, {
    ...{ kind: 'pack-ready', subjects: { packId: SOMEBODY }, ...settled, ...overrides, organisationId, recipientId },
  });
}

/** Some bytes. */
export async function buildBlob(database: TestDatabase, overrides: In<StoredBlob> = {}): Promise<StoredBlob> {
  const organisationId = await placed(database, overrides);
  const bytes = overrides.bytes ?? randomBytes(64);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return insert(database, StoredBlob, {
    mime: 'application/pdf',
    length: bytes.length,
    sha256,
    ...overrides,
    organisationId,
    bytes,
  });
}

/** The first bytes of a document. */
export async function buildDocumentVersion(
  database: TestDatabase,
  overrides: In<DocumentVersion> = {},
): Promise<DocumentVersion> {
  const organisationId = await placed(database, overrides);
  const documentId = overrides.documentId ?? (await buildDocument(database, { organisationId })).id;
  const blob = overrides.sha256 ? null : await buildBlob(database, { organisationId });
  return insert(database, DocumentVersion, {
    number: 1,
    level: 'unsigned',
    ...(blob ? { sha256: blob.sha256, length: blob.length } : {}),
    ...overrides,
    organisationId,
    documentId,
  });
}

/** One person's "read and understood". */
export async function buildAcknowledgement(
  database: TestDatabase,
  overrides: In<Acknowledgement> = {},
): Promise<Acknowledgement> {
  const organisationId = await placed(database, overrides);
  const revisionId =
    overrides.revisionId === undefined
      ? (await buildRevision(database, { organisationId, state: 'adopted' })).id
      : overrides.revisionId;
  return insert(database, Acknowledgement, {
    personId: SOMEBODY,
    personName: 'A member of staff',
    revisionSha256: hashText('# A policy\n'),
    ...overrides,
    organisationId,
    revisionId,
  });
}

/** A row of the outbox, without a job of the queue behind it. */
export async function buildJob(database: TestDatabase, overrides: In<Job> = {}): Promise<Job> {
  const organisationId = await placed(database, overrides);
  return insert(database, Job, { task: 'nothing', payload: {}, ...overrides, organisationId });
}

/** An audit row that is not linked. */
export async function buildAuditEvent(database: TestDatabase, overrides: In<AuditEvent> = {}): Promise<AuditEvent> {
  const organisationId = await placed(database, overrides);
  return insert(database, AuditEvent, {
    action: 'policy.read',
    subject: 'Policy',
    data: {},
    ...overrides,
    organisationId,
  });
}

/** The erasable part of an audit row. */
export async function buildAuditPersonal(
  database: TestDatabase,
  overrides: In<AuditPersonal> = {},
): Promise<AuditPersonal> {
  const organisationId = await placed(database, overrides);
  const auditEventId = overrides.auditEventId ?? (await buildAuditEvent(database, { organisationId })).id;
  return insert(database, AuditPersonal, {
    salt: randomBytes(16),
    part: { name: 'A person' },
    ...overrides,
    organisationId,
    auditEventId,
  });
}
