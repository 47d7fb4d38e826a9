/** What a policy calls itself, or another text. */
const KIND =
  '(?:polic(?:y|ies)|procedures?|protocols?|code|plan|scheme|statement|strategy|document|agreement|arrangements|charter|guide|guidelines|rules|framework|terms of reference|text|version|edition)';
const MENTION = new RegExp(
  `\\b(?<which>this|these|the|our|its|their|his|her|an?|each|every|any|all|other|another|that|[\\p{Lu}][\\p{L}]+['’]s)(?<words>(?: (?!(?:this|these|the|our|its|an?)\\b)[\\p{L}’'&/-]+){0,5}?) ${KIND}\\b|\\b(?<pronoun>it|this|these|they)\\b`,
  'giu',
);
/** Things that have dates of their own. */
const THING =
  /\b(?:risk assessments?|contracts?|templates?|models?|leases?|licen[cs]es?|certificates?|insurance|budgets?|forecasts?|accounts|lists?|registers?|logs?|action plans?|training|equipment|reports?|minutes|Acts?|Regulations?|Orders?|laws?|guidance|legislation|Code of Practice|handbooks?|websites?|forms?|applications?|requests?|visits?|trips?|claims?|expenditure|fees|charges|pay award|menus?|timetables?|buildings?|funds?|grants?|courses?|software|passwords?|records?|data|assets?|inventory|appraisals?|targets?|objectives|headteacher['’]s|disclosures?|checks?)\b/gi;
/** What is told of another edition, or of what did not come about. */
const ELSEWHERE =
  /\b(?:template|model policy|previous(?:ly)? (?:policy|version|edition|adopted|approved|agreed)|earlier (?:policy|version|edition)|former|old (?:policy|version|procedure|one)|superseded|(?<!this (?:policy |procedure |text |version )?)replaces|was (?:first )?due|were due|should have been|interim review|mid-term|light-touch|postponed|deferred)\b/i;
const OF_THE_WHOLE =
  /^(?:whole|entire|current|present|full|new|revised|updated|amended|finished|final|school|school's|trust|trust's|above|same|resulting)$/;

interface Question {
  readonly sentence: string;
  /** The sentence up to the date. */
  readonly before: string;
  /** Where in it the words begin that say what the date is of. */
  readonly cue: number;
  readonly isDone: boolean;
  /** What stands between those words and the date. */
  readonly gap: string;
  readonly previous: string;
  readonly title: string;
}

/** Whether a statement of a date is about the text it stands in, and not about another, or about a thing that has dates too. */
export function isAboutThisText(question: Question): boolean {
  const { sentence, before, cue, previous, title } = question;
  if (ELSEWHERE.test(before)) return false;
  const subject = before.slice(0, cue);
  const named = mentionIn(subject, title) ?? mentionIn(before.slice(cue), title);
  const thing = lastIndex(THING, subject);
  if (named && named.at > thing) {
    if (named.kind !== 'pronoun') return named.kind === 'this';
    return (
      mentionIn(previous, title)?.kind !== 'other' &&
      (lastIndex(THING, previous) < 0 || mentionIn(previous, title)?.kind === 'this')
    );
  }
  // `within a month of its adoption`: whose, the sentence before says.
  if (/\bits $/.test(subject)) return mentionIn(previous, title)?.kind !== 'other' && lastIndex(THING, previous) < 0;
  if (thing >= 0) return named?.kind === 'this' && /\bthis\b/i.test(subject);
  // `the day after the approval of 16 July 2025`: of what, only this text is left.
  if (question.isDone && /\bthe $/i.test(subject) && /^ (?:of|on) (?:the )?$/i.test(question.gap))
    return mentionIn(previous, title)?.kind !== 'other';
  return startsLikeALabel(subject, sentence, question);
}

function mentionIn(text: string, title: string): { kind: 'this' | 'other' | 'pronoun'; at: number } | undefined {
  const last = [...text.matchAll(MENTION)].at(-1);
  if (!last) return undefined;
  const { pronoun, which = '', words = '' } = last.groups ?? {};
  if (pronoun !== undefined) return { kind: 'pronoun', at: last.index };
  const own = title.toLowerCase();
  const isOwn =
    /^(?:this|these|the|our|its)$/i.test(which) &&
    (/^this$/i.test(which) ||
      words
        .toLowerCase()
        .split(' ')
        .filter(Boolean)
        .every((word) => own.includes(word) || OF_THE_WHOLE.test(word)));
  return { kind: isOwn ? 'this' : 'other', at: last.index };
}

/** `Date approved:`, `Policy to be reviewed`, `Considered by … and adopted`: a line of a form, or a sentence without its subject. */
function startsLikeALabel(
  subject: string,
  sentence: string,
  { isDone, gap }: Pick<Question, 'isDone' | 'gap'>,
): boolean {
  const words = subject.trim();
  if (words === '' || /[:;|–—-]$/.test(words) || LABEL_WORDS.test(words)) return true;
  // `Governing body approval: …`, but not `Governors approved the budget on …`.
  if (isDone && words.split(/\s+/).length <= 4 && !SOMEBODY.test(words) && BARE_GAP.test(gap)) return true;
  return FRAGMENT.test(sentence);
}

const LABEL_WORDS =
  /^(?:(?:this|policy|document|procedure|protocol|statement|code|plan|date|dates|version|formally|first|and|the|full|of|for|school|trust) ?){1,4}$/i;
const SOMEBODY = /\b(?:we|they|you|parents|staff|pupils)\b/i;
const BARE_GAP = /^(?:[\s:,(–-]|\b(?:on|by|in|at|the|date|meeting|of)\b){0,8}$/i;
const FRAGMENT =
  /^\W*(?:considered|drafted|written|adopted|approved|ratified|agreed|reviewed|signed|consulted|date|last|next|first)\b/i;

function lastIndex(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}
