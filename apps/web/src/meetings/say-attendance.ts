import { isPresent, sayInterest, votersOn } from '@ratify/policy';
import type { Meeting } from './meeting-documents.ts';

type Attended = Meeting['attendances'][number];

const GROUPS: readonly (readonly [string, (each: Attended) => boolean])[] = [
  ['Members present', ({ votes, presence }) => votes && isPresent(presence)],
  ['In attendance, without a vote', ({ votes, presence }) => !votes && isPresent(presence)],
  ['Apologies, accepted', ({ presence }) => presence === 'apologies-accepted'],
  ['Apologies, not accepted', ({ presence }) => presence === 'apologies'],
  ['Absent without apologies', ({ presence }) => presence === 'absent'],
];

/** Who was at a meeting as its minutes list them, group by group; none where it is not recorded by name. */
export function sayAttended({
  attendances,
}: Pick<Meeting, 'attendances'>): { readonly heading: string; readonly names: string[] }[] {
  return GROUPS.map(([heading, isOfIt]) => ({ heading, names: attendances.filter(isOfIt).map(sayName) })).filter(
    ({ names }) => names.length > 0,
  );
}

function sayName({ personName, office, presence }: Attended): string {
  const said = [...(office ? [office.charAt(0).toLowerCase() + office.slice(1)] : [])];
  const notes = presence === 'remote' ? [...said, 'joined remotely'] : said;
  return notes.length > 0 ? `${personName} (${notes.join(', ')})` : personName;
}

/** Interests that were declared, each with the item that it concerns; of one item, or of the whole meeting. */
export function sayInterests({ interests, agenda }: Pick<Meeting, 'interests' | 'agenda'>): string[] {
  return interests.map((each) =>
    sayInterest(each, agenda.find(({ id }) => id === each.revisionId)?.policyTitle ?? null),
  );
}

/** Members with a vote who were there for an item; null where nobody is recorded by name. */
export function votersFor({ attendances, interests }: Meeting, revisionId: string | null = null): number | null {
  return attendances.length === 0 ? null : votersOn(attendances, interests, revisionId);
}
