/** Lessons and books tell of people. */
const TAUGHT =
  /\b(?:pupils|children|students|classes|Year \d)\b[^.]{0,60}\b(?:learn|study|read|hear|find out|write|draw|meet|celebrate|compare|look at|perform)\b|\b(?:learn|study|teach|taught)\b[^.]{0,40}\babout\b|\b(?:poems?|poets?|novels?|stor(?:y|ies)|paintings?|artists?|scientists?|composers?|musicians?|inventors?|explorers?|authors?|writers?|books? (?:by|about|of)|works? (?:of|by)|plays? by|music of|portraits?|topic|scheme of work|curriculum|assembl(?:y|ies)|units? on|lessons? (?:on|about)|translations?|history|reformers?|martyrs?|heroes|heroines)\b|\b(?:choirs?|orchestras?|bands?|pupils|children|class(?:es)?) (?:sings?|plays?|performs?)\b|^\W*(?:Read|Study|Teach)\b/i;
const NAMED_AFTER =
  /\b(?:named|called) after\b|\bin (?:memory|honour) of\b|\bfound(?:ed|er|ers)\b|\bwill of\b|\bbequest|\bbenefactors?\b|\bdonated by\b|\b(?:was|were|been|officially) opened by\b|\bstatue of\b|\bendowed\b|\bgift of\b|\blegacy of\b|\bkept in (?:his|her|their) honour\b|\bcommemorat/i;
const OF_IDEAS =
  /\b(?:attributed to|according to|theor(?:y|ies)|models?|approach|ideas|research|taxonomy|principles|competence|inquiry|report (?:by|of|into)|review (?:by|of|into)|murder of|death of|case of|draws on|inspired by|developed by|devised by|invented by|quotation|quoted?|said that|wrote|(?:scheme|programme|course|materials|resources|textbook|song|film) by)\b/i;
/** What was so once. */
const PAST =
  /\b(?:former|first head|founding|late|in (?:1[5-9]\d\d|200\d)|from (?:19|20)\d\d to (?:19|20)\d\d|until (?:19|20)\d\d|in 1[0-9]\d\d|(?:19|20)\d\d[–-](?:19|20)?\d\d)\b/i;
/** Words that show how something is written or said, with people who were made up. */
const EXAMPLE =
  /\b(?:for example|for instance|such as|e\.g\.|in this way|like this|an example|imagine|suppose|scenario|role[- ]play|case stud(?:y|ies)|fictional|invented|made[- ]up|A\. N\. Other|someone may|somebody may|might (?:say|ring|write))/i;
const OPENS_QUOTATION = /(?:^|[\s(:,])["“‘][^"”’\n]{0,300}$/;
/** The name goes on: `Marie Curie's support line`. */
const NAMES_A_THING =
  /^(?:['’]s)? (?:support|help) ?line\b|^['’]s (?:law|rule|report|review|inquiry|theory|taxonomy|principles|method|model|book|books|work|poem|novel|play|ladder|pyramid|day|curve|award|cup|trophy)\b|^ (?:Law|Rule|Report|Review|Inquiry|Cup|Trophy|Prize|Day|Award|Method|Scale|Test|Bequest|Lecture|Memorial|Garden|Wing|Suite|Centre|Gallery|Stadium|Ltd|Limited|plc|LLP|Associates|Solicitors|Coaches|Travel|Catering|Motors|Group|Partnership)\b|^ (?:building|room|hall|house|block|wing|field|pavilion|library|suite|centre|cup|trophy|prize|award|method|approach|programme|scheme|assembly|cottage|museum|trust|fund|foundation|scholarship|bursary)\b/;

/** `John Smith Travel`: the last word is no surname. */
const IS_A_FIRM =
  / (?:Travel|Coaches|Nurseries|Maths|Cleaning|Catering|Consulting|Consultants|Solutions|Cottage|Buses|Tours|Stores|Books|Music|Sports|Training|Recruitment|Supplies|Systems|Software|Insurance|Bank)$/;

/**
 * Whether somebody is told of and does nothing in the policy: in a lesson, in a name, in an example, in the past. Beside an office
 * only what is plainly so counts, as `the history lead, Ann Ward, …` is not a lesson.
 */
export function isToldOf(sentence: string, index: number, length: number, found: 'by office' | 'by name'): boolean {
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + length);
  if (NAMES_A_THING.test(after) || IS_A_FIRM.test(sentence.slice(index, index + length))) return true;
  if (EXAMPLE.test(sentence) && OPENS_QUOTATION.test(before)) return true;
  if (NAMED_AFTER.test(sentence)) return true;
  if (found === 'by office') return false;
  return TAUGHT.test(sentence) || OF_IDEAS.test(sentence) || PAST.test(sentence) || EXAMPLE.test(sentence);
}
