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
  /^(?:say|says|said|thinks?|thought|knows?|believes?|recommends?|advises?|suggests?|states?|finds?|found|feels?|insists?|proposes?|agrees?|agreed|decides?|decided|argues?|expects?|ensures?)$/;
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

/** Whether the verb that follows these words of a sentence is that of its main clause: what the sentence itself says. */
export function inMainClause(before: string): boolean {
  const tokens = before.toLowerCase().match(TOKEN) ?? [];
  const open: Clause[] = [];
  let mainDone = false;
  const pop = (when: (clause: Clause) => boolean): void => {
    for (let top = open.at(-1); top && when(top); top = open.at(-1)) open.pop();
  };
  const verb = (): void => {
    const top = open.at(-1);
    if (!top) mainDone = true;
    else if (!top.done) top.done = true;
    else {
      pop(({ done }) => done);
      const next = open.at(-1);
      if (next) next.done = true;
      else mainDone = true;
    }
  };
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    const previous = tokens[at - 1];
    if (token === ';' || token === ':' || token === ')' || token === '–' || token === '—') open.length = 0;
    else if (token === ',' || token === '(') {
      if (isOpener(previous)) return;
      open.length = 0;
      mainDone = false;
    } else if (RELATIVE.has(token)) {
      if (token === 'that' && (next === undefined ? false : isNounAfterThat(previous))) return;
      const isSubject = next !== undefined && !DETERMINERS.has(next) && !PRONOUNS.has(next) && !PREPOSITIONS.has(next);
      // `who leaves`: its verb comes at once, unless a report or a question has begun: `says that pupils`, `decides which pupils`.
      const asksOrReports = previous !== undefined && (REPORTS.test(previous) || PREPOSITIONS.has(previous));
      open.push({
        done: isSubject && !asksOrReports && (token !== 'which' || !mainDone) && !HELPERS.has(next),
        perhaps: false,
      });
    } else if (OPENS.has(token)) {
      if (next === undefined || !NO_CLAUSE.test(next)) open.push({ done: false, perhaps: false });
    } else if (token === 'lest' || (token === 'case' && previous === 'in' && next !== 'of'))
      open.push({ done: false, perhaps: false });
    else if (MAY_OPEN.has(token)) open.push({ done: false, perhaps: true });
    else if (COMPARES.has(token)) {
      if (next !== undefined && PRONOUNS.has(next)) open.push({ done: false, perhaps: false });
    } else if (HELPERS.has(token)) verb();
    else {
      const top = open.at(-1);
      const afterSubject =
        previous !== undefined && !isOpener(previous) && !DETERMINERS.has(previous) && !PREPOSITIONS.has(previous);
      if (top && !top.done && afterSubject && VERB.test(token) && next !== undefined) top.done = true;
      if (SAYS.test(token) && at > 0 && !DETERMINERS.has(previous ?? '') && next !== undefined && next !== 'that')
        open.push({ done: false, perhaps: false });
    }
  });
  const last = tokens.at(-1);
  const beforeLast = tokens.at(-2);
  // `two references, which should be taken up`: it says one thing more of them.
  if ((last === 'which' || last === 'who') && beforeLast === ',') return true;
  pop(({ done, perhaps }) => (done && !mainDone) || (perhaps && !done));
  return open.length === 0;
}

function isOpener(token: string | undefined): boolean {
  return token !== undefined && (RELATIVE.has(token) || OPENS.has(token));
}

/** `at that time`: a word that points. */
function isNounAfterThat(previous: string | undefined): boolean {
  return previous !== undefined && PREPOSITIONS.has(previous);
}
