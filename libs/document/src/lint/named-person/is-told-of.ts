/** Lessons and books tell of people. */
const TAUGHT =
  /\b(?:pupils|children|students|classes|Year \d)\b[^.]{0,60}\b(?:learn|study|read|hear|find out|write|draw|meet|celebrate|compare|look at|perform)\b|\b(?:learn|study|teach|taught)\b[^.]{0,40}\babout\b|\b(?:poems?|poets?|novels?|stor(?:y|ies)|paintings?|artists?|scientists?|composers?|musicians?|inventors?|explorers?|authors?|writers?|books? (?:by|about|of)|works? (?:of|by)|plays? by|music of|portraits?|topic|scheme of work|curriculum|assembl(?:y|ies)|units? on|lessons? (?:on|about)|translations?|history|reformers?|martyrs?|heroes|heroines)\b|\b(?:choirs?|orchestras?|bands?|pupils|children|class(?:es)?) (?:sings?|plays?|performs?)\b|^\W*(?:Read|Study|Teach)\b/i;
const NAMED_AFTER =
  /\b(?:named|called) after\b|\bin (?:memory|honour) of\b|\bfound(?:ed|er|ers)\b|\bwill of\b|\bbequest|\bbenefactors?\b|\bdonated by\b|\b(?:was|were|been|officially) opened by\b|\bstatue of\b|\bendowed\b|\bgift of\b|\blegacy of\b|\bkept in (?:his|her|their) honour\b|\bcommemorat/i;
const OF_IDEAS =
  /\b(?:attributed to|according to|theor(?:y|ies)|models?|approach|ideas|research|taxonomy|principles|competence|inquiry|report (?:by|of|into)|review (?:by|of|into)|murder of|death of|case of|draws on|inspired by|developed by|devised by|invented by|quotation|quoted?|said that|wrote|(?:scheme|programme|course|materials|resources|textbook|song|film) by)\b/i;
/** What was so once. */
const PAST =
  /\b(?:former|first head|founding|late|in (?:1[5-9]\d\d|200\d)|from (?:1[5-9]|20)\d\d to (?:1[5-9]|20)\d\d|until (?:19|20)\d\d|in 1[0-9]\d\d|(?:19|20)\d\d[–-](?:19|20)?\d\d)\b/i;
/** Right before a name: whoever it is holds an office today. */
const NOW =
  /\b(?:currently|now|presently|at present|at the moment|for now|for the time being|at the time of writing|this year),? $/i;
/** Words that say that people were made up. */
const INVENTED =
  /\b(?:imagine|suppose|scenarios?|role[- ]play|vignette|case stud(?:y|ies)|fictional|fictitious|imaginary|invented|made[- ]up(?! of\b)|mak(?:e|es|ing) (?:one|some|it|them|him|her|a name|names|two|an example) up|(?:let us|we (?:shall|will)) call (?:him|her|them|it)|whom we (?:shall |will )?call|do(?:es)? not exist|never existed|no such (?:person|pupil|child|student|boy|girl|teacher|family)(?: exists)?\b|nobody (?:is called|has this|of (?:that|this) name)|any (?:likeness|resemblance)|are not (?:those )?of (?:anybody|real|any (?:pupil|child))|not (?:a )?real|in (?:our|this|the|my) (?:story|example|tale|scenario)|specimen|agreed signal|code ?words?|code names?|signal for|there is no (?:Mr|Mrs|Ms|Miss|Dr))\b/i;
/** Words that show how something is written or said, perhaps with people who were made up. */
const EXAMPLE =
  /\b(?:for example|for instance|such as|e\.g\.|in this way|like this|an example|someone may|somebody may|(?:might|could|would) (?:say|ring|write|read|begin|start|run|look|go))/i;
/** Whom a specimen of a letter is to. */
const DEAR = /\bDear\s+$/;
/** What somebody thought out or looked into, by what stands on either side of the name. */
const SOURCE_BEFORE =
  /\b(?:inquir(?:y|ies)|reviews?|commission|investigation|study|report) (?:that was )?(?:led|chaired|headed|conducted|written) by $|\b(?:methods?|approach|theor(?:y|ies)|works?|ideas?|teaching|research|writings?|scheme|exercises|system) of $|\b(?:as|what|which|way) $/i;
const IS_SOURCE = /\b(?:inquir|method|approach|theor|research|review|commission|report|writing|stud(?:y|ies))/i;
const SOURCE_AFTER =
  /^,? (?:(?:describes?|described|explains?|argues?|argued|writes|wrote|teaches|taught|sets? out|puts? it|shows?|showed|recommends?|found|proposed|suggests?) (?:it |this |them )?in\b|whose (?:books?|work|theory|method|research|writings?|study|report)\b)/i;

function isSource(before: string, after: string): boolean {
  return SOURCE_AFTER.test(after) || (SOURCE_BEFORE.test(before) && IS_SOURCE.test(before.slice(-60)));
}

/** Before the name of a firm, what it does for the text's own. */
const A_FIRM_IS =
  /\b(?:solicitors|auditors|accountants|brokers?|insurers?|bankers?|bank|architects|surveyors|caterers?|firm|company|supplier|builders)\b[^.;]{0,30}\b(?:is|are|was|were|called)\s+(?:\p{Lu}[\p{L}&]+ (?:and|&) )?$/u;
/** The title of a work, and after it its author: `Zones of Regulation by …`. A day or a month is none. */
const WORK_BY =
  /(?<![.;:!?]\s)(?<!^)\b(?!(?:\p{L}+day|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Christmas|Easter) )\p{Lu}\p{L}+(?<!ed|en|eld|ept|ade|awn)[”"’']? by\s+$/u;
const OPENS_QUOTATION = /(?:^|[\s(:,])["“‘][^"”’\n]{0,300}$/;
/** The name goes on: `Marie Curie's support line`. */
const NAMES_A_THING =
  /^(?:['’]s)? (?:support|help) ?line\b|^['’]s (?:(?:earlier|later|first|second|final|original|famous|own|well-known) )?(?:law|rule|report|review|inquiry|theory|taxonomy|principles|method|model|book|books|work|poem|novel|play|ladder|pyramid|day|curve|award|cup|trophy)\b|^ (?:Law|Rule|Report|Review|Inquiry|Cup|Trophy|Prize|Day|Award|Method|Scale|Test|Bequest|Lecture|Memorial|Garden|Wing|Suite|Centre|Gallery|Stadium|Ltd|Limited|plc|LLP|Online|Plus|Learning|Software|App|Associates|Solicitors|Coaches|Travel|Catering|Motors|Group|Partnership)\b|^ (?:&|and) (?:Sons?|Daughters?|Co|Partners|Brothers|Company)\b|^['’]s (?:Cottage|House|Park|Wood|Garden|Field|Hospital|Church|Bridge|Museum|Well|Charity|Bequest|Academy|School|College|Hall|Library)\b|^ (?:building|room|hall|house|block|wing|field|pavilion|library|suite|centre|cup|trophy|prize|award|method|approach|programme|scheme|assembly|cottage|museum|trust|fund|foundation|scholarship|bursary)\b/;

/** `cooked by Harrison and Webb Catering Ltd`: further names, and then what makes a firm of them. */
const OF_PARTNERS =
  /^(?:,? (?:and|&)|,) \p{Lu}[\p{L}’'-]+(?:(?:,? (?:and|&)|,)? \p{Lu}[\p{L}’'-]+){0,3}? (?:Ltd|Limited|plc|LLP|LLC|Inc|Co|Company|Partners(?:hip)?|Associates|Solicitors|Accountants|Architects|Auditors|Surveyors|Catering|Caterers|Coaches|Travel|Transport|Cleaning|Services|Consulting|Consultants|Solutions|Systems|Security|Supplies|Group|Sons?|Daughters?|Brothers|Builders|Photography|Insurance|Recruitment|Education|Training|Payroll|Software|Motors|Taxis|Removals|Law)\b/u;

/** Nobody of those days is in post. */
const LONG_AGO = /\b1[5-8]\d\d\b/;
/** `John Smith Travel`: the last word is no surname. */
const IS_A_FIRM =
  / (?:Travel|Coaches|Nurseries|Maths|Cleaning|Catering|Consulting|Consultants|Solutions|Cottage|Buses|Tours|Stores|Books|Music|Sports|Training|Recruitment|Supplies|Systems|Software|Insurance|Bank)$/;

/** `Miss Example was head from 1931 to 1958`: told of after the name, and over. */
const IS_OVER =
  /^,? (?:who )?(?:(?:was|were|served|taught|worked|ruled|ran|led|had been|kept|stayed)\b[^.;]{0,60}\b(?:from (?:19\d\d|200\d) to (?:19|20)\d\d|until (?:19\d\d|20[01]\d)|in (?:1[0-9]\d\d|200\d)|for (?:\p{L}+ )?(?:\d{2}|ten|twenty|thirty|forty|fifty) years)\b|(?:retired|died|left|lived)\b[^.;]{0,40}\b(?:19\d\d|20[01]\d)\b)|^, (?:(?:the |our )?(?:first |second )?(?:head|headteacher|headmaster|headmistress|principal|vicar|caretaker|matron|teacher|chair)\b[^.;,]{0,30} )?(?:from|between) (?:1[5-9]\d\d|200\d) (?:to|and) (?:19|20)\d\d\b/u;

/** `a former headteacher, Mr Example`: whoever it is has left. */
const FORMER = /\b(?:former|previous|late|retired|then) (?:[\p{L}-]+ ){0,3}[\p{L}-]+,? $/iu;
const CREATURE =
  '(?:dog|puppy|cat|kitten|rabbit|hamster|gerbil|guinea pig|tortoise|snake|lizard|dragon|gecko|hen|cockerel|chicken|duck|goat|sheep|lamb|pig|pony|horse|donkey|parrot|budgie|fish|mascot|teddy|puppet)';
/** `the therapy dog, Captain Example`, `Rosie, the bearded dragon`. */
const A_CREATURE = new RegExp(`\\b${CREATURE}(?:,| called| named|:)? $`, 'iu');
export const IS_A_CREATURE = new RegExp(
  `^,? (?:in [\\p{L}\\d ]{3,20} )?(?:is |was )?(?:the|our|an?) (?:[\\p{L}-]+ ){0,3}${CREATURE}(?=[,.;)]|$| (?:is|was|who|in|and|has|lives)\\b)`,
  'iu',
);

/** What carries a picture of somebody: `a badge with … on it`. */
const WITH = /\bwith\b[^.;:]{0,60}$/;
const ON_IT = /^[^.;:]{0,60}\bon (?:it|them)\b(?! (?:as|from|for|until|till)\b)/;

/** Whether the people of a block were made up for it. */
export function areInvented(block: string): boolean {
  return INVENTED.test(block);
}

/**
 * Whether somebody is told of and does nothing in the policy: in a lesson, in a name, in an example, in the past. Beside an office
 * only what is plainly so counts, as `the history lead, Ann Ward, …` is not a lesson.
 */
export function isToldOf(sentence: string, index: number, length: number, found: 'by office' | 'by name'): boolean {
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + length);
  if (
    LONG_AGO.test(sentence) ||
    NAMES_A_THING.test(after) ||
    OF_PARTNERS.test(after) ||
    IS_A_FIRM.test(sentence.slice(index, index + length))
  )
    return true;
  if (DEAR.test(before) || A_FIRM_IS.test(before) || WORK_BY.test(before)) return true;
  if (isSource(before, after)) return true;
  if (EXAMPLE.test(sentence) && OPENS_QUOTATION.test(before)) return true;
  if (NAMED_AFTER.test(sentence) || FORMER.test(before) || A_CREATURE.test(before) || IS_A_CREATURE.test(after))
    return true;
  if (IS_OVER.test(after) || (WITH.test(before) && ON_IT.test(after))) return true;
  if (found === 'by office' || NOW.test(before)) return false;
  return TAUGHT.test(sentence) || OF_IDEAS.test(sentence) || PAST.test(sentence) || EXAMPLE.test(sentence);
}
