import { wordScanner } from '../words-in.ts';
import { byWord } from '../by-word.ts';
import { PLAIN } from './alike-words.ts';
import { formOf, type WordForm } from './word-form.ts';

const wordsIn = wordScanner('£%\\uFFFC');

interface Turn {
  readonly pattern: RegExp;
  readonly plain: string;
  /** One of these words stands in all that the pattern matches. */
  readonly signs: readonly string[];
  /** And one of these beside it. */
  readonly beside?: ReadonlySet<string>;
}

const turn = (signs: string, plain: string, pattern: RegExp, beside?: string): Turn => ({
  pattern,
  plain,
  signs: signs.split(' '),
  ...(beside === undefined ? {} : { beside: new Set(beside.split(' ')) }),
});

/** Turns of speech that several words make, and what is said by them in one. In small letters. */
const TURNS: readonly Turn[] = [
  // What one need not do is not what one must not.
  turn(
    'need have needs required obliged',
    'neednot',
    /\bneed not\b|\b(?:do|does|is|are) not (?:have|need|required|obliged) to\b/g,
    'not',
  ),
  // `No request shall take longer than two months` is decided within them; `no later than five days after`.
  turn(
    'longer more',
    '$1 must within $2',
    /\bno ([\p{L}-]+) (?:shall|may|must|should|will|can|is to|ought to) (?:take|last) (?:longer|more) than (\w+ (?:clear |working |school |calendar )?(?:hours?|days?|weeks?|months?|years?|terms?))\b/gu,
  ),
  turn(
    'later longer more',
    'within $1 of',
    /\b(?:no|not) (?:later|longer|more) than (\w+ (?:clear |working |school |calendar )?(?:hours?|days?|weeks?|months?|years?|terms?)) (?:after|from|of)\b/g,
  ),
  turn(
    'long provided condition',
    'if',
    /\b(?<!for )(?:as|so) long as\b|\bprovided(?: that)?(?= (?:the|an?|they|it|he|she|you|we|there|that)\b)|\bon (?:the )?condition that\b/g,
  ),
  turn('nobody noone but', 'only', /^(?:nobody|noone) (?:but|except|other than|apart from)(?= (?:the|an?|our)\b)/g),
  // `Only where delay would do harm may the chair act`: the chair may act.
  turn(
    'only never',
    '$1 $3 $2 ',
    /^((?:only|never)\b[^;:]*?) (may|can|must|shall|should|will|is|are|does|do) ((?:the|an?|any|our|their|its|all) [\p{L}-]+|[\p{L}-]+s|they|we|you|he|she|it) (?=\p{L})/gu,
  ),
  turn('well together along addition', 'and', /\b(?:as well as|together with|along with|in addition to)\b/g),
  turn('order', 'to', /\b(?:in order|so as) to\b/g),
  turn('owing due account', 'because', /\b(?:because of|owing to|due to(?! be\b)|on account of)\b/g),
  turn('governing', 'governors', /\bgoverning (?:body|board)\b/g),
  turn('governors trustees', '$1', /\b(?:full )?board of (governors|trustees)\b/g, 'board'),
  turn(
    'own themselves himself herself',
    'alone',
    /\bon (?:their|his|her|your|its) own\b|\b(?:all )?by (?:themselves|himself|herself|themself)\b/g,
  ),
  turn('able', 'may', /\b(?:is|are) able to\b/g),
  turn('off', 'switchoff', /\b(?:turn|switch)(?:es|s|ed|ing)? off\b/g),
  turn(
    'off',
    'switchoff $1',
    /\b(?:turn|switch)(?:es|s|ed|ing)? ((?:the|their|its|his|her|your|an?|all|any|every) (?:[\p{L}-]+ ){0,2}?[\p{L}-]+) off\b/gu,
  ),
  turn('off', 'switchoff', /\b(?:is|are|be|been|being) (?:turned|switched) off\b/g),
  turn(
    'on',
    'switchon $1',
    /\b(?:turn|switch)(?:es|s|ed|ing)? (?:on\b|((?:the|their|its|his|her|your|an?|all|any|every) (?:[\p{L}-]+ ){0,2}?[\p{L}-]+) on(?=$|[.;,]))/gu,
    'turn turns turned turning switch switches switched switching',
  ),
  turn('place', 'held', /\b(?:takes?|took|taking) place\b/g),
  turn('touch', 'contact', /\b(?:gets?|getting|got) in touch with\b/g),
  turn(
    'care look looks looking looked',
    'care',
    /\b(?:tak(?:es?|ing) care of|look(?:s|ing|ed)? after|car(?:es?|ing) for)\b/g,
  ),
  turn('deal deals dealt dealing', 'handle', /\b(?:deals?|dealt|dealing) with\b/g),
  turn('up', 'establish', /\b(?:sets?|setting) up\b/g),
  turn('off', 'cancel', /\bcall(?:s|ed)? off\b/g),
  turn('off', 'postpone', /\bput(?:s)? off\b/g),
  turn(
    'responsible responsibility charge',
    'responsible',
    /\b(?:is|are) (?:responsible for|in charge of)\b|\b(?:has|have) responsibility for\b/g,
  ),
  turn(
    'delay once away straightaway',
    'immediately',
    /\bwithout (?:undue |any |further )?delay\b|\bat once\b|\bstraight ?away\b|\bright away\b/g,
  ),
  turn(
    'soon',
    'soon',
    /\bas soon as (?:is |it is )?(?:(?:reasonably )?(?:possible|practicable)|they can|you can|(?:he|she|it) can)\b/g,
  ),
  turn(
    'exception apart other except save excluding',
    'except',
    /\b(?:with the exception of|apart from|other than|except (?:for|where|when|if|in)|save (?:for|where|when|that)|save\b(?= (?:for|where|when|if|that|in)\b)|excluding)\b/g,
  ),
  turn('emergency', 'if emergency', /\bin an emergency\b/g),
  // `If a laptop is lost, it is reported` and `a laptop that is lost is reported`.
  turn(
    'if',
    '$1 that $2, ',
    /^if ((?:an?|the|any) (?:[\p{L}-]+ ){0,2}?[\p{L}-]+) ((?:is|are|was|has been) [^,;:]{3,60}), (?:it|they|he or she) /gu,
  ),
  turn('unless', 'except if', /\bunless\b/g),
  turn(
    'event case cases occasion occasions',
    'if',
    /\b(?:in the event (?:of|that)|in (?:any )?cases? (?:of|where|when)|on occasions? when)\b/g,
  ),
  turn('advance ahead prior', 'before', /\b(?:in advance of|ahead of|prior to)\b/g),
  turn('should', 'if ', /^should (?=(?:an?|the|any|you|your|there|it|they|parents|staff|children|pupils)\b)/g),
  turn('never', 'not ', /\bnever\b/g),
  turn('nobody noone', 'not', /\b(?:nobody|noone) (?:may|can|must|shall|should|is to)\b/g),
  turn('no', '$1 not', /\bno (\w+) (?:may|can|must|shall|should|is|are)\b/g),
  turn('date day', 'since', /\b(?:after|from|following) the (?:date|day) of\b/g),
  turn('her', 'their', /\b(?:his or her|her or his|him or her|his\/her)\b/g),
  turn('she', 'they', /\b(?:he or she|she or he)\b/g),
  turn('has have had', 'with', /\b(?:who|which|that) (?:has|have|had)\b(?! been)/g, 'who which that'),
  turn('no', 'without', /\bwith no(?= (?!more|less|fewer)\p{L})/gu),
  turn(
    'has have had',
    '',
    /\b(?:has|have|had) (?=(?:been )?(?:\w+ed|taken|given|made|gone(?! by)|left|come|sent|seen|done|written|paid|told|found|held|kept|brought|read|met|heard|spoken|chosen|shown|lost|rung|begun|broken|worn|got|put|set|hurt)\b)/g,
  ),
  turn('known', 'tell', /\b(?:makes?|made|making) known(?: to)?\b/g),
  turn('means', 'is ', /\bmeans (?=any|an? |the |who|those|all )/g),
  turn('more', 'again', /\bonce more\b/g),
  turn(
    'no',
    'not $1 ',
    /\b(takes?|has|have|makes?|gives?|keeps?|holds?|uses?|pays?|plays?|gets?|shows?|sends?) no (?=\w)(?!longer|later|more|less|fewer|earlier)/g,
  ),
  turn('subsequent', 'after', /\bsubsequent to\b/g),
  turn(
    'least less fewer minimum',
    'minimum',
    /\b(?:at least|(?:no|not) (?:less|fewer) than|a minimum of)(?! (?:once|one|twice))\b/g,
  ),
  turn('most more up maximum', 'maximum', /\b(?:at most|(?:no|not) more than|up to|a maximum of)\b/g),
  turn('no', 'not $1 than', /\bno (longer|later|more|less|fewer|earlier) than\b/g),
  turn('longer later', '$1 not $2 than', /\bnot (\w+ )(?:for )?(longer|later) than\b/g),
  turn(
    'year term month week day',
    'each $1',
    /\b(?:at least )?(?:once (?:in )?(?:a|each|every)|each|every) (year|term|month|week|day)\b/g,
    'once each every',
  ),
  turn('annually yearly', 'each year', /\b(?:annually|yearly)\b/g),
  turn('termly monthly weekly quarterly', 'each $1', /\b(term|month|week|quarter)ly\b/g),
  turn('daily', 'each day', /\bdaily\b/g),
  turn('safeguarding', 'dsl', /\bdesignated safeguarding leads?\b/g),
  turn('teacher teachers headteacher headteachers', 'headteacher', /\bhead ?teachers?\b/g),
  turn(
    'parent parents mother mothers',
    'parent',
    /\b(?:parents?|mothers?) (?:and|or|\/) (?:carers?|guardians?|fathers?)\b|\bparents?\/carers?\b/g,
    'carer carers guardian guardians father fathers',
  ),
  turn('staff', 'staff', /\bmembers? of (?:the )?staff\b|\bstaff members?\b/g, 'member members'),
  turn('school', 'site', /\b(?:on )?(?:the )?school (?:site|premises|grounds)\b/g, 'site premises grounds'),
  turn(
    'phone phones telephone telephones cellphone cellphones',
    'phone',
    /\bcell ?phones?\b|\bmobile (?:tele)?phones?\b/g,
  ),
  turn(
    'to',
    'must',
    /\b(?:is|are|has|have|be) (?:to|required to|obliged to)\b|\b(?:has|have|needs?) to\b(?= be| \w)/g,
    'is are has have be need needs',
  ),
  turn(
    'never not under',
    'not',
    /\b(?:may|can|must|shall|should|will|do|does|is|are|has|have) (?:never|not|under no circumstances)\b/g,
  ),
  turn(
    'allowed permitted forbidden prohibited banned',
    'not',
    /\bnot (?:be |been )?(?:allowed|permitted)(?: to)?\b|\b(?:is|are) (?:strictly )?(?:forbidden|prohibited|banned)\b/g,
  ),
  turn('allowed permitted entitled free', 'may', /\b(?:is|are) (?:allowed|permitted|entitled|free) to\b/g),
  turn(
    'arising resulting arises results stemming comes',
    'arising',
    /\b(?:arising|resulting|that arises?|that results?|stemming|that comes?) (?:out of|from)\b/g,
  ),
  turn('sure certain', 'ensure', /\bmake(?:s)? (?:sure|certain)\b/g),
  turn('know', 'tell $1', /\blets? ((?:the |a |an )?\w+) know\b/g),
  turn(
    'training',
    'trained $1',
    /\b(?:have|has|had|attends?|completes?|gets?|receives?|given|undergoes?) (?:had |been given |attended )?(\w+ )?training\b(?: in)?/g,
  ),
  turn('trained', 'trained ', /\b(?:is|are|been|be|was|were) trained\b(?: in)?/g),
  turn('part', 'not $1', /\b(?:takes?|has|have|plays?) no part in (?:the |any )?(\w+)\b/g),
  turn(
    'by passed elapsed over up',
    'for $1 after',
    /\buntil (\w+ \w+) (?:have|has|are|is) (?:gone by|passed|elapsed|over|up)(?: (?:since|after|from))?\b/g,
  ),
  turn('leads lead ends end results result', 'brings', /\b(?:leads? to|ends? in|results? in)\b/g),
  turn(
    'back',
    'return',
    /\b(?:(?:is|are|be|being) (?:given|handed|passed)|gets?|getting|collects?|receives?|gives?|hands?|given|handed) (?:(?:it|them|(?:their|the|his|her|your) \w+) )?back\b/g,
  ),
  turn(
    'day week month term hour fortnight',
    '$1one $2',
    /\b(within |after |for |least |under |over )an? (day|week|month|term|hour|fortnight)\b/g,
    'a an',
  ),
  turn('time', 'when', /\bat the time of\b/g),
  turn('times', ' ', /\bat all times\b/g),
  turn(
    'out off',
    '$1',
    /\b(sen[dt]s?|sending|carr(?:y|ies|ied)|fill(?:s|ed)?|sets?|hand(?:s|ed)?|g[ia]ven?|works?) (?:out|off)\b/g,
  ),
  // `Every accident is written in the book`, `entered in the accident book`.
  turn(
    'written writes write entered enter enters noted notes note put puts',
    'record in ',
    /\b(?:writ(?:es?|ten)|enter(?:s|ed)?|not(?:es?|ed)|puts?)(?: down| up)? in(?:to)? (?=(?:the|an?|our|its|their|his|her) (?:[\p{L}-]+ ){0,2}(?:book|log|register|diary)\b)/gu,
    'book log register diary',
  ),
  turn('over above exceeding excess', 'more than ', /\b(?:over|above|exceeding|in excess of) (?=£? ?\d)/g),
  // Whoever knows `one of the applicants` knows `an applicant`; that one of the keys is in a safe is not said of the keys.
  turn(
    'one',
    'a $1',
    /(?<=\b(?:any(?:one|body)?|whoever|who|if|when|nobody) [^,;:.]{0,40}\b)one of (?:the|our|their|its) ([\p{L}-]{3,}s)\b/gu,
  ),
  turn('writing', 'write', /\bin writing\b/g),
];

/** The mark of a list or a number that is typed before the words. */
const NUMBER =
  /^\s*(?:[§(]\s*)?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}(?:[.)]|(?=\s+\p{Lu}))|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\p{L})/u;

/** `years 7 to 9`: `years 7, 8 and 9`. */
const RANGE = /(?<=\b(?:years?|grades?|forms?|classes) )(\d{1,2})(?: to | ?[–-] ?)(\d{1,2})\b/g;

const HOLDS_RANGE = /\d(?: to | ?[–-] ?)\d/;

function numbersOf(range: string, first: string, last: string): string {
  const length = Number(last) - Number(first) + 1;
  if (length < 2 || length > LONGEST_RANGE) return range;
  return Array.from({ length }, (_, at) => String(Number(first) + at)).join(' ');
}

const LONGEST_RANGE = 13;

/** Asked of every sentence: what begins with a digit is found sooner than a choice of words. */
const holdsTime = (text: string): boolean =>
  TIME_IN_FIGURES.test(text) || ['noon', 'midday', 'half past', 'quarter '].some((sign) => text.includes(sign));
const TIME_IN_FIGURES = /\d(?:[.:]\d\d| ?[ap]\.?m\b)/;
const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SAID_TIME = new RegExp(`\\b(?:(half|quarter) (past|to)) (\\d{1,2}|${HOURS.join('|')})\\b`, 'g');
/** `9.00`, `9 am`, `8:45 a.m.`, `3.15pm`; `3.15` after `at` is in the afternoon. */
const TIME =
  /(?<before>\b(?:at|by|before|until|till|from|to|after|than|between|and) )?(?<![\d.£:])(?<hour>\d{1,2})(?:[.:](?<minutes>[0-5]\d))?(?: ?(?<half>[ap])\.?m\b\.?)?(?![\d.:]*\d)/g;

/** One way of writing a time of day, as hour and minutes: `9`, `8 45`, `15 15`. */
function withTimesAlike(text: string): string {
  return text
    .replace(/\b(?:12 )?(?:noon|midday)\b/g, '12 pm')
    .replace(SAID_TIME, (_, part: string, side: string, said: string) => {
      const hour = HOURS.indexOf(said) + 1 || Number(said);
      const minutes = part === 'half' ? 30 : side === 'to' ? 45 : 15;
      return `${side === 'to' ? hour - 1 || 12 : hour}.${minutes}`;
    })
    .replace(TIME, (words: string, ...rest: unknown[]) => {
      const { before = '', hour = '', minutes, half } = rest.at(-1) as Partial<Record<string, string>>;
      if (minutes === undefined && half === undefined) return words;
      const number = Number(hour);
      const isLate =
        half === 'p' || (half === undefined && before !== '' && number > 0 && number <= LATEST_SCHOOL_HOUR);
      const hours = isLate && number < 12 ? number + 12 : number;
      return `${before}${hours}${minutes === undefined || minutes === '00' ? '' : ` ${minutes}`}`;
    });
}

/** Without `am` or `pm` an hour up to this one is in the afternoon. */
const LATEST_SCHOOL_HOUR = 6;

/** The words of a text as they are compared: small letters, nothing cut short, one word for one meaning. */
export function plainWords(text: string): readonly WordForm[] {
  let small = text.replace(NUMBER, '').toLowerCase();
  if (HOLDS_RANGE.test(small)) small = small.replace(RANGE, numbersOf);
  if (isCutShort(small)) small = inFull(small);
  if (holdsTime(small)) small = withTimesAlike(small);
  if (small.includes(',000')) small = small.replace(/,000,000\b/g, ' million').replace(/,000\b/g, ' thousand');
  if (small.includes('£')) small = small.replace(/£ ?([\d.,]*\d)( million| thousand|m\b|k\b)?/g, '$1$2 £ ');
  const words = wordsIn(small).map(writtenOf);
  const turned = inOneWord(small, words);
  return turned === small ? words.map(({ plain }) => plain) : wordsIn(turned).map((word) => writtenOf(word).plain);
}

/** A word as it is written. */
interface Written {
  readonly plain: WordForm;
  /** The turns of speech that it is a sign of, and those that it may stand beside, by their places. */
  readonly signs: readonly number[];
  readonly besides: readonly number[];
}

const writtenOf = byWord((word): Written => ({
  plain: formOf(PLAIN.get(word) ?? word),
  signs: TURNS.flatMap(({ signs }, at) => (signs.includes(word) ? at : [])),
  besides: TURNS.flatMap(({ beside }, at) => (beside?.has(word) ? at : [])),
}));

const SIGN = 1;
const BESIDE = 2;
/** What of each turn was seen in the text that is being read. */
const seen = new Uint8Array(TURNS.length);
const see = ({ signs, besides }: Written): void => {
  for (const at of signs) (seen[at] as number) |= SIGN;
  for (const at of besides) (seen[at] as number) |= BESIDE;
};

/** A text with one word for each turn of speech; few texts hold a word of any. */
function inOneWord(text: string, words: readonly Written[]): string {
  if (words.every(({ signs }) => signs.length === 0)) return text;
  seen.fill(0);
  words.forEach(see);
  let small = text;
  let at = 0;
  for (const { pattern, plain, beside } of TURNS) {
    const has = seen[at++] as number;
    if ((has & SIGN) === 0 || (beside && (has & BESIDE) === 0)) continue;
    const before = small;
    small = before.replace(pattern, plain);
    // What is put for one turn may be part of a later one.
    if (small !== before) wordsIn(plain).map(writtenOf).forEach(see);
  }
  return small;
}

/** Without one of these a text is as plain as it can be written. */
const isCutShort = (text: string): boolean =>
  ['’', "'", 'cannot', 'no one', 'no-one', 'per cent'].some((sign) => text.includes(sign));

function inFull(text: string): string {
  return text
    .replace(/\bo[’']clock\b/g, ' ')
    .replace(/\bcan(?:not|[’']t)\b/g, 'can not')
    .replace(/\bwon[’']t\b/g, 'will not')
    .replace(/\bshan[’']t\b/g, 'shall not')
    .replace(/n[’']t\b/g, ' not')
    .replace(/[’'](?:s|re|ll|ve|d)\b/g, ' ')
    .replace(/\bno[ -]one\b/g, 'nobody')
    .replace(/\bper cent\b/g, '%');
}
