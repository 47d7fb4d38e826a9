import { sayRole } from '../people/role-words.ts';
import type { Role } from './vocabulary.ts';

export const PRESENCES = ['present', 'remote', 'apologies-accepted', 'apologies', 'absent'] as const;
/** How somebody stood to a meeting. Whether apologies are accepted is the body's to say, and is minuted. */
export type Presence = (typeof PRESENCES)[number];

export const presenceText: Readonly<Record<Presence, string>> = {
  present: 'Present',
  remote: 'Present, joined remotely',
  'apologies-accepted': 'Apologies, accepted',
  apologies: 'Apologies, not accepted',
  absent: 'Absent without apologies',
};

export function isPresent(presence: string): boolean {
  return presence === 'present' || presence === 'remote';
}

/** A post that lets its holder sit at a meeting. */
export interface MeetingPost {
  readonly personId: string;
  readonly personName: string;
  readonly role: Role;
  /** False: a member without a vote. */
  readonly votes?: boolean;
}

/** Whether somebody has a vote: members do; a head does where the clerk says that they are a member; whoever serves the body does not. */
export type Vote = 'member' | 'head' | 'none';

/** Somebody who belongs to a body or serves it, with every office they hold. */
export interface RollLine {
  readonly personId: string;
  readonly name: string;
  readonly offices: readonly Role[];
  readonly vote: Vote;
}

/** Offices of those who sit on a body or serve it, in the order in which they are listed. */
export const MEETING_OFFICES = ['chair', 'vice-chair', 'governor', 'head', 'clerk'] as const satisfies readonly Role[];
const MEMBERS: readonly Role[] = ['chair', 'vice-chair', 'governor'];

/** Who belongs to a body by the posts that are held on it: each person once, the chair first. */
export function rollOf(posts: readonly MeetingPost[]): RollLine[] {
  const inOrder = MEETING_OFFICES.flatMap((role) =>
    posts
      .filter((each) => each.role === role)
      .toSorted((a, b) => a.personName.localeCompare(b.personName, 'en-GB') || a.personId.localeCompare(b.personId)),
  );
  return [...new Set(inOrder.map(({ personId }) => personId))].map((personId) => {
    const own = inOrder.filter((each) => each.personId === personId);
    const offices = [...new Set(own.map(({ role }) => role))];
    return { personId, name: own[0]?.personName ?? '', offices, vote: voteOf(own) };
  });
}

function voteOf(own: readonly MeetingPost[]): Vote {
  const seats = own.filter(({ role }) => MEMBERS.includes(role));
  if (seats.some(({ votes }) => votes !== false)) return 'member';
  return seats.length === 0 && own.some(({ role }) => role === 'head') ? 'head' : 'none';
}

/** Offices as they stand beside a name: `Chair`, `Head and governor`. */
export function sayOffices(offices: readonly Role[]): string {
  const said = offices.map(sayRole).join(' and ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Somebody at a meeting, as far as votes go. */
export interface Attended {
  readonly id: string;
  readonly votes: boolean;
  readonly presence: string;
}

/** An interest that somebody declared, as far as votes go. */
export interface Withdrawal {
  readonly attendanceId: string;
  readonly revisionId: string | null;
  readonly withdrew: boolean;
}

/** How many members with a vote were there for an item: whoever withdrew from it was not. Without an item, at the meeting. */
export function votersOn(
  people: readonly Attended[],
  interests: readonly Withdrawal[],
  revisionId: string | null = null,
): number {
  const gone = new Set(
    interests
      .filter((each) => each.withdrew && revisionId !== null && each.revisionId === revisionId)
      .map(({ attendanceId }) => attendanceId),
  );
  return people.filter(({ id, votes, presence }) => votes && isPresent(presence) && !gone.has(id)).length;
}

/** An interest as the minutes say it: `Sian Prosser, on Lettings: her partner hires the hall. Withdrew from the item.` */
export function sayInterest(
  { personName, said, withdrew }: { readonly personName: string; readonly said: string; readonly withdrew: boolean },
  title: string | null,
): string {
  const words = /[.!?]$/.test(said) ? said : `${said}.`;
  const item = title === null ? '' : `, on ${title}`;
  return `${personName}${item}: ${words}${withdrew ? ' Withdrew from the item.' : ''}`;
}
