import {
  confirmationOf,
  isOfAudience,
  type PlainDate,
  type PolicyConfirmation,
  type RegisterStatus,
  type Role,
} from '@ratify/policy';
import type { Organisation, Review, UnitOfWork } from '@ratify/store';
import { givenBy, readGiven, readReaders, type NamedReader } from '../reading/confirmations.ts';
import { readHeldTexts } from '../reading/held-texts.ts';
import { readPackedDecisions, type PackedDecision } from './packed-decisions.ts';
import { readPackedPolicies, type PackedPolicy } from './packed-policies.ts';

/** Whether somebody confirmed a policy in force. */
export interface PackedConfirmation extends PolicyConfirmation {
  readonly policy: string;
  readonly versionInForce: number;
  readonly person: string;
  /** None: no longer appointed. */
  readonly roles: readonly Role[];
}

export interface PackedReview extends Review {
  readonly policy: string;
}

/** A policy that is expected of a setting and not held there: missing, or only a draft. */
export interface PackedMissing {
  readonly title: string;
  readonly status: RegisterStatus;
  readonly basis: string;
}

/** What an inspector gets of a setting. */
export interface InspectionContents {
  readonly setting: Organisation;
  readonly policies: readonly PackedPolicy[];
  /** What each version in force was decided by. */
  readonly decisions: readonly PackedDecision[];
  readonly missing: readonly PackedMissing[];
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
    decisions: await readPackedDecisions(rows, settingId, today),
    missing: [...(await readMissing(rows, setting, today)), ...policies.flatMap(notHeldYet)].sort((a, b) =>
      a.title.localeCompare(b.title, 'en-GB'),
    ),
    reviews: await readReviews(rows, settingId),
    confirmations: isNamed ? await readConfirmations(rows, settingId, today) : null,
  };
}

/** What its publishers, as far as they are in sight, expect of a setting and it does not hold: each title once. */
async function readMissing(rows: UnitOfWork, { id }: Organisation, today: PlainDate): Promise<PackedMissing[]> {
  const ids = await rows.register.missingAt(id, today);
  if (ids.length === 0) return [];
  const found = await rows.requiredPolicies.list({ id: ids }, { order: { title: 'asc', id: 'asc' } });
  const each = new Map(found.toReversed().map((one) => [one.title.toLowerCase(), one]));
  return [...each.values()].map(({ title, basis }) => ({ title, basis, status: 'missing' }));
}

/** What is expected is not held by a draft. */
function notHeldYet({ title, status, expectedBy }: PackedPolicy): PackedMissing[] {
  return expectedBy ? [{ title, status, basis: `Expected by ${expectedBy}` }] : [];
}

async function readReviews(rows: UnitOfWork, organisationId: string): Promise<PackedReview[]> {
  const reviews = await rows.reviews.list({ organisationId }, { order: { reviewedOn: 'desc', id: 'desc' } });
  const titles = new Map((await rows.policies.list({ organisationId })).map(({ id, title }) => [id, title]));
  return reviews.map((each) => ({ ...each, policy: titles.get(each.policyId) ?? '' }));
}

/** Everybody whom a text in force means, the setting's own and those that cover it; then whoever else confirmed it, those who have left as well. */
async function readConfirmations(
  rows: UnitOfWork,
  organisationId: string,
  today: PlainDate,
): Promise<PackedConfirmation[]> {
  const readers = await readReaders(rows, organisationId, today);
  const found: PackedConfirmation[] = [];
  for (const text of await readHeldTexts(rows, organisationId)) {
    const read = await readGiven(rows, organisationId, [text]);
    const given = givenBy(read, [text]);
    const gone = read.filter(({ personId }) => !readers.some((each) => each.personId === personId));
    const people = new Map<string, Pick<NamedReader, 'name' | 'roles'>>([
      ...readers.map(({ personId, name, roles }) => [personId, { name, roles }] as const),
      ...gone.map(({ personId, personName: name }) => [personId, { name, roles: [] }] as const),
    ]);
    for (const [personId, { name: person, roles }] of people) {
      const its = new Map(given(personId, text.policyId).map(({ versionId, at }) => [versionId, at]));
      const standing = confirmationOf(its, text.versions);
      const isMeant = roles.some((role) => isOfAudience(role, text.audience));
      if (isMeant || standing.state !== 'none')
        found.push({ policy: text.title, versionInForce: text.number, person, roles, ...standing });
    }
  }
  return found;
}
