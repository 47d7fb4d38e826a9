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

/** The table as Markdown: roles across, verbs down, each cell the subjects and whose they are. */
export function permissionMarkdown(): string {
  const entries = permissionTable();
  const lines = ACTIONS.flatMap((action) =>
    ROLES.flatMap((role) => {
      const cells = entries.filter((entry) => entry.role === role && entry.action === action).map(sayEntry);
      return cells.length === 0 ? [] : [`| ${action} | ${role} | ${[...new Set(cells)].join('; ')} |`];
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

function sayEntry({ subject, reach, only, kinds }: PermissionEntry): string {
  const parts = [only && `where ${only}`, kinds && `in a ${kinds.join(' or ')}`].filter(Boolean);
  return `${reach} ${subject}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}
