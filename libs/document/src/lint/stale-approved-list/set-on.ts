import { allMatches } from '../all-matches.ts';
import { datesIn, type WrittenDate } from '../contradictory-dates/dates-in.ts';

/** What a dated list is a list of. */
export const LIST =
  /\b(?:lists?|registers?|director(?:y|ies)|rosters?|approved|authori[sz]ed|trained|nominated|designated|accredited|permitted|allowed|entitled|licensed|cleared|vetted|may (?:use|post|drive|hold|sign|collect)|appointed|aiders?|key ?holders?|wardens?|signator(?:y|ies)|drivers?|users?)\b/i;
/** The same beside a list, where fewer words tell that it allows something. */
export const LISTED = new RegExp(`${LIST.source}|\\bmay(?= \\p{L})|\\ballowed to\\b`, 'iu');
/** Right before a date: that the list was right on that day. */
const AS_AT =
  /(?:\b(?:as at|as of|as on|(?:correct|current|accurate|right|true|complete|valid|up to date)(?: as)? (?:at|on|of|in)|as (?:it|they) (?:stood|stands|was|were)(?: on| at| in)?|(?:position|situation) (?:on|at|in|of)|(?:last |was |were |lists? )*(?:up-?dated|dated|revised|amended)(?: on| in)?)|\(|\b(?:volunteers|staff|holders|aiders|wardens|signatories|drivers|users|contractors|suppliers|leads|people|list)(?: at| on|,| -| –))\s*:?\s*$/i;

/** What somebody does to a list who sees to it that it is right. */
const DONE_TO_LISTS =
  "(?:(?:re|double)-?)?(?:viewed|checked|verified|validated|confirmed|renewed|refreshed|approved|agreed|compiled|drawn up|made|produced|issued|printed|published|prepared|set|written|up-?dated|dated|revised|amended|corrected|changed|brought up to date|looked (?:at|through|over)|gone (?:over|through))(?: again)?(?: by [\\p{L}’' ]{1,40}?)?(?: on| in| at| during)?\\s*:?\\s*(?:the )?$";
/** The list itself is what it was done to: `the list was last checked on`, `last reviewed on`. */
const LAST_DONE = new RegExp(`\\b(?:last|most recently|latterly) ${DONE_TO_LISTS}`, 'iu');
const LIST_DONE = new RegExp(
  `\\b(?:lists?|register|roster|directory|table|names below)\\b(?: (?:below|above|of|[\\p{L}’-]+)){0,6}?(?: (?:was|were|is|has been|had been))?(?: last)? ${DONE_TO_LISTS}`,
  'iu',
);

/** `the guidance that was revised on`: another text is of that day. */
const OF_GUIDANCE =
  /\b(?:regulations?|acts?|orders?|guidance|framework|code|scheme|standards?|policy)\b,? (?:that|which|as) (?:was |were |has been )?(?:last )?\p{L}+(?: on| in)?\s*$/iu;

/** Whether the words before a date say that a list was made, or was right, on that day. */
export function isSetOn(before: string): boolean {
  if (OF_GUIDANCE.test(before)) return false;
  return AS_AT.test(before) || LAST_DONE.test(before) || LIST_DONE.test(before);
}

/** What happens to people and things that are listed, and not to their list. */
const OF_OTHERS =
  /\b(?:train|qualif|ordain|found|bear|born|pass|appoint|employ|licens|inspect|instal|open|clos|join|serv|buy|bought|built|purchas|introduc|start|elect|expir|cover|tak|held|call|regist|test|insur|bann?|withdraw)\p{L}*(?: \p{L}+){0,2} (?:on|in|at|before|since|until|from|after|by)?\s*$/iu;
const OF_LAW = /\b(?:regulations?|acts?|orders?|laws?|guidance|scheme|code|policy|tests?)\b[^,;(]*$/i;
/** `(confirmed`, `as agreed by the digital group on`: something was done, and then comes the day. */
const WAS_DONE =
  /(?:^|[\s(,–—-])(?:\p{L}+ed|drawn up|gone (?:over|through)|made|set|seen|written)(?: (?:up|over|through|again))?(?: by (?:the )?[\p{L}’' ]{1,40}?)?(?: on| in| at| during)?\s*:?\s*(?:the )?$/iu;

/** Whether a date beside a list is that of the list: it stands alone, or with what was done, and is that of nothing else. */
export function isOfTheList(before: string, after: string): boolean {
  if (isSetOn(before) || isBare(before, after)) return true;
  if (/^\s*(?:(?:as|position|situation|status|list)(?: at| on| of| in)*)?\s*(?:the )?$/i.test(before)) return true;
  return WAS_DONE.test(before) && !OF_OTHERS.test(before) && !OF_LAW.test(before);
}

/** A date that ends what leads into a list, and nothing else is said of it: `Websites approved for lessons, spring 2024:`. */
function isBare(before: string, after: string): boolean {
  return /(?:[,(–—:]|\s-)\s*$/.test(before) && /^\s*\)?\s*[.:]?\s*$/.test(after);
}

/** Terms by their church names, and a year alone. */
const BY_SEASON =
  /\b(?<season>Lent|Easter|Pentecost|Whitsun|Trinity|Michaelmas|Advent|Christmas|Winter)(?: term)?,? (?<year>20\d\d)\b/gi;
const LAST_DAY: Readonly<Record<string, string>> = {
  lent: '04-30',
  easter: '04-30',
  pentecost: '06-30',
  whitsun: '06-30',
  trinity: '08-31',
};

/** Dates of lists, with the last day that they can mean. */
export function listDatesIn(text: string): Pick<WrittenDate, 'index' | 'words' | 'to'>[] {
  const seasons = allMatches(BY_SEASON, text).map(({ 0: words, index, groups = {} }) => ({
    index,
    words,
    to: `${groups.year}-${LAST_DAY[groups.season?.toLowerCase() ?? ''] ?? '12-31'}`,
  }));
  return [...datesIn(text), ...seasons];
}
