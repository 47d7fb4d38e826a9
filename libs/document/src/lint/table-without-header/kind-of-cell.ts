import { datesIn, MONTH } from '../contradictory-dates/dates-in.ts';
import { GIVEN_NAMES } from '../given-names.ts';

const TIME = String.raw`(?:\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|noon|midday|midnight)`;
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const DURATION =
  /^(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|(?:half-)?terms?|years?|yrs?)$/;
/** What only an entry is, by the kind of thing that it tells; the first that fits counts. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['date', new RegExp(`^(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)$`, 'i')],
  ['address', /^(?:[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+)$/],
  [
    'time',
    new RegExp(`^(?:(?:from|by|at|until|till|after|before) )?${TIME}(?:\\s?(?:to|until|till|[–-])\\s?${TIME})?$`, 'i'),
  ],
  ['money', /^(?:from |up to )?(?:[£$€]\s?\d[\d,.]*|\d+p\b)(?: \D{0,30})?$/],
  ['ratio', /^\d+\s?(?::|to|in|out of)\s?\d+$/],
  ['range', /^\d+\s?[–-]\s?\d+$/],
  ['share', /^\d[\d.]*\s?(?:%|per ?cent)$/],
  ['day of the week', /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?$/i],
  ['month', new RegExp(`^${MONTH}$`, 'i')],
  ['term', /^(?:autumn|spring|summer|winter|christmas|easter|michaelmas|lent)(?: (?:term|holidays?))?(?: [12])?$/i],
  ['place in a row', /^(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)(?:ly)?$/i],
  ['answer', /^(?:yes|no)$/i],
  ['degree', /^(?:very |medium[- ])?(?:low|medium|moderate|high)$/i],
  [
    'frequency',
    /^(?:daily|weekly|fortnightly|monthly|(?:half-)?termly|quarterly|annually|yearly|(?:half-|bi-?)?yearly|(?:once|twice|(?:\d+|three|four) times) (?:a|an|each|every|per) \S+|every (?:\S+ )?(?:day|week|fortnight|month|(?:half-)?term|year)s?)$/i,
  ],
  [
    'limit',
    /^(?:under|over|above|below|up to|less than|more than|at least|at most) [£$€]?\d[\d,.]*(?: [\p{L}-]+){0,2}$/iu,
  ],
  ['class', /^(?:\d{1,2}[A-Z]{1,2}|(?:KS|EY|Y)\d{1,2}[A-Z]?)$/],
  [
    'year group',
    /^(?:reception|nursery|pre-?school|years? (?:R|\d{1,2})(?:(?:,| and| to|[–-]|,? &)\s?(?:R|\d{1,2}))*)$/i,
  ],
];
/** What a table that says what a text is tells down its first column. */
const OF_THE_TEXT = new RegExp(
  `^(?:(?:policy|document) )?(?:owner|author|version(?: number)?|status|title|${[
    '(?:date )?(?:approved|adopted|ratified|issued|agreed|written)(?: by| on)?',
    '(?:date|day) (?:of )?(?:approval|adoption|issue|ratification|(?:next |last )?review)',
    '(?:approval|adoption|effective|issue|(?:next |last )?review) (?:date|due|cycle|frequency|period)',
    '(?:next|last) review(?:ed)?|review(?:ed)?(?: by| on)|effective from|approving body',
  ].join('|')})$`,
  'i',
);
const MEASURE = new RegExp(
  `^(?:up to |over |under |at least |about )?${NUMBER} ?(?<unit>[\\p{L}°²³-]+(?: [\\p{L}-]+)?)$`,
  'u',
);
/** `Stage 1`, `Step 2`, `Class 3`. */
const COUNTED = /^(?<what>\p{L}+(?: \p{L}+)?) (?:\d{1,2}|[A-Z])\b[.:]?$/u;
const PERSON = /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? \p{Lu}[\p{L}'’. -]*|(?<given>\p{Lu}\p{Ll}+) \p{Lu}[\p{L}'’-]+)$/u;
/** What is said of the cell before it: `decides about leave`, `must be told`. Who or what asks for a thing names a column. */
const SAYING = /^(?:(?!(?:as|this|its|his|whose)\b)\p{Ll}{2,}(?<![su])s|must|may|can|will|are|have)(?: \S+){2,}$/u;
/** The same at the head of a cell, `Keeps the allergy list by the hatch`, or as an order: `Ring the second number`. */
const DONE =
  /^(?:(?!(?:This|Its|His|Is|As)\b)\p{Lu}\p{Ll}+(?<![su])s (?:(?:the|an?|each|every|all|any|our|their|his|her|its|your|that|what|who|whether|if|when|up|out|off|after|with|for|in|to|about|on|at|from|into|over)|\p{Ll}+s? (?:and|in|at|to|from|on)) \S+|(?:Do not|Never|Always|Go|Sit|Stand|Walk|Ring|Call|Phone|Tell|Ask|Take|Keep|Write|Send|Use|Put|Wait|Stop|Check|Fill|Sign|Report|Stay|Leave|Bring|Wash|Read|Line|Come|Hand|Give|Get|Lock|Close|Open|Shut|Turn|Make|Find|Move|Look|Speak|Talk|Listen|Wear|Collect|Count|Pass|Meet|Clean|Wipe|Press|Inform|Contact|Follow|Return|Record|Log|Help|Let|See|Set|Start|Switch|Store|Lift|Pick|Try|Remind|Remove|Replace|Refer|Pay|Show) (?:(?:\S+ ){2,}\S+|(?:the|an?|your|our|their|all) \S+))/u;
/** `A child is taken ill`, `If a child is late`: what happens, where a head names a kind of event. */
const CASE =
  /^(?:(?:If|When(?:ever)?|Where|After|Before|Once|Until|In case of) (?:\S+ ){2,}\S+|(?:An?|Any|The|Your|Some(?:one|body)|Two|No) (?:[\p{L}-]+ ){0,3}?(?:is|are|has|have|does|do|can|cannot|was|\p{Ll}{3,}(?<![su])s) \S+.*)(?<!\?)$/u;
/** A post that somebody holds; a bare `Teacher` or `Deputy` names a column, and so does whoever is told by what they are to others: `Line manager`. */
const POST =
  /^(?:(?:deputy|assistant|acting|chief|senior|site|office|school|class|head|designated) )*(?:(?:first|fire|minibus|bus|teaching|classroom|lunchtime|midday|school|site|exams?|finance|office|safeguarding|attendance|premises|catering|kitchen|data|network|ICT|IT|business|pastoral|science|lab|sports|play|early years|nursery|room|key stage|phase|year|house|subject|estates|welfare|lettings|visits|careers|online safety) (?:[\p{L}-]+ )?(?:aiders?|wardens?|marshals?|drivers?|assistants?|supervisors?|managers?|officers?|leads?|leaders?|technicians?|co-?ordinators?|administrators?|secretary|nurse|cook|clerk|heads?)|caretakers?|cooks?|bursar|SENCO|SENDCO|chaplain|librarian|receptionist|matron|nurse|cleaners?|clerk(?: to (?:the )?\p{L}+)?|head ?teacher|principal|(?:head|director|chair|leader) of [\p{L} ]{2,30}|(?:link )?governor for [\p{L} ]{2,30}|[\p{L} ]{3,20} governor)(?: (?:in|of|for) [\p{L}\d ]{2,30})?$/iu;
const COLOUR =
  /^(?:red|amber|orange|yellow|green|blue|indigo|violet|purple|pink|white|black|grey|brown|gold|silver|bronze)$/i;
const LESSON =
  /^(?:maths|mathematics|english|science|biology|chemistry|physics|history|geography|art|music|drama|dance|PE|RE|PSHE|RSE|DT|ICT|computing|french|german|spanish|latin|welsh|phonics|spelling|handwriting|design (?:and|&) technology|food technology|physical education|religious (?:education|studies))$/i;
const PEOPLE =
  /^(?:pupils|children|students|parents|carers|parents and carers|families|teachers|governors|trustees|visitors|volunteers|contractors|hirers|guests|supply staff|support staff|teaching staff|office staff|kitchen staff|agency staff|lunchtime staff|babies|toddlers|infants|juniors)$/i;
const QUESTION = /^(?:\S+\s+){3,}\S+\?$/;
/** `Ash class`, `Oak class`; a head tells of what kind they are: `Type of leave`, `Age group`. */
const ONE_OF_A_KIND =
  /^(?!(?:name|type|kind|sort|number|each|every|which|what|your|our|this|the|age|year|risk|key|job|subject|staff|pupil|other|main|usual|total|first|last|next|school|working)\b)(?!.*\b(?:of|for|per|to|in|by)\b)(?:[\p{L}’'-]+ ){1,2}(?<what>\p{L}{3,})$/iu;
const SENTENCE = /^(?:\S+\s+){3,}\S+\.$/;

/** What tells an entry at the head of a row only: above the other columns of a matrix it may stand as well. */
const OF_A_ROW: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['post', POST],
  ['colour', COLOUR],
  ['lesson', LESSON],
  ['people', PEOPLE],
  ['question', QUESTION],
  ['case', CASE],
];

const SOFT: ReadonlySet<string> = new Set(OF_A_ROW.map(([kind]) => kind));

/** Whether a kind tells an entry only where nothing beside it names a column: `First aider | Room` is a head. */
export function isSoft(kind: string): boolean {
  return SOFT.has(kind);
}

const NAMES_A_COLUMN =
  /^(?:(?:who|what|when|where|why|how|which)\b.*|(?:\p{L}+ )?(?:rooms?|extension|telephone|phone|mobile|numbers?|names?|times?|days?|dates?|hours|tasks?|dut(?:y|ies)|training|contacts?|e-?mail|cost|fee|charge|price|places?|notes?|comments?|actions?|holders?|roles?|posts?|reasons?|subjects?|cover|signature|initials|review|answers?|meanings?|means|location|person|details?|amount|limit|kept|held|responsible|responsibilit(?:y|ies)|step|stage|outcome|examples?|deputy|lead|frequency|qualification|expires?))$/iu;

/** Whether a cell says by itself what its column holds. */
export function namesAColumn(cell: string): boolean {
  return NAMES_A_COLUMN.test(cell);
}

/** What kind of entry a cell holds that names no column by itself: a time, a sum, a day. Undefined for other words. */
export function kindOfCell(cell: string, isFirst: boolean): string | undefined {
  if (cell === '' || cell.length > 200) return undefined;
  if (/^[+(]?\d/.test(cell) || /\d$/.test(cell)) {
    const [date] = datesIn(cell);
    if (date && date.words === cell) return 'date';
    // Years and school years name columns; down the first one they are told in order.
    if (/^(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$/.test(cell)) return isFirst ? 'year' : undefined;
    // To count or to ring: three figures may be either.
    if (/^(?:\+?[\d ()]+|\(?\d{1,3}[.)]*|\d[\d,]*(?:\.\d+)?)$/.test(cell)) return 'number';
  }
  const known = KINDS.find(([, pattern]) => pattern.test(cell))?.[0];
  if (known !== undefined) return known;
  if (isFirst && /^(?:[A-Z]|[/\\])$/.test(cell)) return 'sign';
  if (isFirst && OF_THE_TEXT.test(cell)) return 'of the text';
  const unit = MEASURE.exec(cell)?.groups?.unit;
  if (unit !== undefined) return DURATION.test(unit) ? 'length of time' : `measure: ${singular(unit)}`;
  const what = COUNTED.exec(cell)?.groups?.what;
  if (what !== undefined) return `one of ${singular(what)}`;
  const person = PERSON.exec(cell);
  if (person && (!person.groups?.given || GIVEN_NAMES.has(person.groups.given.toLowerCase()))) return 'person';
  if (SAYING.test(cell) || DONE.test(cell)) return 'saying';
  if (SENTENCE.test(cell)) return 'sentence';
  return isFirst ? OF_A_ROW.find(([, pattern]) => pattern.test(cell))?.[0] : undefined;
}

const OF_A_COLUMN = [COLOUR, LESSON, PEOPLE, POST];

/** A colour, a lesson, people or a post, as a pattern that fits such cells; undefined for all others. */
export function kindOfAll(cell: string): RegExp | undefined {
  return cell.length > LONGEST_NAME ? undefined : OF_A_COLUMN.find((pattern) => pattern.test(cell));
}
const LONGEST_NAME = 60;

/** The word for what a cell names one of: `class` of `Ash class`. */
export function kindNamed(cell: string): string | undefined {
  const what = cell.length > 60 ? undefined : ONE_OF_A_KIND.exec(cell)?.groups?.what;
  return what === undefined ? undefined : singular(what);
}

/** Figures at equal distances, as they stand over the columns of a matrix: `1 | 2 | 3`, `10 | 20 | 30`. */
export function isScale(cells: readonly string[]): boolean {
  const [first = 0, second = 0, ...rest] = cells.map(Number);
  const step = second - first;
  let last = second;
  return rest.length > 0 && step !== 0 && rest.every((figure) => figure - last === step && ((last = figure), true));
}

function singular(words: string): string {
  return words.toLowerCase().replace(/s$/, '');
}
