import { allMatches } from '../all-matches.ts';
import { datesIn, type WrittenDate } from '../contradictory-dates/dates-in.ts';

/** That something or somebody is allowed. */
const IS_ALLOWED =
  'approved|authori[sz]ed|trained|nominated|designated|accredited|permitted|allowed|entitled|licensed|cleared|vetted|may (?:use|post|drive|hold|sign|collect)|appointed|aiders?|key ?holders?|wardens?|signator(?:y|ies)|drivers?';
const MAY = '\\bmay(?= \\p{L})|\\ballowed to\\b';
/** What a dated list is a list of. */
export const LIST = new RegExp(`\\b(?:lists?|registers?|director(?:y|ies)|rosters?|${IS_ALLOWED}|users?)\\b`, 'i');
/** The same beside a list, where fewer words tell that it allows something. */
export const LISTED = new RegExp(`${LIST.source}|${MAY}`, 'iu');
/** The same, whether or not it stands in a list. */
const ALLOWED = new RegExp(`\\b(?:${IS_ALLOWED}|volunteers?)\\b|${MAY}`, 'iu');
/** Right before a date: that the list was right on that day. */
const AS_AT =
  /(?:\b(?:as at|as of|as on|(?:correct|current|accurate|right|true|complete|valid|up to date)(?: as)? (?:at|on|of|in)|as (?:it|they) (?:stood|stands|was|were)(?: on| at| in)?|(?:position|situation) (?:on|at|in|of)|(?:last |was |were |lists? )*(?:up-?dated|dated|revised|amended)(?: on| in)?)|\(|\b(?:volunteers|staff|holders|aiders|wardens|signatories|drivers|users|contractors|suppliers|leads|people|list)(?: at| on|,| -| –))\s*:?\s*$/i;

/** What somebody does to a list who sees to it that it is right. */
const DEED =
  '(?:(?:re|double|spot|cross)-?)?(?:viewed|checked|verified|validated|confirmed|renewed|refreshed|approved|agreed|compiled|drawn up|made|produced|issued|printed|published|prepared|set|settled|fixed|decided|determined|established|ratified|endorsed|adopted|accepted|authori[sz]ed|sanctioned|signed off|passed|written|drafted|up-?dated|dated|revised|amended|altered|modified|corrected|changed|completed|considered|assessed|audited|scrutini[sz]ed|examined|read through|tidied|cleaned|pruned|weeded|purged|trimmed|extended|added to|touched|put (?:together|right|in order)|brought up to date|looked (?:at|through|over|into)|gone (?:over|through|round))(?: (?:up|out|off))?(?: again)?';
const DEEDS = `${DEED}(?:(?:,| and|, and|/| or) ${DEED})*`;
/** By whom and where it was done: `by the head at the governors’ meeting of`. */
const BY =
  "(?: (?:by|with|between) [\\p{L}’' ]{1,50}?)?(?:,? (?:at|after|following|in|during) (?:the |a |an |our |their |its )?[\\p{L}’' -]{1,50}?)?";
const DONE_TO_LISTS = `${DEEDS}${BY}(?:,? (?:on|in|at|of|during|back in))?\\s*:?\\s*(?:the )?$`;
const A_LIST = '(?:lists?|registers?|roster|director(?:y|ies)|table|names (?:below|above))';
/** The list itself is what it was done to: `the list was last checked on`, `last reviewed on`. */
const LAST_DONE = new RegExp(`\\b(?:last|most recently|latterly) ${DONE_TO_LISTS}`, 'iu');
const LIST_DONE = new RegExp(
  `\\b${A_LIST}\\b(?: (?:below|above|of|[\\p{L}’-]+)){0,6}?(?: (?:was|were|is|has been|had been))?(?: last)? ${DONE_TO_LISTS}`,
  'iu',
);
/** Somebody did it: `when the site team last went through it, in`. */
const SOMEBODY_DID = new RegExp(
  `\\blast (?:set|settled|fixed|agreed|approved|checked|confirmed|reviewed|up-?dated|revised|amended|changed|saw|read|touched|looked (?:at|through|over)|went (?:over|through|round)|drew up|put together|wrote|opened) (?:it|them|these|this|those|(?:the|this|that|its|our|their) (?:[\\p{L}’'-]+ ){0,3}?${A_LIST}|the names)(?: (?:over|through|up|again|together))?,?(?: (?:on|in|at|during))?\\s*$`,
  'iu',
);
/** A noun for it: `last check:`, `the latest edition of this list is of`. */
const LAST_TIME =
  /\b(?:last|latest|most recent) (?:check|review|up-?date|revision|change|amendment|confirmation|approval|audit|version|edition|issue|look|time (?:anybody|anyone|somebody|someone|we|it|they) [\p{L} ]{2,40}?)(?: (?:of|to|at) (?:it|them|(?:the|this) (?:[\p{L}’'-]+ ){0,3}?(?:lists?|registers?|names)))?(?: (?:was|is|were|dates?|made|done|took place|carried out))*(?: (?:on|in|from|of|back to))*\s*:?\s*$/iu;
/** Where it comes from: `the list dates from`, `is that of`. */
const DATES_FROM = new RegExp(
  `\\b${A_LIST}\\b[^.;:]{0,60}?\\b(?:dates?(?: back)? (?:from|to)|(?:goes|go) back to|(?:is|are) (?:still )?(?:that |those |the one )?(?:from|of)|stems from|was last (?:right|true|complete|current)(?: (?:on|in|at))?)\\s*(?:the )?$`,
  'iu',
);
/** And nothing since: `has not been looked at since`, `unchanged since`. */
const NOT_SINCE = new RegExp(
  `\\b(?:(?:not|never|nor) (?:been )?(?:${DEEDS}|seen)(?: (?:it|them|the list))?|(?:nobody|no one|none of us) (?:has|have) (?:${DEEDS}|seen)[^.;:]{0,30}?|no (?:change|check|review|up-?date|revision|amendment)s?[^.;:]{0,30}?|(?:unchanged|unaltered|untouched|unrevised|unreviewed|unchecked|the same|as it is|like this|stood)) (?:ever )?since(?: the)?\\s*$`,
  'iu',
);
/** The list of a day: `tools (list of`, `the register of`. */
const OF_A_DAY = /\b(?:lists?|register|roster|directory) (?:of|from|for)(?: the)?\s*$/i;
/** `Approved centres, set on 2 September 2024: …`: of all that are named then. */
const SET_APART = new RegExp(
  `(?:[,(:;–—]|\\s-)\\s*(?:(?:as|and|all|list|which|that|who|was|were|is|are|first|each|it|they) )*${DONE_TO_LISTS}`,
  'iu',
);
const ALL_ARE_NAMED = /^\)?(?:\s*[:)]|\s*\.?\s*$|,? (?:are|is|may)\b)/i;

/** What has been put aside is nobody's list any more. */
const IS_GONE =
  /^[^.;:]{0,40}?\b(?:(?:has|have|had|was|were|is|are) (?:since |now )?(?:been )?(?:withdrawn|replaced|superseded|cancelled|revoked|scrapped|set aside|destroyed|archived|no longer)|no longer (?:stands|holds|applies|counts))\b/i;
const TAKES_ITS_PLACE =
  /\b(?:replac(?:es?|ed|ing)|supersed(?:es?|ed|ing)|withdr[ae]ws?|withdrew|withdrawn|in place of|instead of|takes? the place of|(?:old|previous|former|earlier|first) (?:list|register|version|edition))\b[^.;:]*$/i;

/** `the guidance that was revised on`: another text is of that day. */
const OF_GUIDANCE =
  /\b(?:regulations?|acts?|orders?|guidance|framework|code|scheme|standards?|policy)\b,? (?:that|which|as) (?:was |were |has been )?(?:last )?\p{L}+(?: on| in)?\s*$/iu;

/** How far before a date the words stand that say what it is the date of. */
export const REACH = 120;

/** Whether the words around a date say that a list was made, or was right, on that day. */
export function isSetOn(text: string, after = ''): boolean {
  const before = text.slice(-REACH);
  if (OF_GUIDANCE.test(before) || IS_GONE.test(after) || TAKES_ITS_PLACE.test(before)) return false;
  return (
    AS_AT.test(before) ||
    isLastDone(before) ||
    LIST_DONE.test(before) ||
    ([OF_A_DAY, DATES_FROM, NOT_SINCE].some((pattern) => pattern.test(before)) && allows(before)) ||
    (SET_APART.test(before) && ALL_ARE_NAMED.test(after) && !OF_OTHERS.test(before) && !OF_LAW.test(before))
  );
}

/** Whether a date is that of the last time when somebody saw to a list. */
function isLastDone(before: string): boolean {
  return [LAST_DONE, SOMEBODY_DID, LAST_TIME].some((pattern) => pattern.test(before));
}

/** What says only when something was done, of what the sentence before it lists: `Last checked and set:`, `Approved by the manager,`. */
const GOES_ON = new RegExp(
  `^\\W*(?:(?:it|they|this|these|all|list|names|date|and|was|were|is|are|has|have|been|not|nobody|no one|as)\\W+)*(?:(?:last|latest|most recent)\\b|unchanged\\b|untouched\\b|no change|${DEEDS}(?=\\W|$))`,
  'iu',
);
/** Several that are named, or a list that is spoken of. */
const LISTS_SOME = /:\s*(?=\S)|\b(?:lists?|registers?|roster|directory|names (?:are|below|above))\b/i;
const ALLOWS =
  /\b(?:approves?|allows?|accept(?:s|ed)?|permits?|trust(?:s|ed)?|recommend(?:s|ed)?|clears?|vets?|chosen|preferred|may|can|only)\b/;
/** Whether words speak of a list, and of one that allows something: there are lists of fees and registers of pupils too. */
function allows(text: string): boolean {
  return ALLOWED.test(text.replace(/\bMay\b/g, '')) || ALLOWS.test(text);
}

/** Whether a sentence only goes on to say when what the one before it lists was set. */
export function saysWhenItWasSet(text: string, before: string): boolean {
  return GOES_ON.test(text) && !/\d{4}/.test(before) && LISTS_SOME.test(before) && allows(before);
}

/** In such a sentence the deed may stand with nothing but its day. */
const DEED_ALONE = new RegExp(
  `^\\W*(?:(?:all|and|it|they|was|were|list|names) )*${DONE_TO_LISTS.replace('$', ',?\\s*$')}`,
  'iu',
);
export function isDoneAlone(before: string): boolean {
  return DEED_ALONE.test(before) && !OF_LAW.test(before);
}

/** A column of a table that says when each of its rows was set. */
const SET_COLUMN = new RegExp(
  `^\\s*(?:(?:date|when|list|on the list|last|first|day|was|were) )*(?:set|settled|agreed|approved|confirmed|re-?confirmed|listed|reviewed|up-?dated|re-?approved|revised|(?<=last )checked|(?<=list )checked)(?: (?:and|or|/) \\p{L}+)?(?: by [\\p{L} ]{2,20})?(?: (?:on|in|at|when|date))?\\s*$|^\\s*(?:as at|as of|position at|correct at)\\s*$|^\\s*date (?:of|last) (?:last )?(?:approval|check|confirmation|review|up-?date)\\s*$`,
  'iu',
);
/** Things of which the texts of a school are approved as well: a table of editions. */
const OF_TEXTS =
  /\b(?:polic(?:y|ies)|documents?|editions?|versions?|statements?|procedures?|next review|review (?:date|due)|approved by|minutes)\b/i;

/** Whether a table, by its heading and the heads of its other columns, lists what is approved, and a column says since when. */
export function isSetColumn(column: string, heading: string, others: string): boolean {
  if (!SET_COLUMN.test(column) || OF_TEXTS.test(others) || OF_TEXTS.test(heading)) return false;
  return LISTED.test(others) || LISTED.test(heading);
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
  if (isSetOn(before, after) || isBare(before, after)) return true;
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

/** A year by itself, said of a list: `last checked in 2023`. */
const YEAR_ALONE = /(?<=\b(?:in|since|from|of|at) )20\d\d\b(?![/–-]\d)/gi;

export interface ListDate extends Pick<WrittenDate, 'index' | 'words' | 'to'> {
  /** A year and no more. */
  readonly isYear?: true;
}

/** Dates of lists, with the last day that they can mean. */
export function listDatesIn(text: string): ListDate[] {
  const seasons = allMatches(BY_SEASON, text).map(({ 0: words, index, groups = {} }) => ({
    index,
    words,
    to: `${groups.year}-${LAST_DAY[groups.season?.toLowerCase() ?? ''] ?? '12-31'}`,
  }));
  const dates = [...datesIn(text), ...seasons];
  const years = allMatches(YEAR_ALONE, text)
    .filter(({ index }) => !dates.some((date) => date.index <= index && index < date.index + date.words.length))
    .filter(({ index }) => {
      const before = text.slice(Math.max(0, index - REACH), index);
      return isLastDone(before) || ([DATES_FROM, NOT_SINCE].some((pattern) => pattern.test(before)) && allows(before));
    })
    .map(({ 0: words, index }): ListDate => ({ index, words, to: `${words}-12-31`, isYear: true }));
  return [...dates, ...years];
}
