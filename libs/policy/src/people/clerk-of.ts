import type { Role } from '../journey/vocabulary.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

/** A post that stands today. */
export interface HeldPost {
  readonly role: Role;
  readonly bodyId: string | null;
  readonly onlyBody: boolean;
}

/** The bodies that somebody looks after as clerk; null: every body here, as a clerk does who was not appointed for one alone. */
export function bodiesClerked(posts: readonly HeldPost[]): readonly string[] | null {
  const clerks = posts.filter(({ role }) => role === 'clerk');
  if (clerks.some(({ onlyBody }) => !onlyBody)) return null;
  return clerks.flatMap(({ bodyId }) => bodyId ?? []);
}

/** Whether a clerk with these posts acts for a body; null: for what is no single body's. */
export function checkClerk(
  posts: readonly HeldPost[],
  body: { readonly id: string; readonly name: string } | null,
): Refusal | false {
  const bodies = bodiesClerked(posts);
  if (bodies === null || (body !== null && bodies.includes(body.id))) return false;
  return refuse('CLERK_OF_OTHER_BODY', body ? { where: body.name } : {});
}
