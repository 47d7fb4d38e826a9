/**
 * Words of one meaning in policies, a line each, as the plainest of them: a difference in one of these is a matter of wording.
 * What differs in number and tense alone need not be here.
 */
const ALIKE = `
tell tells told telling inform informs informed informing notify notifies notified notifying advised report reports reported reporting
start starts started starting begin begins began begun beginning commence commences commenced commencing
duty duties function functions
end ends ended finish finishes finished conclude concludes concluded
buy buys bought buying purchase purchases purchased purchasing
keep keeps kept keeping retain retains retained retaining store stores stored storing
send sends sent sending
give gives gave given giving hand hands handed provide provides provided providing issue issues issued supply supplies supplied
take takes took taken taking
hold holds held holding
make makes made making
write writes wrote written writing
pay pays paid paying
show shows shown showed display displays displayed
wear wears worn wearing wore
bring brings brought bringing
see sees seen saw
choose chooses chosen chose select selects selected
get gets got getting obtain obtains obtained obtaining receive receives received receiving undergo undergoes undergone
help helps helped helping assist assists assisted assisting support supports supported supporting
do does did done carry carries carried undertake undertakes undertaken undertook conduct conducts conducted perform performs performed
ask asks asked request requests requested
need needs needed require requires required
ensure ensures ensured sure
collect collects collected pick picks picked
arrive arrives arrived
leave leaves left depart departs departed
use uses used using
vape vapes vaping vaped utilise utilises utilised
agree agrees agreed consent consents consented
record records recorded log logs logged enter enters entered
allowed permitted authorised
forbidden prohibited banned
before prior
after following
if when whenever where
phone telephone phones telephones mobile mobiles telephoned phoned ring rings rang rung
nobody noone
child children pupil pupils student students learner learners
parent parents carer carers guardian guardians
staff employee employees colleague colleagues personnel
headteacher head
site premises grounds
immediately promptly instantly forthwith
about concerning regarding
correct right accurate
whole entire
rubbish waste litter
car cars vehicle vehicles
accompany accompanies accompanied escort escorts escorted
lock locks locked secure secures secured
ill unwell sick poorly
repair repairs repaired mend mends mended
close closes closed shut shuts
yearly annually
term terms termly
each every
0 zero
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
100 hundred
1st first
2nd second
3rd third
4th fourth
5th fifth
% percent
`;
const PLAIN = new Map(
  ALIKE.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ');
      return others.map((other) => [other, first] as const);
    }),
);
const WORD = /[\p{L}\p{N}£%\uFFFC]+/gu;

interface Turn {
  readonly pattern: RegExp;
  readonly plain: string;
  /** One of these words stands in all that the pattern matches. */
  readonly signs: readonly string[];
}

const turn = (signs: string, plain: string, pattern: RegExp): Turn => ({ pattern, plain, signs: signs.split(' ') });

/** Turns of speech that several words make, and what is said by them in one. In small letters. */
const TURNS: readonly Turn[] = [
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
  ),
  turn('staff', 'staff', /\bmembers? of (?:the )?staff\b|\bstaff members?\b/g),
  turn('school', 'site', /\b(?:on )?(?:the )?school (?:site|premises|grounds)\b/g),
  turn(
    'phone phones telephone telephones cellphone cellphones',
    'phone',
    /\bcell ?phones?\b|\bmobile (?:tele)?phones?\b/g,
  ),
  turn('to', 'must', /\b(?:is|are|has|have|be) (?:to|required to|obliged to)\b|\b(?:has|have|needs?) to\b(?= be| \w)/g),
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
  turn('training', 'get $1training', /\b(?:have|has|attends?|complete|completes) (\w+ )?training\b/g),
  turn('times', ' ', /\bat all times\b/g),
  turn(
    'out off',
    '$1',
    /\b(sen[dt]s?|sending|carr(?:y|ies|ied)|fill(?:s|ed)?|sets?|hand(?:s|ed)?|g[ia]ven?|works?|turn(?:s|ed)?) (?:out|off)\b/g,
  ),
  turn('writing', 'write', /\bin writing\b/g),
];

/** The turns that a word may be part of. */
const TURNS_WITH = new Map<string, Turn[]>();
for (const each of TURNS) for (const sign of each.signs) TURNS_WITH.set(sign, [...(TURNS_WITH.get(sign) ?? []), each]);

/** The mark of a list or a number that is typed before the words. */
const NUMBER =
  /^\s*(?:[§(]\s*)?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}(?:[.)]|(?=\s+\p{Lu}))|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\p{L})/u;

/** The words of a text as they are compared: small letters, nothing cut short, one word for one meaning. */
export function plainWords(text: string): string[] {
  let small = text.replace(NUMBER, '').toLowerCase();
  if (CUT_SHORT.test(small)) small = inFull(small);
  const words = small.match(WORD) ?? [];
  const turned = inOneWord(small, words);
  return (turned === small ? words : (turned.match(WORD) ?? [])).map((word) => PLAIN.get(word) ?? word);
}

/** A text with one word for each turn of speech; few texts hold a word of any. */
function inOneWord(text: string, words: readonly string[]): string {
  const asked = new Set<Turn>();
  const ask = (word: string): void => TURNS_WITH.get(word)?.forEach((each) => asked.add(each));
  words.forEach(ask);
  if (asked.size === 0) return text;
  let small = text;
  for (const each of TURNS) {
    if (!asked.has(each)) continue;
    const before = small;
    small = before.replace(each.pattern, each.plain);
    // What is put for one turn may be part of a later one.
    if (small !== before) each.plain.match(WORD)?.forEach(ask);
  }
  return small;
}

/** Without one of these a text is as plain as it can be written. */
const CUT_SHORT = /[’']|cannot|\bno[ -]one\b|\bper cent\b/;

function inFull(text: string): string {
  return text
    .replace(/\bcan(?:not|[’']t)\b/g, 'can not')
    .replace(/\bwon[’']t\b/g, 'will not')
    .replace(/\bshan[’']t\b/g, 'shall not')
    .replace(/n[’']t\b/g, ' not')
    .replace(/[’'](?:s|re|ll|ve|d)\b/g, ' ')
    .replace(/\bno[ -]one\b/g, 'nobody')
    .replace(/\bper cent\b/g, '%');
}
