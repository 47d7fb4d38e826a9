/**
 * Whose verb comes next: a small reading of what a sentence has said so far, by the closed classes of English (the words that open
 * clauses, the verbs that help other verbs) and by where clauses stand. Every clause that is opened waits for its verb.
 */
interface Clause {
  /** It has its verb. */
  done: boolean;
  /** The word that opened it may as well have been a preposition: `before`. */
  readonly perhaps: boolean;
}

const HELPERS = new Set(
  'is are was were am has have had does do did can cannot may must will shall would could might should isn aren don doesn didn'.split(
    ' ',
  ),
);
/** Verbs that a clause follows, often without `that`. */
const SAYS = /^(?:say|says|said|thinks?|thought|believes?|recommends?|advises?|suggests?|states?)$/;
const REPORTS =
  /^(?:say|says|said|thinks?|thought|knows?|believes?|recommends?|advises?|suggests?|states?|finds?|found|feels?|insists?|proposes?|agrees?|agreed|decides?|decided|argues?|expects?|ensures?|hopes?|hoped|wish|wishes|wished|trusts?|intends?|asks?|asked|requests?|prefers?|urges?|fears?|means|meant|explains?|explained|understands?|promises?|claims?|shows?)$/;
const RELATIVE = new Set(['who', 'which', 'that', 'whoever', 'whichever']);
const OPENS = new Set(
  'whether why how what whatever whom whose if unless because although though when whenever where wherever while whereas'.split(
    ' ',
  ),
);
const MAY_OPEN = new Set('before after until till once since so'.split(' '));
const COMPARES = new Set(['as', 'than']);
const PRONOUNS = new Set(
  'i you he she it we they this these those there somebody someone anybody anyone everybody everyone nobody'.split(' '),
);
const DETERMINERS = new Set(
  'the a an any each every all some no our your their its his her my both either such another'.split(' '),
);
const PREPOSITIONS = new Set(
  'of in on at by for from to with without under over within among between during about against'.split(' '),
);
/** `where possible`, `if asked`: no clause follows. */
const NO_CLAUSE =
  /^(?:possible|necessary|appropriate|needed|required|reasonable|practicable|practical|relevant|applicable|asked|requested|available|suitable|so|not|in|on|at|\p{L}+ing)$/u;
/** A verb of a clause that one of `OPENS` has opened, by its ending or because policies use it of people all the time. */
const VERB =
  /^(?:\p{L}{2,}(?:ed|ies|[^aious]s)|arrives?|leaves?|comes?|goes|go|falls?|fell|happens?|occurs?|needs?|wants?|wish(?:es)?|sees?|saw|hears?|gives?|gave|takes?|took|becomes?|became|makes?|made|keeps?|kept|brings?|asks?|tells?|told|works?|uses?|drives?|lose|loses|lost|suspects?|leads?|rings?|hold|holds)$/u;

const TOKEN = /[\p{L}\p{N}’'-]+|[,;:()–—\uFFFC]/gu;

/** The clauses that are open at a place of a sentence. */
class OpenClauses {
  readonly open: Clause[] = [];
  mainDone = false;

  begin(done: boolean, perhaps = false): void {
    this.open.push({ done, perhaps });
  }

  endAll(): void {
    this.open.length = 0;
  }

  endWhile(when: (clause: Clause) => boolean): void {
    for (let top = this.open.at(-1); top && when(top); top = this.open.at(-1)) this.open.pop();
  }

  /** A verb: that of the innermost clause which still waits for one. */
  verb(): void {
    if (this.open.at(-1)?.done) this.endWhile(({ done }) => done);
    const top = this.open.at(-1);
    if (top) top.done = true;
    else this.mainDone = true;
  }
}

/** A word with its neighbours. */
interface Place {
  readonly token: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Whether the verb that follows these words of a sentence is that of its main clause: what the sentence itself says. */
export function inMainClause(before: string): boolean {
  const tokens = before.toLowerCase().match(TOKEN) ?? [];
  const clauses = new OpenClauses();
  tokens.forEach((token, at) => {
    const place = { token, previous: tokens[at - 1], next: tokens[at + 1] };
    if (!readMark(place, clauses) && !readOpener(place, clauses)) readWord(place, clauses);
  });
  const last = tokens.at(-1);
  // `two references, which should be taken up`: it says one thing more of them.
  if ((last === 'which' || last === 'who') && tokens.at(-2) === ',') return true;
  clauses.endWhile(({ done, perhaps }) => (done && !clauses.mainDone) || (perhaps && !done));
  return clauses.open.length === 0;
}

function readMark({ token, previous }: Place, clauses: OpenClauses): boolean {
  if (token === ',' || token === '(') {
    if (isOpener(previous)) return true;
    clauses.endAll();
    clauses.mainDone = false;
    return true;
  }
  if (!/^[;:)–—]$/.test(token)) return false;
  clauses.endAll();
  return true;
}

/** A word that opens a clause. */
function readOpener({ token, previous, next }: Place, clauses: OpenClauses): boolean {
  if (RELATIVE.has(token)) {
    if (token === 'that' && next !== undefined && isNounAfterThat(previous)) return true;
    const isSubject = next !== undefined && !DETERMINERS.has(next) && !PRONOUNS.has(next) && !PREPOSITIONS.has(next);
    // `who leaves`: its verb comes at once, unless a report or a question has begun: `says that pupils`, `decides which pupils`.
    const asksOrReports = previous !== undefined && (REPORTS.test(previous) || PREPOSITIONS.has(previous));
    clauses.begin(isSubject && !asksOrReports && (token !== 'which' || !clauses.mainDone) && !HELPERS.has(next));
  } else if (OPENS.has(token)) {
    if (next === undefined || !NO_CLAUSE.test(next)) clauses.begin(false);
  } else if (token === 'lest' || (token === 'case' && previous === 'in' && next !== 'of')) clauses.begin(false);
  else if (MAY_OPEN.has(token)) clauses.begin(false, true);
  else if (COMPARES.has(token)) {
    if (next !== undefined && PRONOUNS.has(next)) clauses.begin(false);
  } else return false;
  return true;
}

/** A verb, or a word that may be one. */
function readWord({ token, previous, next }: Place, clauses: OpenClauses): void {
  if (HELPERS.has(token)) {
    clauses.verb();
    return;
  }
  const top = clauses.open.at(-1);
  const afterSubject =
    previous !== undefined && !isOpener(previous) && !DETERMINERS.has(previous) && !PREPOSITIONS.has(previous);
  if (top && !top.done && afterSubject && VERB.test(token) && next !== undefined) top.done = true;
  if (SAYS.test(token) && previous !== undefined && !DETERMINERS.has(previous) && next !== undefined && next !== 'that')
    clauses.begin(false);
}

function isOpener(token: string | undefined): boolean {
  return token !== undefined && (RELATIVE.has(token) || OPENS.has(token));
}

/** `at that time`: a word that points. */
function isNounAfterThat(previous: string | undefined): boolean {
  return previous !== undefined && PREPOSITIONS.has(previous);
}
