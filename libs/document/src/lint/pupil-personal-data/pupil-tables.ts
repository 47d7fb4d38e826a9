import { GIVEN_NAMES } from '../given-names.ts';
import type { CellContext } from '../table-context.ts';

const PUPIL_COLUMN = /\b(?:pupils?|child(?:ren)?(?:['’]s)?|students?|learners?)\b/i;
const NAME_COLUMN = /\b(?:names?|initials)\b/i;
/** What is told of a pupil beside their name. */
const FACT_COLUMN =
  /\b(?:allerg\w*|medical|medicines?|needs?|condition|diagnosis|SEND?|EHCP?|medication|dose|inhaler|diet\w*|class|year(?: group)?|group|room|tutor group|DOB|date of birth|UPN|arrangements?|extra time|sanction|incident|attendance|FSM|pupil premium|support)\b/i;
/** A table of those who work there. */
const STAFF_COLUMN =
  /\b(?:roles?|jobs?|positions?|posts?|titles?|qualifi\w+|training|trained|teachers?|staff|governors?|telephone|phone|e-?mail|extension|office|term of|responsib\w+|subjects?|expir\w+)\b/i;
const WHOLE_NAME =
  /^\p{Lu}[\p{L}’'-]*\p{Ll}(?: \p{Lu}[\p{L}’'-]*\p{Ll})? \p{Lu}(?:\.|[\p{L}’'-]*\p{Ll})?$|^(?:\p{Lu}\. ?){2,3}$/u;

/** Two first names and a surname, or three initials. */
const MOST_WORDS = 3;

/** Whether a cell stands where pupils are named: under a heading that says so, or in a table that tells something of each it names. */
export function isOfPupils({ column, header }: CellContext): boolean {
  if (STAFF_COLUMN.test(header) && !PUPIL_COLUMN.test(column)) return false;
  return PUPIL_COLUMN.test(column) || (FACT_COLUMN.test(header) && NAME_COLUMN.test(column));
}

/** What is told of nobody's room, table or boat. */
const OF_A_PERSON =
  /\b(?:allerg\w*|medical|medicines?|diagnosis|SEND?|EHCP?|medication|dose|inhaler|diet\w*|DOB|date of birth|UPN|extra time|sanction|FSM|pupil premium|needs)\b/i;

/** Whether a first name by itself is a child's in the place where a cell stands. */
export function isOfOneChild({ column, header }: CellContext): boolean {
  return PUPIL_COLUMN.test(column) || OF_A_PERSON.test(header);
}

/** `Leila (Ducklings)`, `Ben, 3C`: a first name with a class, where a column holds pupils. */
const FIRST_WITH_A_CLASS =
  /^(?<given>\p{Lu}\p{Ll}+)(?:,? \((?:(?:[Yy]ear|[Cc]lass|[Yy]r|Y) ?\d{1,2}\p{Lu}?|\d{1,2}\p{Lu}|Reception|Nursery|\p{Lu}\p{Ll}+s)\)|, (?:(?:[Yy]ear|[Cc]lass|[Yy]r|Y) ?\d{1,2}\p{Lu}?|\d{1,2}\p{Lu}|Reception|Nursery)$)/u;

/** How long the first name is with which the words of a cell begin, when a class stands behind it or nothing does; 0 where there is none. */
export function lengthOfGivenName(text: string): number {
  const words = text.trim();
  const given = FIRST_WITH_A_CLASS.exec(words)?.groups?.given ?? words;
  return GIVEN_NAMES.has(given.toLowerCase()) && /^\p{Lu}/u.test(given) ? given.length : 0;
}

/** Whether words are a name and nothing else. */
export function isWholeName(text: string): boolean {
  const words = text.trim();
  // No name has more words: a sentence need not be gone over.
  return words.split(' ', MOST_WORDS + 1).length <= MOST_WORDS && WHOLE_NAME.test(words);
}

const NAME_AT_HEAD =
  /^(?!(?:Mrs?|Ms|Miss|Mx|Dr|Revd?|Sister|Sir)\b)\p{Lu}[\p{L}’'-]*\p{Ll} \p{Lu}(?:[\p{L}’'-]*\p{Ll})?\.?(?=, | \(| [–—-] |: )/u;

/** Whether words begin with a name, behind which stands what tells of it. */
export function beginsWithWholeName(text: string): boolean {
  return lengthOfNameAtHead(text) > 0;
}

/** How long the name is with which words begin; 0 where they begin with none. */
export function lengthOfNameAtHead(text: string): number {
  return NAME_AT_HEAD.exec(text)?.[0].length ?? 0;
}
