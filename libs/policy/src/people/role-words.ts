import type { OrganisationKind, Role } from '../journey/vocabulary.ts';

const WORDS: Readonly<Record<Role, string>> = {
  'council-author': 'template author',
  publisher: 'template publisher',
  'compliance-officer': 'compliance officer',
  head: 'head',
  clerk: 'clerk',
  chair: 'chair',
  'vice-chair': 'vice-chair',
  governor: 'governor',
  staff: 'member of staff',
  operator: 'operator',
};

/** A role as people call it. */
export function sayRole(role: Role): string {
  return WORDS[role];
}

const SCHOOL_ROLES = ['head', 'clerk', 'chair', 'vice-chair', 'governor', 'staff'] as const satisfies readonly Role[];
const PUBLISHING_ROLES = ['council-author', 'publisher', 'compliance-officer'] as const satisfies readonly Role[];

/** Roles that may be given in an organisation of a kind. Operators are appointed by whoever keeps the service, never from inside it. */
export const ROLES_IN: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  council: [...PUBLISHING_ROLES, ...SCHOOL_ROLES],
  trust: [...PUBLISHING_ROLES, ...SCHOOL_ROLES],
  school: SCHOOL_ROLES,
};

/** Roles that are held on one body, where one is named. */
export const BODY_ROLES = ['clerk', 'chair', 'vice-chair', 'governor'] as const satisfies readonly Role[];
