import type { Member } from './body-documents.ts';

/** Somebody who sits on a body today or will. */
export interface BodyMember {
  readonly appointmentId: string;
  readonly name: string;
  readonly role: string;
  readonly votes: boolean;
  readonly fromOn: string;
  readonly untilOn: string | null;
  /** Held on every body of the organisation. */
  readonly isEverywhere: boolean;
  /** Only a governor can be without a vote. */
  readonly mayChange: boolean;
}

const SEATS: readonly string[] = ['chair', 'vice-chair', 'governor'];

/** Who sits on a body: chair and vice-chair first, then by name. */
export function membersOf(people: readonly Member[], bodyId: string): BodyMember[] {
  return people
    .flatMap(({ name, posts }) =>
      posts
        .filter((post) => SEATS.includes(post.role) && !post.isOver && (!post.bodyId || post.bodyId === bodyId))
        .map(({ id, role, votes, fromOn, untilOn, bodyId: on }) => ({
          ...{ appointmentId: id, name, role, votes, fromOn, untilOn: untilOn ?? null },
          ...{ isEverywhere: !on, mayChange: role === 'governor' },
        })),
    )
    .sort((a, b) => SEATS.indexOf(a.role) - SEATS.indexOf(b.role) || a.name.localeCompare(b.name, 'en-GB'));
}
