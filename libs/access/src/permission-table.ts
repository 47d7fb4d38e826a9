import { ROLES, type OrganisationKind, type Role } from '@ratify/policy';
import { MYSELF, type Permission } from './permission.ts';
import { PERMISSIONS } from './permissions.ts';
import { ACTIONS, type Action, type Reach, type Subject } from './subjects.ts';

/** One cell of the table: what a role may do by one verb, and to whose rows. */
export interface PermissionEntry {
  readonly role: Role;
  readonly action: Action;
  readonly subject: Subject;
  readonly reach: Reach;
  /** `state is adopted`; empty without further conditions. */
  readonly only: string;
  readonly kinds: readonly OrganisationKind[] | null;
}

/** Every permission of every role, one subject each: for documentation, and a diff that shows a change of permissions. */
export function permissionTable(): PermissionEntry[] {
  return ROLES.flatMap((role) =>
    ACTIONS.flatMap((action) =>
      PERMISSIONS[role].filter((permission) => permission.action === action).flatMap((one) => entriesOf(role, one)),
    ),
  );
}

/** The table as Markdown: for each verb and role, whose rows of which kinds. */
export function permissionMarkdown(): string {
  const entries = permissionTable();
  const lines = ACTIONS.flatMap((action) =>
    ROLES.flatMap((role) => {
      const cell = sayEntries(entries.filter((entry) => entry.role === role && entry.action === action));
      return cell === '' ? [] : [`| ${action} | ${role} | ${cell} |`];
    }),
  );
  return ['| verb | role | on |', '|---|---|---|', ...lines, ''].join('\n');
}

function entriesOf(role: Role, permission: Permission): PermissionEntry[] {
  const only = Object.entries(permission.conditions)
    .map(([column, value]) => (value === MYSELF ? `${column} is their own` : `${column} is ${value}`))
    .join(' and ');
  return permission.subjects.map((subject) => ({
    role,
    action: permission.action,
    subject,
    reach: permission.reach,
    only,
    kinds: permission.kinds,
  }));
}

/** `own Policy, Draft; below Policy (in a council or trust)`: entries under one condition stand together. */
function sayEntries(entries: readonly PermissionEntry[]): string {
  const groups = new Map<string, Set<string>>();
  for (const { subject, reach, only, kinds } of entries) {
    const where = [only && `where ${only}`, kinds && `in a ${kinds.join(' or ')}`].filter(Boolean).join(', ');
    const group = `${reach}|${where}`;
    groups.set(group, (groups.get(group) ?? new Set()).add(subject));
  }
  return [...groups]
    .map(([group, subjects]) => {
      const [reach, where] = group.split('|');
      return `${reach} ${[...subjects].join(', ')}${where ? ` (${where})` : ''}`;
    })
    .join('; ');
}
