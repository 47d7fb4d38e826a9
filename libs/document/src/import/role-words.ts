/** A role or body that schools call by different names, by the term id that templates use for it. */
export interface Role {
  readonly id: string;
  readonly pattern: RegExp;
  readonly functions: readonly string[];
}

const HEAD = String.raw`(?:executive head ?teacher|executive principal|head[ -]?teacher|head of (?:centre|school|academy|nursery|setting|college)|(?:nursery|pre-school|centre|setting) manager|principal)`;

/** The roles whose words become terms of an imported text. A pattern finds singular and plural, two names for one post too. */
export const ROLES: readonly Role[] = [
  {
    id: 'chair',
    pattern:
      /\bchair(?:man|woman|person)? of (?:the )?(?:governors|trustees|directors|governing (?:body|board)|(?:academy|management|trustee) (?:committee|board)|board)\b/giu,
    functions: [],
  },
  {
    id: 'governing-body',
    pattern:
      /\b(?:local )?(?:governing (?:body|bodies|board|boards)|board of (?:governors|trustees|directors|management)|trust(?:ee)? board|academy (?:committee|council)|management committee)\b/giu,
    functions: ['approver'],
  },
  {
    id: 'head',
    pattern: new RegExp(String.raw`\b${HEAD}s?(?:\s?/\s?${HEAD}s?)?\b`, 'giu'),
    functions: [],
  },
];

/** The role that words name as a whole, in any case: `Governing Body`. */
export function roleOf(words: string): Role | undefined {
  return ROLES.find(({ pattern }) => words.replace(pattern, '') === '');
}
