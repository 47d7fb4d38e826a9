import {
  isRunning,
  confirmationOf,
  dateInLondon,
  wasRetiredOn,
  type PlainDate,
  type PolicyConfirmation,
} from '@ratify/policy';
import type { Acknowledgement, AppointedRole, Repositories } from '@ratify/store';
import { readToldDecision, readToldMinute } from '../adopt/standing-decision.ts';
import { readGiven } from './confirmations.ts';
import { readTextOnceHeld, versionIdOf, type HeldText } from './held-texts.ts';
import type { ReadableRows } from './readable.ts';
import { readAdoptionOn } from './register-on.ts';

/** What was in force on a day, and whether one person had confirmed it by then. */
export interface ConfirmationEvidence extends Omit<PolicyConfirmation, 'at'> {
  readonly policyTitle: string;
  readonly personName: string;
  /** What they held here on the day; none: no post. */
  readonly roles: readonly AppointedRole[];
  readonly on: PlainDate;
  readonly inForce: {
    readonly number: number;
    readonly sha256: string;
    readonly adoptedOn: string | null;
    readonly effectiveFrom: string | null;
    readonly minuteReference: string | null;
  } | null;
  readonly confirmedAt: Date | null;
  readonly confirmedSha256: string | null;
  readonly signedOn: string | null;
  readonly collectedBy: string | null;
  readonly recordedByName: string | null;
}

/**
 * Reads the evidence on one person and one policy on a day, for those who see the names; null where there is neither, and of a day that is
 * still to come.
 */
export async function readEvidence(
  rows: ReadableRows,
  {
    policyId,
    appointmentId,
    on,
  }: { readonly policyId: string; readonly appointmentId: string; readonly on: PlainDate },
  today: PlainDate,
): Promise<ConfirmationEvidence | null> {
  const { work, organisationId } = rows;
  if (on > today || !rows.canOn('read', 'Round', { organisationId })) return null;
  const text = await readTextOnceHeld(work, organisationId, policyId);
  const post = await work.appointments.find({ organisationId, id: appointmentId });
  if (!text || !post) return null;
  const posts = await work.appointments.list({ organisationId, personId: post.personId });
  const held = posts.filter((each) => isRunning(each, on));
  const inForce = await readInForce(work, text, on);
  const given = (await readGiven(work, organisationId, [text], post.personId)).filter((each) => dayOf(each) <= on);
  const versions = inForce ? text.versions.filter(({ number }) => number <= inForce.number) : [];
  const its = new Map(given.map((each) => [idOf(each), each.acknowledgedAt]));
  const { at, ...stands } = confirmationOf(its, versions);
  const confirmed = given.find((each) =>
    versions.some((one) => one.id === idOf(each) && one.number === stands.version),
  );
  return {
    ...{ policyTitle: text.title, personName: post.personName, on, inForce, ...stands, confirmedAt: at },
    roles: [...new Set(held.map(({ role }) => role))],
    confirmedSha256: confirmed?.revisionSha256 ?? null,
    signedOn: confirmed?.signedOn ?? null,
    collectedBy: confirmed?.collectedBy ?? null,
    recordedByName: confirmed?.recordedByName ?? null,
  };
}

/** A sheet of paper counts from the day on it. */
function dayOf({ signedOn, acknowledgedAt }: Acknowledgement): string {
  return signedOn ?? dateInLondon(acknowledgedAt.getTime());
}

function idOf(given: Acknowledgement): string {
  return versionIdOf(given as Parameters<typeof versionIdOf>[0]);
}

async function readInForce(
  rows: Repositories,
  text: HeldText,
  on: PlainDate,
): Promise<ConfirmationEvidence['inForce']> {
  const { policyOrganisationId: organisationId, policyId, version, number, sha256 } = text;
  if (version.adoptionId) {
    const stood = text.adoptedOn !== null && text.adoptedOn <= on;
    const said = { number, sha256, adoptedOn: text.adoptedOn, effectiveFrom: null, minuteReference: null };
    return stood ? said : null;
  }
  if (wasRetiredOn(await rows.retirements.list({ organisationId, policyId }), on)) return null;
  const adoption = await readAdoptionOn(rows, { organisationId, policyId }, on);
  const revision = adoption?.revisionId ? await rows.revisions.find({ organisationId, id: adoption.revisionId }) : null;
  if (!adoption || !revision) return null;
  const decision = adoption.decisionId ? await readToldDecision(rows, organisationId, adoption.decisionId) : null;
  const { adoptedOn, effectiveFrom } = adoption;
  return {
    ...{ number: revision.number, sha256: revision.textSha256, adoptedOn, effectiveFrom },
    minuteReference: await readToldMinute(rows, decision, on),
  };
}
