import { confirmationOf, isOfAudience, type PlainDate, type PolicyConfirmation, type Role } from '@ratify/policy';
import type { UnitOfWork } from '@ratify/store';
import { givenBy, readFormerReaders, readGiven, readReaders, type NamedReader } from './confirmations.ts';
import { readTextOnceHeld, type HeldText } from './held-texts.ts';
import type { ReadableRows } from './readable.ts';

/** Where one person stands with a policy. */
export interface ConfirmingPerson extends PolicyConfirmation {
  readonly appointmentId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Who has confirmed a policy in force, or one that is withdrawn from use, whatever asked them to. */
export interface PolicyConfirmations {
  readonly text: HeldText;
  readonly confirmed: number;
  /** Those whom the text means, and whoever else has confirmed it, by name. */
  readonly people: readonly ConfirmingPerson[];
  /** Those who have left, with what they had confirmed, by name. */
  readonly former: readonly ConfirmingPerson[];
}

/** Reads who has confirmed a policy, for those who see the names. */
export async function readPolicyConfirmations(
  rows: ReadableRows,
  policyId: string,
  today: PlainDate,
): Promise<PolicyConfirmations | null> {
  const { work, organisationId } = rows;
  return rows.canOn('read', 'Round', { organisationId }) ? gatherConfirmations(work, policyId, today) : null;
}

/** The same for a job, which whoever may read the names asked for. */
export async function gatherConfirmations(
  work: UnitOfWork,
  policyId: string,
  today: PlainDate,
): Promise<PolicyConfirmations | null> {
  const { organisationId } = work;
  const text = await readTextOnceHeld(work, organisationId, policyId);
  if (!text) return null;
  const given = givenBy(await readGiven(work, organisationId, [text]), [text]);
  const standing = ({ personId, appointmentId, name, roles }: NamedReader): ConfirmingPerson => {
    const its = new Map(given(personId, policyId).map(({ versionId, at }) => [versionId, at]));
    return { ...{ appointmentId, name, roles }, ...confirmationOf(its, text.versions) };
  };
  const people = (await readReaders(work, organisationId, today))
    .map(standing)
    .filter(({ roles, state }) => state !== 'none' || roles.some((role) => isOfAudience(role, text.audience)));
  const former = (await readFormerReaders(work, organisationId, today)).map(standing);
  return { ...{ text, people, former }, confirmed: people.filter(({ state }) => state === 'confirmed').length };
}
