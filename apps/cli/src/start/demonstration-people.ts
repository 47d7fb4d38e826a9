import {
  DEMONSTRATION_ORGANISATIONS,
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_PEOPLE,
  type CastPerson,
} from '@ratify/journey';
import { ROLES, sayRole } from '@ratify/policy';

/** What the sign-in page of a demonstration shows: everybody, with what they do and for whom. */
export function demonstrationPage(): { password: string; people: { email: string; role: string }[] } {
  const people = DEMONSTRATION_PEOPLE.map((person) => ({ email: person.email, role: postsOf(person) }));
  return { password: DEMONSTRATION_PASSWORD, people };
}

/** The lines printed at the start: one person for each role, and the password of all. */
export function signInTable(): string[] {
  const rows = ROLES.flatMap((role) => {
    const person = DEMONSTRATION_PEOPLE.find(({ posts }) => posts[0]?.role === role);
    return person ? [[sayRole(role), person.email, postsOf(person)] as const] : [];
  });
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length)) + 2;
  return [
    ...rows.map(([role, email, posts]) => `  ${role.padEnd(width(0))}${email.padEnd(width(1))}${posts}`),
    `  Password of everyone: ${DEMONSTRATION_PASSWORD}. The sign-in page lists all ${DEMONSTRATION_PEOPLE.length} of them.`,
  ];
}

/** `clerk, Elm Park Primary School and Millbrook Primary School`. */
function postsOf({ posts }: CastPerson): string {
  const roles = [...new Set(posts.map((post) => post.role))];
  return roles
    .map((role) => {
      const names = posts.filter((post) => post.role === role).map((post) => nameOf(post.organisation));
      return `${sayRole(role)}, ${names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(' and ')}`;
    })
    .join('; ');
}

function nameOf(key: string): string {
  return DEMONSTRATION_ORGANISATIONS.find((organisation) => organisation.key === key)?.name ?? key;
}
