import type { Role } from '@ratify/policy';
import type { Appointment, Organisation } from '@ratify/store';

/** One organisation of a person's: what they are there today, and which posts have a holder at all. */
export interface Post {
  readonly organisation: Organisation;
  readonly roles: readonly Role[];
  /** What they hold there. */
  readonly held: readonly Appointment[];
  readonly filled: ReadonlySet<Role>;
}

/** Whether one of some roles is among those held. */
export function holds(roles: readonly Role[], ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles.includes(role));
}
