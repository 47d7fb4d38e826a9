import { ROLES, sayRole } from '@ratify/policy';

/** An office as people call it. */
export function sayOffice(role: string): string {
  const known = ROLES.find((each) => each === role);
  return known ? sayRole(known) : role.replaceAll('-', ' ');
}
