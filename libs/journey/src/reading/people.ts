import { ROLES_IN, type Role } from '@ratify/policy';
import type { Appointment, Message, RefusedReminder } from '@ratify/store';
import type { ReadableRows } from './readable.ts';

/** A post as the list of people shows it. */
export interface ShownPost extends Appointment {
  /** Null: on every body, or the role has none. */
  readonly bodyName: string | null;
  readonly isOver: boolean;
}

/** Somebody who holds or held a post here. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Whether they have set a password. */
  readonly canSignIn: boolean;
  /** Whether signing in asks them for a code too. */
  readonly hasSecondFactor: boolean;
  /** The newest mail by which they were invited or told. */
  readonly told: Pick<Message, 'state' | 'reason' | 'createdAt'> | null;
  /** Their newest mail of reminders, where nobody took it. */
  readonly remindersRefused: Pick<RefusedReminder, 'refusedOn' | 'reason'> | null;
  readonly posts: readonly ShownPost[];
}

/** The people of the acting organisation by name, for those who read them; those whose posts are all over come last. */
export async function readPeople(rows: ReadableRows, today: string): Promise<PersonHere[]> {
  const { work, organisationId } = rows;
  if (!rows.canOn('read', 'Person', { organisationId })) return [];
  const appointments = await work.appointments.list({ organisationId }, { order: { fromOn: 'desc', id: 'desc' } });
  const accounts = await work.listPeople();
  const refused = await work.listRefusedReminders();
  const kind = ['invitation', 'appointed'];
  const messages = await work.messages.list({ organisationId, kind }, { order: { createdAt: 'desc', id: 'desc' } });
  const bodies = new Map((await work.bodies.list({ organisationId })).map(({ id, name }) => [id, name]));
  const people = accounts.map(({ personId: id, email, canSignIn, hasSecondFactor }): PersonHere => {
    const posts = appointments
      .filter(({ personId }) => personId === id)
      .map((post) => ({
        ...post,
        bodyName: bodies.get(post.bodyId ?? '') ?? null,
        isOver: post.untilOn !== null && post.untilOn < today,
      }));
    const told = messages.find(({ recipientId }) => recipientId === id) ?? null;
    const remindersRefused = refused.find(({ personId }) => personId === id) ?? null;
    return {
      ...{ id, email, canSignIn, hasSecondFactor, told, remindersRefused, posts },
      name: posts[0]?.personName ?? '',
    };
  });
  const isGone = ({ posts }: PersonHere): number => Number(posts.every(({ isOver }) => isOver));
  return people.sort(
    (a, b) => isGone(a) - isGone(b) || a.name.localeCompare(b.name, 'en-GB') || a.id.localeCompare(b.id),
  );
}

/** Roles that the person may give to others here; none where they manage no people. */
export function appointableRoles({ can, actor }: ReadableRows): readonly Role[] {
  return can('appoint', 'Person') ? ROLES_IN[actor.organisationKind] : [];
}
