import {
  sayAdopted,
  sayAdopter,
  sayDate,
  type HistoricEvidence,
  type PlainDate,
  type RegisterStatus,
} from '@ratify/policy';
import type { Adoption, Policy, RegisterRow, UnitOfWork } from '@ratify/store';
import { readStandingAdoption } from '../reading/standing-adoption.ts';
import { readToldDecision, readToldMinute } from '../adopt/standing-decision.ts';

/** Level of a file that was sent to show an adoption from before: nothing of it was made or sealed here. */
export const AS_SENT = 'as-sent';

/** The document that stands for a policy in force: its newest bytes. */
export interface PackedDocument {
  /** Whose bytes they are: the setting's, or of whoever covers it. */
  readonly organisationId: string;
  readonly sha256: string;
  readonly length: number;
  readonly verifyCode: string;
  /** Signature level as it is stored: `unsigned`, `B-T`, `B-LTA`; or `AS_SENT`. */
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
  /** As people say it, like the two dates after it. */
  readonly adopted: string;
  readonly adoptedBy: string;
  readonly minuteReference: string;
  readonly effectiveFrom: string;
  readonly reviewDue: string;
  readonly template: string;
  readonly editionNumber: number | null;
  readonly newestEdition: number | null;
  readonly document: PackedDocument | null;
  readonly remark: string;
  /** Who expects it, where nothing of it is in force yet. */
  readonly expectedBy: string | null;
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
  const remarks = await rows.register.remarks(
    today,
    found.flatMap(({ policyId }) => policyId ?? []),
  );
  const expected = new Map(remarks.map(({ policyId, expectedBy }) => [policyId, expectedBy]));
  const packed: PackedPolicy[] = [];
  for (const row of inOrder)
    packed.push(
      row.policyId
        ? await ownPolicy(rows, row, {
            ...{ policyId: row.policyId, today, taken },
            expectedBy: expected.get(row.policyId) ?? null,
          })
        : await coveredBy(rows, row, { today, taken }),
    );
  return packed;
}

/** Of which day the pack is, and the paths in it that are taken. */
interface Packing {
  readonly today: PlainDate;
  readonly taken: Set<string>;
}

async function ownPolicy(
  rows: UnitOfWork,
  row: RegisterRow,
  { policyId, today, taken, expectedBy }: Packing & Pick<PackedPolicy, 'expectedBy'> & { readonly policyId: string },
): Promise<PackedPolicy> {
  const { organisationId, templateId } = row;
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const revisionId = policy.adoptedRevisionId;
  const adoption = await readStandingAdoption(rows, policy, today);
  const revision = revisionId ? await rows.revisions.find({ organisationId, id: revisionId }) : null;
  const template = templateId ? await rows.templates.find({ id: templateId }) : null;
  const newest = templateId ? await rows.editions.find({ templateId }, { order: { number: 'desc' } }) : null;
  return {
    ...{ policyId, title: row.title, status: row.status, version: revision?.number ?? null },
    ...(await sayAdoption(rows, adoption, today)),
    ...sayDates(policy, adoption?.adoptedOn === policy.adoptedOn ? adoption.adoptedSaid : null),
    reviewDue: policy.reviewDueSaid ?? sayMaybe(policy.reviewDueOn),
    ...{ template: template?.title ?? '', editionNumber: row.editionNumber, newestEdition: newest?.number ?? null },
    document: revisionId
      ? await findDocument(rows, policy, revisionId, taken)
      : await findEvidence(rows, policy, adoption, taken),
    remark: [
      row.heldIn && `Held elsewhere: ${row.heldIn}`,
      adoption?.historic && sayBefore[adoption.evidence ?? 'none'],
      expectedBy && `Expected by ${expectedBy}, and not held until it is adopted`,
    ]
      .filter((each) => !!each)
      .join('. '),
    expectedBy,
  };
}

/** A policy of somebody above who adopted it for this setting as well; its document only where it is in sight. */
async function coveredBy(rows: UnitOfWork, row: RegisterRow, { today, taken }: Packing): Promise<PackedPolicy> {
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
    ...(await sayAdoption(rows, adoption, today)),
    ...sayDates({ adoptedOn: cover.adoptedOn, effectiveFrom: adoption?.effectiveFrom ?? null }, null),
    reviewDue: sayMaybe(cover.reviewDueOn),
    ...{ template: '', editionNumber: null, newestEdition: null, document },
    remark: document
      ? `Adopted by ${name} for this setting`
      : `Adopted by ${name} for this setting, which holds the document`,
    expectedBy: null,
  };
}

/** What an adoption from before is known by. */
const sayBefore: Readonly<Record<HistoricEvidence, string>> = {
  minute: 'Adopted before this record began, as the minutes show',
  'signed-copy': 'Adopted before this record began, as a signed copy shows',
  'stated-in-document': 'Adopted before this record began, as its document says',
  none: 'In use before this record began; nothing shows when it was adopted',
};

async function sayAdoption(
  rows: UnitOfWork,
  adoption: Adoption | null,
  today: PlainDate,
): Promise<Pick<PackedPolicy, 'adoptedBy' | 'minuteReference'>> {
  const decision = adoption?.decisionId
    ? await readToldDecision(rows, adoption.organisationId, adoption.decisionId)
    : null;
  const body = decision ? await rows.bodies.find({ id: decision.bodyId }) : null;
  const minuteReference = adoption?.minuteReference ?? (await readToldMinute(rows, decision, today)) ?? '';
  return { adoptedBy: decision && body ? sayAdopter(body.name, decision.route) : '', minuteReference };
}

/** What is from before the record took effect when its document says that it was adopted, no more exactly. */
function sayDates(
  { adoptedOn, effectiveFrom }: Pick<Policy, 'adoptedOn' | 'effectiveFrom'>,
  adoptedSaid: string | null,
): Pick<PackedPolicy, 'adopted' | 'effectiveFrom'> {
  const adopted = sayAdopted({ adoptedOn, adoptedSaid });
  return { adopted, effectiveFrom: effectiveFrom === adoptedOn ? adopted : sayMaybe(effectiveFrom) };
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

/** What was sent to show an adoption from before: the newest of it. */
async function findEvidence(
  rows: UnitOfWork,
  { slug }: Policy,
  adoption: Adoption | null,
  taken: Set<string>,
): Promise<PackedDocument | null> {
  if (!adoption) return null;
  const { organisationId, id: adoptionId } = adoption;
  const file = await rows.evidenceFiles.find({ organisationId, adoptionId }, { order: { keptAt: 'desc', id: 'desc' } });
  if (!file) return null;
  const { sha256, length } = file;
  return {
    ...{ organisationId, sha256, length, level: AS_SENT, verifyCode: '' },
    path: freePath(slug, taken, SCAN_ENDINGS[file.mime]),
  };
}

const SCAN_ENDINGS = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

function freePath(slug: string, taken: Set<string>, ending = 'pdf'): string {
  let path = `policies/${slug}.${ending}`;
  for (let count = 2; taken.has(path); count++) path = `policies/${slug}-${count}.${ending}`;
  taken.add(path);
  return path;
}

function sayMaybe(date: string | null): string {
  return date ? sayDate(date as PlainDate) : '';
}
