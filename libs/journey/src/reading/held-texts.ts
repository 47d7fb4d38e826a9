import type { FrontMatter } from '@ratify/document';
import {
  audienceOf,
  dateInLondon,
  type Audience,
  type ConfirmedVersion,
  type PlainDate,
  type TextToRead,
} from '@ratify/policy';
import type { Coverage, CoveredText, Policy, Repositories, Revision } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';
import { sha256 } from '../shell/texts.ts';

/** A text in force in a setting: its own policy's, or another's that covers it. */
export interface HeldText extends TextToRead {
  readonly policyOrganisationId: string;
  readonly text: string;
  readonly sha256: string;
  readonly version: ConfirmedVersion;
  /** Of the version in force. */
  readonly number: number;
  readonly adoptedOn: PlainDate | null;
  /** The first day on which it was not in force, of one that was withdrawn from use. */
  readonly retiredOn: PlainDate | null;
}

/** Every text in force in a setting, by title, with the versions before it. */
export async function readHeldTexts(rows: Repositories, organisationId: string): Promise<HeldText[]> {
  const policies = await rows.policies.list({ organisationId, retiredOn: null });
  const inForce = policies.filter(({ adoptedRevisionId }) => adoptedRevisionId !== null);
  const own = inForce.length > 0 ? await readOwn(rows, organisationId, inForce) : [];
  return [...own, ...(await readCovering(rows, organisationId))].sort(
    (a, b) => a.title.localeCompare(b.title, 'en-GB') || a.policyId.localeCompare(b.policyId),
  );
}

/** The text of one policy in force in a setting, or of one that was its own and is withdrawn from use: what was confirmed stays to be read. */
export async function readTextOnceHeld(
  rows: Repositories,
  organisationId: string,
  policyId: string,
): Promise<HeldText | null> {
  const policies = await rows.policies.list({ organisationId, id: policyId });
  const texts = policies.some(({ retiredOn, adoptedRevisionId }) => retiredOn !== null && adoptedRevisionId !== null)
    ? await readOwn(rows, organisationId, policies)
    : await readHeldTexts(rows, organisationId);
  return texts.find((each) => each.policyId === policyId) ?? null;
}

async function readOwn(rows: Repositories, organisationId: string, policies: readonly Policy[]): Promise<HeldText[]> {
  const policyId = policies.map(({ id }) => id);
  const revisions = await rows.revisions.list(
    { organisationId, policyId, state: ['adopted', 'superseded'] },
    { without: ['text', 'clauseIndex'] },
  );
  const inForce = await rows.revisions.list(
    { organisationId, id: policies.flatMap(({ adoptedRevisionId }) => adoptedRevisionId ?? []) },
    { without: ['clauseIndex'] },
  );
  const adoptions = await rows.adoptions.list({ organisationId, policyId }, { order: { recordedAt: 'asc' } });
  return policies.flatMap((policy) => {
    const all = revisions.filter((each) => each.policyId === policy.id);
    const current = inForce.find(({ id }) => id === policy.adoptedRevisionId);
    const first = adoptions.find((each) => each.policyId === policy.id);
    return current ? [ownText(policy, current, all, first?.recordedAt ?? policy.createdAt)] : [];
  });
}

function ownText(
  policy: Policy,
  current: Omit<Revision, 'clauseIndex'>,
  all: readonly Omit<Revision, 'text' | 'clauseIndex'>[],
  since: Date,
): HeldText {
  return {
    ...{ policyId: policy.id, title: policy.title, policyOrganisationId: policy.organisationId },
    ...{ text: current.text, sha256: current.textSha256, number: current.number },
    version: { revisionId: current.id, adoptingOrganisationId: null, adoptionId: null },
    versions: all.map(({ id, number, materiality }) => ({ id, number, level: materiality.level })),
    ...{ adoptedOn: policy.adoptedOn as PlainDate | null, heldSince: dateInLondon(since.getTime()) },
    retiredOn: policy.retiredOn as PlainDate | null,
    ...asksOf(readStored(current.text).frontMatter),
  };
}

async function readCovering(rows: Repositories, organisationId: string): Promise<HeldText[]> {
  const found = await rows.coverages.list({ organisationId });
  const covers = found.filter((each) => each.adoptingOrganisationId !== organisationId);
  if (covers.length === 0) return [];
  const texts = await rows.coveredTexts.list({
    organisationId: covers.map((each) => each.adoptingOrganisationId),
    policyId: covers.map((each) => each.policyId),
  });
  return covers.flatMap((cover) => {
    const all = texts.filter((each) => each.policyId === cover.policyId);
    const current = all.find((each) => each.adoptionId === cover.adoptionId);
    return current ? [coveringText(cover, current, all)] : [];
  });
}

function coveringText(cover: Coverage, current: CoveredText, all: readonly CoveredText[]): HeldText {
  const { policyId, title, adoptingOrganisationId, adoptionId } = cover;
  return {
    ...{ policyId, title, policyOrganisationId: adoptingOrganisationId },
    ...{ text: current.text, sha256: sha256(current.text), number: current.number },
    version: { revisionId: null, adoptingOrganisationId, adoptionId },
    versions: all.map((each) => ({ id: each.adoptionId, number: each.number, level: each.level })),
    ...{ adoptedOn: cover.adoptedOn as PlainDate, heldSince: dateInLondon(cover.coveredAt.getTime()), retiredOn: null },
    ...asksOf(readStored(current.text).frontMatter),
  };
}

/** What a text says itself of who confirms it: where it names nobody, those whom it applies to; where it says neither, staff. */
function asksOf(front: FrontMatter | null | undefined): Pick<TextToRead, 'audience' | 'isRequired' | 'isInduction'> {
  const said = [front?.acknowledgement?.audience ?? [], front?.appliesTo?.people ?? []].map(audienceOf);
  const audience: readonly Audience[] = said.find((each) => each.length > 0) ?? ['staff'];
  return {
    audience,
    isRequired: front?.acknowledgement?.required ?? false,
    isInduction: front?.induction ?? false,
  };
}

/** The version that a confirmation is of. */
export function versionIdOf({ revisionId, adoptionId }: Pick<ConfirmedVersion, 'revisionId' | 'adoptionId'>): string {
  return revisionId ?? adoptionId ?? '';
}
