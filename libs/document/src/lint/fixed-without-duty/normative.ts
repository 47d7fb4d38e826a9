/** Verbs and phrases that oblige, forbid, permit or give a right, whoever their subject is. */
const BINDS = new RegExp(
  [
    '(?:must|shall|will|may|should|cannot|ought to)',
    '(?:is|are|be|being|been) (?:not |never )?(?:required|expected|entitled|responsible|accountable|permitted|allowed|prohibited|forbidden|banned|bound|obliged|liable|unlawful|binding|to)',
    '(?:has|have|needs?|had) to',
    '(?:do(?:es)?) not',
    'no(?:body| one|-one)',
    'responsib(?:le|ility|ilities)|dut(?:y|ies)|obligations?|prohibited|forbidden|offence|entitle(?:s|d)',
    '(?:the |a |have |has |no )rights? (?:to|of)',
    'appl(?:y|ies)(?: to| when| where| in)?|covers?|takes? effect|in force|ensures?|requires?|prevails?',
    '(?:means?|includes?) (?:any|all|every|each|the|a|an|only|both|in|that|anyone|those|no)',
    'does',
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
  '(?:head|headteacher|principal|manager|officer|lead|governors?|governing body|board|committee|panel|chair|clerk|council|trust|trustees?|school|academy|nursery|setting|centre|staff|employees?|teachers?|volunteers?|contractors?|visitors?|parents?|carers?|pupils?|students?|governor|administrator|co-?ordinator|caretaker|technician|leader|driver|workers?|members?|person|people|anyone|everyone|everybody|whoever|we|you|they|he|she)';
const ACTS =
  '(?:reports?|hears?|decides?|gives?|keeps?|records?|informs?|tells?|writes?|sends?|checks?|reviews?|approves?|adopts?|signs?|publish(?:es)?|appoints?|makes?|takes?|meets?|monitors?|provides?|receives?|considers?|notif(?:y|ies)|asks?|agrees?|holds?|sets?|follows?|uses?|compl(?:y|ies)|leads?|refers?|investigates?|repl(?:y|ies)|needs?|can|hands?|wears?|returns?|collects?|stores?|destroys?|deletes?|completes?|arranges?|oversees?|delegates?|chooses?|pays?|bears?|supervises?|accompan(?:y|ies)|declares?|discloses?|consults?|invites?|seeks?|confirms?|issues?|acts?)';
const DUTY_OF_ACTOR = new RegExp(`\\b${ACTORS}\\b(?: [\\w’'-]+){0,4}? ${ACTS}\\b`, 'i');

/** `Report any loss at once.`: a sentence that starts with what is to be done. */
const ORDER =
  /(?:^|[.!?:]\s+|\n)(?:please )?(?:do(?: not|n['’]t)?|never|always|keep|report|tell|use|ask|check|make|take|protect|remember|write|ring|call|send|lock|leave|wear|sign|store|give|put|wash|stop|follow|read|act|contact|inform|record|hand|return|avoid|ensure|complete|destroy|delete|share|choose|go|turn|switch|log)\s+\p{Ll}/iu;

/** `No swimmer goes beyond the buoys.` `Only the cook opens the store.` */
const NOBODY_OR_ONLY = /(?:^|[.!?]\s+|\n)(?:No(?:ne of)?\s+(?!two\b|matter\b|doubt\b|wonder\b)\p{Ll}|Only\s+\p{Ll})/u;

/** Whether words oblige, forbid, permit or define: whether anyone could be held to them. */
export function obliges(words: string): boolean {
  return (
    BOUND.test(words) ||
    DEFINES.test(words) ||
    DUTY_OF_ACTOR.test(words) ||
    ORDER.test(words) ||
    NOBODY_OR_ONLY.test(words)
  );
}
