import type { Role } from '../journey/vocabulary.ts';

/** Whom a round can ask together. */
export const AUDIENCES = ['staff', 'governors', 'clerks'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The words on screen. */
export const audienceText: Readonly<Record<Audience, string>> = {
  staff: 'Everyone who works or volunteers here',
  governors: 'Governors, trustees or committee members',
  clerks: 'The clerk',
};

const ROLES_OF: Readonly<Record<Audience, readonly Role[]>> = {
  // Whoever works here, paid or not, is appointed as a member of staff.
  staff: ['staff', 'head'],
  governors: ['governor', 'vice-chair', 'chair'],
  clerks: ['clerk'],
};

/** The roles that read policies and can be asked to confirm that they have. */
export const READER_ROLES: readonly Role[] = AUDIENCES.flatMap((each) => ROLES_OF[each]);

/** Whether a role belongs to one of these audiences. */
export function isOfAudience(role: Role, audience: readonly Audience[]): boolean {
  return audience.some((each) => ROLES_OF[each].includes(role));
}

const SAID: readonly (readonly [Audience, RegExp])[] = [
  ['governors', /\b(?:governors?|trustees?|directors?|committee|board)\b/i],
  ['clerks', /\b(?:clerks?|governance professionals?)\b/i],
  [
    'staff',
    /\b(?:employees?|staff|workers?|volunteers?|trainees?|students?|teachers?|assistants?|casual|agency|supply|heads?|leaders?)\b/i,
  ],
];

/** Whom a text means by the people it says it applies to; words that mean nobody here, such as partners, are left out. */
export function audienceOf(people: readonly string[]): Audience[] {
  const meant = people.map((words) => SAID.find(([, pattern]) => pattern.test(words))?.[0]);
  return AUDIENCES.filter((each) => meant.includes(each));
}
