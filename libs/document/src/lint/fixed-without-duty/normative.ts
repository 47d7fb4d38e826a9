import { allMatches } from '../all-matches.ts';

/** What is true of all people, after `nobody`: what they know, like, feel and are. */
const OF_ALL_PEOPLE =
  '(?:(?:ever|really|quite|truly|always|fully) )?(?:knows?|likes?|loves?|wants?|wishes|hopes|doubts?|minds?|enjoys?|understands?|believes?|expects?|remembers?|forgets?|learns?|thrives?|feels?|finds?|pretends?|grows? up|has (?:all|every|ever|a monopoly|the whole)|sees (?:the whole|all|everything|it coming)|gets? (?:it|everything) right|was|were|knew|liked|wanted|remembered|had|is (?:perfect|an island|born|the same|immune|too (?:old|young|small))|can (?:know|see|learn|do|think|feel|be) (?:everything|all|it all|the whole|well|without|at (?:their|his|her) best))\\b';

/** Verbs and phrases that oblige, forbid, permit or give a right, whoever their subject is. */
const BINDS = new RegExp(
  [
    '(?:must|shall|will|(?<!\\b(?:in|of|early|late|last|next|every|each|by|until|from|to|since|this) )may|should|cannot|ought to)',
    '(?:is|are|be|being|been) (?:not |never )?(?:required|expected|entitled|responsible|accountable|permitted|allowed|prohibited|forbidden|banned|bound|obliged|liable|unlawful|binding|to)',
    '(?:has|have|needs?|had) to',
    '(?:do(?:es)?) not(?!\\s*(?:[.,;:)]|$))',
    // `Nobody is perfect` is no ban.
    `no(?:body| one|-one)(?! (?:else )?${OF_ALL_PEOPLE})`,
    'responsib(?:le|ility|ilities)|dut(?:y|ies)|obligations?|prohibited|forbidden|offence|entitle(?:s|d)',
    '(?:the |a |have |has |no )rights? (?:to|of)',
    'appl(?:y|ies)(?: to| when| where| in)?|covers?(?! (?:some |about |nearly |over |more than |an area )?(?:of )?(?:\\d|(?:a|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty) (?:\\w+ )?(?:acres?|hectares?|miles?|floors?|storeys)))|takes? effect|in force|ensures?|requires?(?! (?:\\w+ )?(?:patience|courage|care and|skill|imagination|tact|energy|humour|stamina|thought|trust|practice|warmth))|prevails?',
    '(?:means?|includes?) (?:any|all|every|each|the|a|an|only|both|in|that|anyone|those|no)',
    // `more than the other does` says again what is said.
    'does(?!(?: too| as well| so| not)?\\s*(?:[.,;:)]|$))',
    '(?:last|final|casting|deciding) (?:word|say|vote|decision)|decision (?:\\w+ ){0,3}final',
    '(?:under no circumstances|on no account|at no time)',
    'misconduct|dismissal|disciplinary (?:action|matter|offence|procedure)',
    '(?:is|are) (?:\\w+ )?(?:recorded|reported|checked|signed|reviewed|approved|heard|locked|logged|informed|destroyed|deleted|supervised|shredded|refused|confidential)',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'i',
);
const BOUND = new RegExp(`\\b(?:${BINDS.source})\\b`, 'i');
const DEFINES = /[“"‘'][^”"’']{1,60}[”"’'](?: in this \w+)? (?:means?|includes?|refers? to|is|are)\b/i;

/** Those who act in a policy. After one of them a verb in the present tense says what is to be done. */
const ACTORS =
  '(?:head|headteacher|principal|manager|officer|lead|governors?|governing body|board|committee|panel|chair|clerk|council|trust|trustees?|school|academy|nursery|setting|centre|staff|employees?|teachers?|volunteers?|helpers?|hirers?|drivers?|cook|nurse|secretary|bursar|contractors?|visitors?|parents?|carers?|pupils?|students?|governor|administrator|co-?ordinator|caretaker|technician|leader|driver|workers?|members?|person|people|anyone|everyone|everybody|whoever|we|you|they|he|she)';
const ACTS =
  '(?:reports?|hears?|decides?|gives?|keeps?|records?|informs?|tells?|writes?|sends?|checks?|reviews?|approves?|adopts?|signs?|publish(?:es)?|appoints?|makes?|takes?|meets?|monitors?|provides?|receives?|considers?|notif(?:y|ies)|asks?|agrees?|holds?|sets?|follows?|uses?|compl(?:y|ies)|leads?|refers?|investigates?|repl(?:y|ies)|needs?|can|hands?|wears?|returns?|collects?|stores?|destroys?|deletes?|completes?|arranges?|oversees?|delegates?|chooses?|pays?|bears?|supervises?|accompan(?:y|ies)|declares?|discloses?|consults?|invites?|seeks?|confirms?|issues?|acts?)';
const DUTY_OF_ACTOR = new RegExp(`\\b${ACTORS}\\b(?<between>(?: [\\w’'-]+){0,4}?) (?<act>${ACTS}\\b)`, 'gi');

/**
 * `Pupils have complex needs`, `staff are parents who …`: the verb has been said before the word that might be one. Whoever is told apart by it
 * (`staff who are ill`) is still to do something, and so is who does a second thing (`is in the hall and checks`).
 */
const SAID_BEFORE =
  /\b(?:have|has|had|are|is|was|were|come|comes|came|know|knows|live|lives|want|wants|love|loves|find|finds)\b/i;
const GOES_ON = /\b(?:who|that|which|whose|and|or|but)\b/i;
/** What somebody is thanked or praised for and does of free will: `give a great deal of time`, `make such a difference`. */
const OF_FREE_WILL =
  /^(?:gives?|brings?|makes?|takes?|holds?|keeps?|offers?|provides?)(?: up)? (?:of |us |children |pupils )?(?:(?:so|very|such|all) )?(?:much|many|a great deal|a lot|freely|generously|gladly|willingly|(?:an? )?(?:(?:very|such a|really) )?(?:huge|great|real|big|enormous|vast|lasting|vital|valuable|invaluable|rich|warm|wonderful|lively|precious|generous)\b|(?:such )?a difference|the difference|joy|pride|pleasure|delight|heart|comfort|hope|strength|their (?:own )?(?:time|weekends?|evenings?|saturdays?|sundays?|energy|love|warmth|talents?|best)\b)/i;
/** Of those who are thanked, all that a sentence says is said in praise. */
const THANKS =
  /\b(?:we (?:are|feel|remain|count ourselves) (?:\w+ )?(?:grateful|thankful|indebted|proud|lucky|glad|fortunate|blessed|delighted)|we (?:\w+ )?(?:thank|appreciate|admire|value|cherish)|(?:school|academy|nursery|trust|centre) (?:appreciates|values|is (?:\w+ )?(?:proud|grateful))|thanks (?:go )?to|(?:makes?|made) us (?:richer|proud))\b/i;
/** What a text is for is no task of anybody's: `our aim is to help`. */
const AIM =
  /\b(?:aims?|purposes?|goals?|objects?|objectives?|intentions?|hopes?|wish|ambitions?|mission|vision|idea|point)\b(?: [\w’'-]+){0,6}? (?:is|are|was|were) (?:always |simply |only |above all )?to\b/gi;

/** `Report any loss at once.`: a sentence that starts with what is to be done. */
const ORDER =
  /(?:^|[.!?:]\s+|\n)(?:please )?(?:do(?: not|n['’]t)?|never|always|keep|report|tell|use|ask|check|make|take|protect|remember|write|ring|call|send|lock|leave|wear|sign|store|give|put|wash|stop|follow|read|act|contact|inform|record|hand|return|avoid|ensure|complete|destroy|delete|share|choose|go|turn|switch|log)\s+\p{Ll}/iu;

/** `No swimmer goes beyond the buoys.` `Only the cook opens the store.` */
const NOBODY_OR_ONLY = /(?:^|[.!?]\s+|\n)(?:No(?:ne of)?\s+(?!two\b|matter\b|doubt\b|wonder\b)\p{Ll}|Only\s+\p{Ll})/u;

/** Whether words oblige, forbid, permit or define: whether anyone could be held to them. */
export function obliges(words: string): boolean {
  return (
    isBound(words) ||
    DEFINES.test(words) ||
    words.split(/(?<=[.!?])\s+/).some(tellsWhatIsDone) ||
    ORDER.test(words) ||
    NOBODY_OR_ONLY.test(words)
  );
}

/** Whether a sentence says in the present tense what somebody is to do. */
function tellsWhatIsDone(sentence: string): boolean {
  if (THANKS.test(sentence)) return false;
  return allMatches(DUTY_OF_ACTOR, sentence).some(
    ({ index, 0: { length }, groups: { between = '', act = '' } = {} }) => {
      if (SAID_BEFORE.test(between) && !GOES_ON.test(between)) return false;
      return !OF_FREE_WILL.test(`${act}${sentence.slice(index + length, index + length + 60)}`);
    },
  );
}

/** Whether words bind anyone; `our aim is to help` does not, `the clerk is to keep a copy` does. */
function isBound(words: string): boolean {
  const found = BOUND.exec(words)?.[0];
  return found !== undefined && (!/ to$/i.test(found) || BOUND.test(words.replace(AIM, ' ')));
}
