import { sayDate, type PlainDate } from '@ratify/policy';
import type { RegisterStatus } from '@ratify/policy';
import type { Adoption, Policy, RegisterRow, UnitOfWork } from '@ratify/store';

/** The document that stands for a policy in force: its newest bytes. */
export interface PackedDocument {
  /** Whose bytes they are: the setting's, or of whoever covers it. */
  readonly organisationId: string;
  readonly sha256: string;
  readonly length: number;
  readonly verifyCode: string;
  /** Signature level as it is stored: `unsigned`, `B-T`, `B-LTA`. */
  readonly level: string;
  /** Path in the pack. */
  readonly path: string;
}

/** A line of a setting's register with what an inspector asks of it. */
export interface PackedPolicy {
  readonly policyId: string | null;
  readonly title: string;
  readonly status: RegisterStatus;
  readonly version: number | null;
  readonly adoptedOn: string | null;
  readonly adoptedBy: string;
  readonly minuteReference: string;
  readonly effectiveFrom: string | null;
  /** As people say it. */
  readonly reviewDue: string;
  readonly template: string;
  readonly editionNumber: number | null;
  readonly newestEdition: number | null;
  readonly document: PackedDocument | null;
  readonly remark: string;
}

/** Every line of a setting's register, in the order of their titles. What is missing is not among them. */
export async function readPackedPolicies(
  rows: UnitOfWork,
  settingId: string,
  today: PlainDate,
): Promise<PackedPolicy[]> {
  const found: RegisterRow[] = [];
  for (let after: string | undefined; ;) {
    const page = await rows.register.page({ today, settingId, first: 500, ...(after ? { after } : {}) });
    found.push(...page.rows.filter(({ status }) => status !== 'missing'));
    if (!page.next) break;
    after = page.next;
  }
  const inOrder = found.sort((a, b) => a.title.localeCompare(b.title, 'en-GB') || a.id.localeCompare(b.id));
  const taken = new Set<string>();
  const packed: PackedPolicy[] = [];
  for (const row of inOrder)
    packed.push(row.policyId ? await ownPolicy(rows, row, row.policyId, taken) : await coveredBy(rows, row, taken));
  return packed;
}

async function ownPolicy(
  rows: UnitOfWork,
  row: RegisterRow,
  policyId: string,
  taken: Set<string>,
): Promise<PackedPolicy> {
  const { organisationId, templateId } = row;
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const revisionId = policy.adoptedRevisionId;
  const adoption = await rows.adoptions.find(
    { organisationId, policyId, ...(revisionId ? { revisionId } : {}) },
    { order: { recordedAt: 'desc' } },
  );
  const revision = revisionId ? await rows.revisions.find({ organisationId, id: revisionId }) : null;
  const template = templateId ? await rows.templates.find({ id: templateId }) : null;
  const newest = templateId ? await rows.editions.find({ templateId }, { order: { number: 'desc' } }) : null;
  return {
    ...{ policyId, title: row.title, status: row.status, version: revision?.number ?? null },
    ...(await sayAdoption(rows, adoption)),
    ...{ adoptedOn: policy.adoptedOn, effectiveFrom: policy.effectiveFrom },
    reviewDue: policy.reviewDueSaid ?? sayMaybe(policy.reviewDueOn),
    ...{ template: template?.title ?? '', editionNumber: row.editionNumber, newestEdition: newest?.number ?? null },
    document: revisionId ? await findDocument(rows, policy, revisionId, taken) : null,
    remark: adoption?.historic ? `Adopted before this record began; evidence: ${adoption.evidence ?? 'none'}` : '',
  };
}

/** A policy of somebody above who adopted it for this setting as well; its document only where it is in sight. */
async function coveredBy(rows: UnitOfWork, row: RegisterRow, taken: Set<string>): Promise<PackedPolicy> {
  const cover = await rows.coverages.get({ organisationId: row.organisationId, id: row.id });
  const adopting = { organisationId: cover.adoptingOrganisationId };
  const publisher = await rows.organisations.find({ id: cover.adoptingOrganisationId });
  const policy = await rows.policies.find({ ...adopting, id: cover.policyId });
  const adoption = await rows.adoptions.find({ ...adopting, id: cover.adoptionId });
  const revisionId = adoption?.revisionId ?? null;
  const revision = revisionId ? await rows.revisions.find({ ...adopting, id: revisionId }) : null;
  const name = publisher?.name ?? 'another organisation';
  const document = policy && revisionId ? await findDocument(rows, policy, revisionId, taken) : null;
  return {
    ...{ policyId: null, title: row.title, status: row.status, version: revision?.number ?? null },
    ...(await sayAdoption(rows, adoption)),
    ...{ adoptedOn: cover.adoptedOn, effectiveFrom: adoption?.effectiveFrom ?? null },
    reviewDue: sayMaybe(cover.reviewDueOn),
    ...{ template: '', editionNumber: null, newestEdition: null, document },
    remark: document
      ? `Adopted by ${name} for this setting`
      : `Adopted by ${name} for this setting, which holds the document`,
  };
}

async function sayAdoption(
  rows: UnitOfWork,
  adoption: Adoption | null,
): Promise<Pick<PackedPolicy, 'adoptedBy' | 'minuteReference'>> {
  const decision = adoption?.decisionId
    ? await rows.decisions.find({ organisationId: adoption.organisationId, id: adoption.decisionId })
    : null;
  const body = decision ? await rows.bodies.find({ id: decision.bodyId }) : null;
  return { adoptedBy: body?.name ?? '', minuteReference: decision?.minuteReference ?? '' };
}

async function findDocument(
  rows: UnitOfWork,
  { organisationId, id: policyId, slug }: Policy,
  revisionId: string,
  taken: Set<string>,
): Promise<PackedDocument | null> {
  const document = await rows.documents.find(
    { organisationId, policyId, revisionId },
    { order: { createdAt: 'desc' } },
  );
  const version = document
    ? await rows.documentVersions.find({ organisationId, documentId: document.id }, { order: { number: 'desc' } })
    : null;
  if (!document || !version) return null;
  const { sha256, length, level } = version;
  return { organisationId, sha256, length, level, verifyCode: document.verifyCode, path: freePath(slug, taken) };
}

function freePath(slug: string, taken: Set<string>): string {
  let path = `policies/${slug}.pdf`;
  for (let count = 2; taken.has(path); count++) path = `policies/${slug}-${count}.pdf`;
  taken.add(path);
  return path;
}

function sayMaybe(date: string | null): string {
  return date ? sayDate(date as PlainDate) : '';
}
