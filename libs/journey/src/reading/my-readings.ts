import { policyChanges, renderPolicy, type OrganisationFacts } from '@ratify/document';
import { acknowledgementOf, readingsOf, type PlainDate, type Reading } from '@ratify/policy';
import type { ReadingQuestion, Repositories, UnitOfWork } from '@ratify/store';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';
import { readChangesSince, showPlain, type ShownChange } from './changes.ts';
import { givenBy, readGiven, readReaders } from './confirmations.ts';
import { readHeldTexts, versionIdOf, type HeldText } from './held-texts.ts';
import { readOpenRounds, type LoadedRound } from './rounds.ts';
import { findTextInForce, readCurrentText, renderCurrent } from './live-values.ts';

/** What the person who acts is asked to read, and everything in force that they may read besides. */
export interface MyReadings {
  readonly texts: readonly HeldText[];
  readonly readings: readonly Reading[];
  /** Open rounds that ask something of them. */
  readonly rounds: readonly LoadedRound[];
  /** When each text was confirmed in a version that still stands. */
  readonly confirmedAt: ReadonlyMap<string, Date>;
  /** The version confirmed last, by policy. */
  readonly confirmedId: ReadonlyMap<string, string>;
}

/** Reads what the acting person is asked to read where they act. */
export async function readMyReadings(rows: UnitOfWork, today: PlainDate): Promise<MyReadings> {
  const { organisationId } = rows;
  const personId = rows.actor.personId ?? '';
  const texts = await readHeldTexts(rows, organisationId);
  const reader = (await readReaders(rows, organisationId, today)).find((each) => each.personId === personId);
  const acknowledgements = await readGiven(rows, organisationId, texts, personId);
  const by = givenBy(acknowledgements, texts);
  const open = await readOpenRounds(rows, organisationId);
  const given = new Map(texts.map(({ policyId }) => [policyId, by(personId, policyId)]));
  const rounds = open.map(({ round }) => round);
  const readings = reader ? readingsOf(reader, texts, rounds, given) : [];
  const asking = new Set(readings.flatMap(({ roundIds }) => roundIds));
  const latest = texts.flatMap(({ policyId, versions }) => {
    const its = given.get(policyId) ?? [];
    const found = acknowledgementOf(new Set(its.map(({ versionId }) => versionId)), versions);
    return found ? [{ policyId, ...found, at: Math.max(...its.map(({ at }) => at.getTime())) }] : [];
  });
  return {
    ...{ texts, readings },
    rounds: open.filter(({ round }) => asking.has(round.id)),
    confirmedAt: new Map(latest.filter((each) => each.stands).map((each) => [each.policyId, new Date(each.at)])),
    confirmedId: new Map(latest.map((each) => [each.policyId, each.revisionId])),
  };
}

/** What the acting person asked about a policy, the newest first. */
export async function readOwnQuestions(rows: UnitOfWork, policyId: string): Promise<ReadingQuestion[]> {
  const { organisationId } = rows;
  const personId = rows.actor.personId ?? '';
  return rows.readingQuestions.list({ organisationId, policyId, personId }, { order: { askedAt: 'desc', id: 'desc' } });
}

/** Whose policy it is, where another's covers this setting. */
export async function readOwnerName(
  rows: Repositories,
  { policyOrganisationId, version }: HeldText,
): Promise<string | null> {
  if (!version.adoptionId) return null;
  return (await rows.organisations.find({ id: policyOrganisationId }))?.name ?? null;
}

/** A text in force as a page, as it reads now; of what covers the setting, what it says of this setting alone where it says that by setting. */
export async function renderHeld(rows: UnitOfWork, held: HeldText, today: PlainDate): Promise<string> {
  const { policyId, policyOrganisationId: organisationId, version } = held;
  if (version.revisionId) {
    const policy = await rows.policies.get({ organisationId, id: policyId });
    return renderCurrent(rows, policy, await rows.revisions.get({ organisationId, id: version.revisionId }), today);
  }
  const { facts } = await knowOrganisation(rows, organisationId);
  const text = await findTextInForce(rows, rows.organisationId, policyId); // where it is read, not whose policy it is
  const current = text ? await readCurrentText(rows, text) : held.text;
  return renderPolicy(readStored(current), { organisation: facts, purpose: 'reading' }).html;
}

/** What changed in a text since the version that somebody confirmed last. */
export async function readChangesOf(
  rows: Repositories,
  { policyId, policyOrganisationId: organisationId, version, versions, text }: HeldText,
  confirmedId: string | undefined,
): Promise<ShownChange[]> {
  if (!confirmedId || confirmedId === versionIdOf(version)) return [];
  if (version.revisionId) {
    const policy = await rows.policies.get({ organisationId, id: policyId });
    return readChangesSince(rows, policy, await rows.revisions.get({ organisationId, id: confirmedId }));
  }
  const before = await rows.coveredTexts.find({ organisationId, adoptionId: confirmedId });
  if (!before) return [];
  const level = versions.find(({ id }) => id === version.adoptionId)?.level ?? 'substantive';
  const facts: OrganisationFacts = (await knowOrganisation(rows, organisationId)).facts;
  return policyChanges(readStored(before.text), readStored(text), facts).map((change) => showPlain(change, level));
}
