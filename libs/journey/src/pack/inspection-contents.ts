import { confirmationOf, missingPolicies, type PlainDate, type PolicyConfirmation } from '@ratify/policy';
import type { AppointedRole, Organisation, RequiredPolicy, Review, UnitOfWork } from '@ratify/store';
import { readPackedPolicies, type PackedPolicy } from './packed-policies.ts';

/** Whether somebody confirmed a policy in force. */
export interface PackedConfirmation extends PolicyConfirmation {
  readonly policy: string;
  readonly versionInForce: number;
  readonly person: string;
  /** None: no longer appointed. */
  readonly roles: readonly AppointedRole[];
}

export interface PackedReview extends Review {
  readonly policy: string;
}

/** What an inspector gets of a setting. */
export interface InspectionContents {
  readonly setting: Organisation;
  readonly policies: readonly PackedPolicy[];
  readonly missing: readonly RequiredPolicy[];
  readonly reviews: readonly PackedReview[];
  /** Null where whoever asked does not read the names. */
  readonly confirmations: readonly PackedConfirmation[] | null;
}

/** Gathers all but the documents' bytes, as it stands now. */
export async function readInspection(
  rows: UnitOfWork,
  settingId: string,
  { isNamed, today }: { readonly isNamed: boolean; readonly today: PlainDate },
): Promise<InspectionContents> {
  const setting = await rows.organisations.get({ id: settingId });
  const policies = await readPackedPolicies(rows, settingId, today);
  return {
    ...{ setting, policies },
    missing: await readMissing(rows, setting),
    reviews: await readReviews(rows, settingId),
    confirmations: isNamed ? await readConfirmations(rows, settingId, policies, today) : null,
  };
}

/** What its publishers, as far as they are in sight, expect of a setting of its kind and it does not hold. */
async function readMissing(rows: UnitOfWork, { id: organisationId, kind }: Organisation): Promise<RequiredPolicy[]> {
  const expected = await rows.requiredPolicies.list({ settingKind: kind }, { order: { title: 'asc' } });
  const policies = await rows.policies.list({ organisationId, retiredOn: null });
  const covers = await rows.coverages.list({ organisationId });
  const declared = await rows.notApplicable.list({ organisationId, endedAt: null });
  const others = [...covers, ...declared].map(({ title }) => ({ title, templateId: null }));
  return missingPolicies(expected, [...policies, ...others]);
}

async function readReviews(rows: UnitOfWork, organisationId: string): Promise<PackedReview[]> {
  const reviews = await rows.reviews.list({ organisationId }, { order: { reviewedOn: 'desc', id: 'desc' } });
  const titles = new Map((await rows.policies.list({ organisationId })).map(({ id, title }) => [id, title]));
  return reviews.map((each) => ({ ...each, policy: titles.get(each.policyId) ?? '' }));
}

/** Who is asked to read what is in force. */
const READERS: readonly AppointedRole[] = ['head', 'clerk', 'chair', 'vice-chair', 'governor', 'staff'];

interface Reader {
  readonly name: string;
  readonly roles: AppointedRole[];
}

/** Each reader of each policy in force; then those who confirmed and have left. One policy's versions in memory at a time. */
async function readConfirmations(
  rows: UnitOfWork,
  organisationId: string,
  policies: readonly PackedPolicy[],
  today: PlainDate,
): Promise<PackedConfirmation[]> {
  const readers = await readReaders(rows, organisationId, today);
  const found: PackedConfirmation[] = [];
  for (const { policyId, title: policy, version } of policies) {
    if (!policyId || version === null) continue;
    const revisions = await rows.revisions.list({ organisationId, policyId, state: ['adopted', 'superseded'] });
    const adopted = revisions.map(({ id, number, materiality }) => ({ id, number, level: materiality.level }));
    const read = await rows.acknowledgements.list({ organisationId, revisionId: adopted.map(({ id }) => id) });
    const people = new Map(readers);
    for (const { personId, personName: name } of read)
      if (!people.has(personId)) people.set(personId, { name, roles: [] });
    for (const [personId, { name: person, roles }] of people) {
      const own = read.filter((each) => each.personId === personId);
      const confirmed = new Map(own.map((each) => [each.revisionId ?? '', each.acknowledgedAt]));
      found.push({ policy, versionInForce: version, person, roles, ...confirmationOf(confirmed, adopted) });
    }
  }
  return found;
}

async function readReaders(
  rows: UnitOfWork,
  organisationId: string,
  today: PlainDate,
): Promise<ReadonlyMap<string, Reader>> {
  const appointments = await rows.appointments.list(
    { organisationId, role: [...READERS] },
    { order: { personName: 'asc', id: 'asc' } },
  );
  const readers = new Map<string, Reader>();
  for (const { personId, personName: name, role, fromOn, untilOn } of appointments) {
    if (fromOn > today || (untilOn !== null && untilOn < today)) continue;
    const known = readers.get(personId) ?? { name, roles: [] };
    if (!known.roles.includes(role)) known.roles.push(role);
    readers.set(personId, known);
  }
  return readers;
}
