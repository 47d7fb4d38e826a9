import type { PlainDate, PostTerm } from '@ratify/policy';
import type { Appointment } from '@ratify/store';

/** A stored appointment as the rules see it. */
export function termOf({ id, role, bodyId, votes, fromOn, untilOn }: Appointment): PostTerm & { readonly id: string } {
  return { id, role, bodyId, votes, fromOn: fromOn as PlainDate, untilOn: untilOn as PlainDate | null };
}
