import { addDays, type PlainDate } from '../dates/plain-date.ts';
import { acknowledgementOf, heaviest, type AdoptedRevision } from '../journey/materiality.ts';
import type { Materiality, Role } from '../journey/vocabulary.ts';
import { isOfAudience, READER_ROLES, type Audience } from './audience.ts';

/** Days after the first of a post by which its holder has read the induction set. */
export const INDUCTION_DAYS = 14;

/** A text in force that people of a setting can be asked to confirm, and what it says itself of that. */
export interface TextToRead {
  readonly policyId: string;
  readonly title: string;
  /** It and those in force before it; for what covers the setting, by the adoption. */
  readonly versions: readonly AdoptedRevision[];
  /** The day from which it was held here. */
  readonly heldSince: PlainDate;
  readonly audience: readonly Audience[];
  /** It says that its audience confirms it. */
  readonly isRequired: boolean;
  /** It belongs to what somebody new reads first. */
  readonly isInduction: boolean;
}

/** Somebody with the posts that they hold today. */
export interface Reader {
  readonly personId: string;
  readonly posts: readonly { readonly role: Role; readonly fromOn: PlainDate }[];
}

export interface StandingRound {
  readonly id: string;
  readonly audience: readonly Audience[];
  /** Asked by name. */
  readonly personIds: readonly string[];
  readonly isRenewal: boolean;
  readonly dueOn: PlainDate;
  readonly openedAt: Date;
  readonly policyIds: readonly string[];
}

/** A confirmation of one version. */
export interface Given {
  readonly versionId: string;
  readonly at: Date;
}

/** Why somebody is asked to read a policy. */
export type ReadingReason = 'round' | 'induction' | 'changed' | 'required';

/** What somebody is asked to read and confirm. */
export interface Reading {
  readonly policyId: string;
  readonly reason: ReadingReason;
  /** Rounds that it answers. */
  readonly roundIds: readonly string[];
  /** Null: no day is set. */
  readonly dueOn: PlainDate | null;
  /** The version they confirmed last. */
  readonly confirmedId: string | null;
  /** The heaviest change since that one; null where they confirmed none, or nothing but the day has changed. */
  readonly changedSince: Materiality | null;
}

/** Whether a round asks somebody, by their posts of the day. */
export function isAskedIn(round: Pick<StandingRound, 'audience' | 'personIds'>, { personId, posts }: Reader): boolean {
  if (posts.length === 0) return false;
  return round.personIds.includes(personId) || posts.some(({ role }) => isOfAudience(role, round.audience));
}

/** Whether somebody has done what a round asks of them with one text. */
export function isDoneIn(
  round: Pick<StandingRound, 'isRenewal' | 'openedAt'>,
  versions: readonly AdoptedRevision[],
  given: readonly Given[],
): boolean {
  return stands(versions, round.isRenewal ? given.filter(({ at }) => at >= round.openedAt) : given);
}

function stands(versions: readonly AdoptedRevision[], given: readonly Given[]): boolean {
  return acknowledgementOf(new Set(given.map(({ versionId }) => versionId)), versions)?.stands ?? false;
}

/**
 * What somebody is asked to read today: what an open round asks of them, what is new to whoever is new, what changed in substance or
 * law since they confirmed it, and what says itself that they confirm it. Each policy once, the earliest day first.
 */
export function readingsOf(
  reader: Reader,
  texts: readonly TextToRead[],
  rounds: readonly StandingRound[],
  given: ReadonlyMap<string, readonly Given[]>,
): Reading[] {
  if (!reader.posts.some(({ role }) => READER_ROLES.includes(role))) return [];
  const found = texts.flatMap((text) => {
    const reading = readingOf(reader, text, rounds, given.get(text.policyId) ?? []);
    return reading ? [{ reading, title: text.title }] : [];
  });
  const order = ({ dueOn }: Reading): string => dueOn ?? '9999';
  return found
    .sort((a, b) => order(a.reading).localeCompare(order(b.reading)) || a.title.localeCompare(b.title, 'en-GB'))
    .map(({ reading }) => reading);
}

function readingOf(
  reader: Reader,
  { policyId, versions, ...text }: TextToRead,
  rounds: readonly StandingRound[],
  given: readonly Given[],
): Reading | null {
  const asking = rounds.filter(
    (round) => round.policyIds.includes(policyId) && isAskedIn(round, reader) && !isDoneIn(round, versions, given),
  );
  const standing = acknowledgementOf(new Set(given.map(({ versionId }) => versionId)), versions);
  const inductionDue = standing ? null : inductionDay(reader, text);
  const isMeant = reader.posts.some(({ role }) => isOfAudience(role, text.audience));
  const reason: ReadingReason | false =
    (asking.length > 0 && 'round') ||
    (inductionDue !== null && 'induction') ||
    (standing !== null && !standing.stands && 'changed') ||
    (standing === null && text.isRequired && isMeant && 'required');
  if (!reason) return null;
  const confirmed = versions.find(({ id }) => id === standing?.revisionId) ?? null;
  const later = confirmed ? versions.filter(({ number }) => number > confirmed.number) : [];
  return {
    ...{ policyId, reason, roundIds: asking.map(({ id }) => id) },
    dueOn: [...asking.map((each) => each.dueOn), ...(inductionDue ? [inductionDue] : [])].sort()[0] ?? null,
    confirmedId: confirmed?.id ?? null,
    changedSince: later.length > 0 ? heaviest(later.map(({ level }) => level)) : null,
  };
}

/** The day by which somebody new reads a text of the induction set; null for whoever was here before the text was. */
function inductionDay(
  { posts }: Reader,
  { isInduction, audience, heldSince }: Pick<TextToRead, 'isInduction' | 'audience' | 'heldSince'>,
): PlainDate | null {
  if (!isInduction) return null;
  const [first] = posts
    .filter(({ role }) => isOfAudience(role, audience))
    .map(({ fromOn }) => fromOn)
    .sort();
  return first !== undefined && first >= heldSince ? addDays(first, INDUCTION_DAYS) : null;
}
