import { rolesThatMay } from '@ratify/access';
import { checkClerk, isRunning, type Refusal } from '@ratify/policy';
import type { Work } from './writing.ts';

/** A clerk of some bodies alone has come to what is another's; the use case answers with the refusal. */
export class NotClerkOfBody extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.what);
  }
}

/**
 * Throws where whoever acts may do so as clerk only, and is clerk of other bodies alone; null: of what is no single body's. Another
 * role of theirs that may do the same is not held to any body.
 */
export async function holdToBody(
  { rows, organisationId, actor, roles, today, permission }: Work,
  bodyId: string | null,
): Promise<void> {
  const able = rolesThatMay(...permission).filter((role) => roles.includes(role));
  if (able.length === 0 || able.some((role) => role !== 'clerk')) return;
  const posts = await rows.appointments.list({ organisationId, personId: actor.personId, role: 'clerk' });
  const held = posts.filter((each) => isRunning(each, today));
  if (held.length === 0) return;
  const refusal = checkClerk(held, bodyId === null ? null : await rows.bodies.get({ organisationId, id: bodyId }));
  if (refusal) throw new NotClerkOfBody(refusal);
}
