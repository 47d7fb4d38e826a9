import type { PlainDate, PostTerm } from '@ratify/policy';
import type { Appointment } from '@ratify/store';

/** A stored appointment as the rules see it. */
export function termOf(appointment: Appointment): PostTerm & { readonly id: string } {
  const { id, role, bodyId, onlyBody, votes, fromOn, untilOn } = appointment;
  return { id, role, bodyId, onlyBody, votes, fromOn: fromOn as PlainDate, untilOn: untilOn as PlainDate | null };
}
