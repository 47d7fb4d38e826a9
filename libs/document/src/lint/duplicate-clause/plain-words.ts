/**
 * Words of one meaning in policies, a line each, as the plainest of them: a difference in one of these is a matter of wording.
 * What differs in number and tense alone need not be here.
 */
const ALIKE = `
tell tells told telling inform informs informed informing notify notifies notified notifying advised report reports reported reporting
start starts started starting begin begins began begun beginning commence commences commenced commencing
end ends ended finish finishes finished conclude concludes concluded
buy buys bought buying purchase purchases purchased purchasing
keep keeps kept keeping retain retains retained retaining store stores stored storing
send sends sent sending
give gives gave given giving provide provides provided providing issue issues issued supply supplies supplied
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

/**
 * Turns of speech that several words make, and what is said by them in one, with what none of them lacks. In small
 * letters.
 */
const TURNS: readonly (readonly [turn: RegExp, plain: string, needs: readonly string[]])[] = [
  [
    /\bwithout (?:undue |any |further )?delay\b|\bat once\b|\bstraight ?away\b|\bright away\b/g,
    'immediately',
    ['delay', 'at once', 'straight', 'right'],
  ],
  [
    /\bas soon as (?:is |it is )?(?:(?:reasonably )?(?:possible|practicable)|they can|you can|(?:he|she|it) can)\b/g,
    'soon',
    ['as soon'],
  ],
  [
    /\b(?:with the exception of|apart from|other than|except (?:for|where|when|if|in)|save (?:for|where|when|that)|save\b(?= (?:for|where|when|if|that|in)\b)|excluding)\b/g,
    'except',
    ['exception', 'apart', 'other than', 'except', 'save ', 'excluding'],
  ],
  [/\bunless\b/g, 'except if', ['unless']],
  [
    /\b(?:in the event (?:of|that)|in (?:any )?cases? (?:of|where|when)|on occasions? when)\b/g,
    'if',
    ['event', 'case', 'occasion'],
  ],
  [/\b(?:in advance of|ahead of|prior to)\b/g, 'before', ['advance', 'ahead', 'prior']],
  [/^should (?=(?:an?|the|any|you|your|there|it|they|parents|staff|children|pupils)\b)/g, 'if ', ['should']],
  [/\b(?:nobody|noone) (?:may|can|must|shall|should|is to)\b/g, 'not', ['nobody', 'noone']],
  [/\bno (\w+) (?:may|can|must|shall|should|is|are)\b/g, '$1 not', ['no ']],
  [/\b(?:after|from|following) the (?:date|day) of\b/g, 'since', ['the da']],
  [/\bsubsequent to\b/g, 'after', ['subsequent']],
  [
    /\b(?:at least|(?:no|not) (?:less|fewer) than|a minimum of)(?! (?:once|one|twice))\b/g,
    'minimum',
    ['least', 'less than', 'fewer than', 'minimum'],
  ],
  [/\b(?:at most|(?:no|not) more than|up to|a maximum of)\b/g, 'maximum', ['most', 'more than', 'up to', 'maximum']],
  [/\bno (longer|later|more|less|fewer|earlier) than\b/g, 'not $1 than', ['no ']],
  [/\bnot (\w+ )(?:for )?(longer|later) than\b/g, '$1 not $2 than', ['nger than', 'later than']],
  [
    /\b(?:at least )?(?:once (?:in )?(?:a|each|every)|each|every) (year|term|month|week|day)\b/g,
    'each $1',
    ['each', 'every', 'once'],
  ],
  [/\b(?:annually|yearly)\b/g, 'each year', ['annually', 'yearly']],
  [/\b(term|month|week|quarter)ly\b/g, 'each $1', ['termly', 'monthly', 'weekly', 'quarterly']],
  [/\bdaily\b/g, 'each day', ['daily']],
  [/\bdesignated safeguarding leads?\b/g, 'dsl', ['safeguarding lead']],
  [/\bhead ?teachers?\b/g, 'headteacher', ['head']],
  [
    /\b(?:parents?|mothers?) (?:and|or|\/) (?:carers?|guardians?|fathers?)\b|\bparents?\/carers?\b/g,
    'parent',
    ['parent', 'mother'],
  ],
  [/\bmembers? of (?:the )?staff\b|\bstaff members?\b/g, 'staff', ['staff']],
  [/\b(?:on )?(?:the )?school (?:site|premises|grounds)\b/g, 'site', ['school ']],
  [/\bcell ?phones?\b|\bmobile (?:tele)?phones?\b/g, 'phone', ['phone']],
  [/\b(?:is|are|has|have|be) (?:to|required to|obliged to)\b|\b(?:has|have|needs?) to\b(?= be| \w)/g, 'must', [' to']],
  [
    /\b(?:may|can|must|shall|should|will|do|does|is|are|has|have) (?:never|not|under no circumstances)\b/g,
    'not',
    ['never', 'not', 'under no'],
  ],
  [
    /\bnot (?:be |been )?(?:allowed|permitted)(?: to)?\b|\b(?:is|are) (?:strictly )?(?:forbidden|prohibited|banned)\b/g,
    'not',
    ['not', 'forbidden', 'prohibited', 'banned'],
  ],
  [/\b(?:is|are) (?:allowed|permitted|entitled|free) to\b/g, 'may', [' to']],
  [
    /\b(?:arising|resulting|that arises?|that results?|stemming|that comes?) (?:out of|from)\b/g,
    'arising',
    ['arising', 'resulting', 'results', 'arises', 'stemming', 'comes'],
  ],
  [/\bmake(?:s)? (?:sure|certain)\b/g, 'ensure', ['make']],
  [/\blets? ((?:the |a |an )?\w+) know\b/g, 'tell $1', ['know']],
  [/\b(?:have|has|attends?|complete|completes) (\w+ )?training\b/g, 'get $1training', ['training']],
  [/\bat all times\b/g, ' ', ['all times']],
  [
    /\b(sen[dt]s?|sending|carr(?:y|ies|ied)|fill(?:s|ed)?|sets?|hand(?:s|ed)?|g[ia]ven?|works?|turn(?:s|ed)?) (?:out|off)\b/g,
    '$1',
    [' out', ' off'],
  ],
  [/\bin writing\b/g, 'write', ['writing']],
];

/** The mark of a list or a number that is typed before the words. */
const NUMBER =
  /^\s*(?:[§(]\s*)?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}(?:[.)]|(?=\s+\p{Lu}))|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\p{L})/u;

/** The words of a text as they are compared: small letters, nothing cut short, one word for one meaning. */
export function plainWords(text: string): string[] {
  let small = text.replace(NUMBER, '').toLowerCase();
  if (CUT_SHORT.test(small)) small = inFull(small);
  for (const [turn, plain, needs] of TURNS)
    if (needs.some((part) => small.includes(part))) small = small.replace(turn, plain);
  return (small.match(WORD) ?? []).map((word) => PLAIN.get(word) ?? word);
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
