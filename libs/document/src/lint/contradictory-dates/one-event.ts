import { allMatches } from '../all-matches.ts';
import type { Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { stemsOf } from '../stems.ts';
import { areApart } from './dates-in.ts';
import { laterOf, sayOf, type DatedEvent } from './dated-events.ts';
import { whichIn, withoutWeekday } from './told-twice.ts';

/** What can happen to a thing once only, whatever the words: each pattern says one of the turns of its life. */
const TURNS: readonly (readonly [turn: string, words: string])[] = [
  [
    'starts',
    '(?:takes?|took|taking) effect|(?:comes?|came|coming) into (?:force|effect|operation|use)|(?:is|are|was|were|been|be) in (?:force|effect|post|office|place|operation|use) (?:from|since|as from|as of)|(?:takes?|took) (?:up|on) (?:the |her |his |their |its )?(?:post|appointment|role|duties|office|job|headship)|(?:takes?|took) over|starts?(?: work)?|started(?: work)?|begins?|began|commences?|commenced|opens?(?: its doors)?|(?<!\\b(?:is|are|was|were|be|been) )opened|(?:will be|was|were|is to be|is due to be)(?: \\p{L}+ly)? opened|(?:goes|go|went) live|joins?|joined|(?:is|are|was|were|will be) (?:launched|introduced|brought in)|appl(?:y|ies) (?:from|as of)|(?:is|are) effective (?:from|on|as of)|runs? from|with effect from|effective date|start date|first day',
  ],
  [
    'ends',
    'expires?|expired|ends?|ended|(?:runs?|ran) out|lapses?|lapsed|finish(?:es|ed)?|(?:comes?|came) to an end|terminates?|terminated|ceases?|ceased|(?:stands? down|stood down|steps? down|leaves? office|retires?|retired)|(?:is|are|was|stays?|remains?) (?:valid|good|current|in force|insured|licensed|let|leased|hired|booked|covered|registered|suspended) (?:until|till|up to|to)|(?:lasts?|runs?|holds?|stands?) (?:until|till|up to|to)|expiry date|end date|last day',
  ],
  [
    'is due',
    'closing date|deadline|(?:must|should|has to|have to|is to|are to|will) (?:be )?(?:reach(?:ed)?|arrive|received|returned|submitted|sent|lodged|made|handed|in|back|paid|with)\\b[^.;:]{0,40}?\\b(?:by|before|no later than|not later than)|(?:is|are) (?:due|required|accepted|received|taken|invited|wanted|welcome|needed|expected)(?: back| in)?\\b[^.;:]{0,30}?\\b(?:by|before|until|till|up to|no later than|not later than|on)|(?:closes?|close|closed)(?: for \\p{L}+)?|(?:apply|register|enrol|reply|respond|bid|book|pay|order|nominate|send|return|hand|bring|submit)\\b[^.;:]{2,50}?\\b(?:by|before|no later than|not later than)|last (?:day|date) (?:for|to)',
  ],
  [
    'changes',
    '(?:go|goes|went|going) up|rises?|rose|increases?|increased|(?:go|goes|went) down|falls? to|drops?|dropped|changes?|changed|moves?|moved',
  ],
  [
    'is held',
    '(?:takes?|took|taking) place|(?:is|are|was|were|will be|be) (?:held|on)|meets?|met|sits|sat|falls? on|(?:is|are) (?:fixed|set|planned|scheduled|arranged) for',
  ],
  ['is chosen', '(?:was|were|is|are|been) (?:appointed|elected|chosen|co-opted|named)'],
  [
    'is made',
    '(?:was|were|is|been) (?:built|founded|established|bought|purchased|installed|incorporated|registered|signed|completed|converted)',
  ],
];
const TURN_PATTERNS = TURNS.map(
  ([turn, words]) => [turn, new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'giu')] as const,
);
/** Between a turn and its date. */
const TO_DATE =
  /^(?:\s|,|\(|\b(?:on|in|at|by|from|since|of|until|till|to|up|for|before|with|effect|no|not|later|than|midnight|noon|midday|the|is|was|as|end|start|again|only|still|now|already|here|\p{L}{3,6}day|\d{1,2}(?:[.:]\d\d)?\s?[ap]m|\p{L}+ly)\b|as (?:the |an? |our )?(?:[\p{L}-]+ ){1,4}|(?:for|of|to) (?:[\p{L}’'-]+ ){1,5}(?:is|was|will be|falls on|has been|remains)\b)*$/iu;
/** `on 1 October 2026, the date on which this procedure takes effect`. */
const WHEN =
  /^\)?,?\s*\(?(?:(?:which is |that is |being |i\.e\. )?(?:the )?(?:date|day|morning|evening)(?: (?:on|from|by) which| that| when)?|when|which is when|as|once)\s+(?<what>[^,.;()]{3,90})/iu;
/** `11 June 2027 is the last day for requests for the fair`. */
const IS_LAST_DAY =
  /^,?\s*(?:is|was|will be|remains|stays)(?: (?:still|therefore|now|also|thus))? (?:the|our) (?:(?:last|final|closing|latest) (?:possible )?(?:day|date)|deadline|cut-?off(?: date)?) (?:for|of|to send|to return|to submit) (?<what>[^,.;()]{3,90})/iu;
const THIS_TEXT =
  /\b(?:this|the|our|these)(?: \p{L}+){0,2} (?:policy|procedure|protocol|code|plan|scheme|agreement|document|rules|statement|arrangements|edition|version|text|handbook|guide|charter|booklet)\b/iu;
const CLAUSE =
  /[.;:,(]|\b(?:and|but|when|that|which|who|if|because|so|while|where|remember|note|known|since|until|till|once|unless|whether|although|though)\b/giu;
const PRONOUN =
  /^\W*(?:it|they|he|she|we|you|i|there|both|each|everyone|(?:this|that|these|those)(?=\W*$))(?![\p{L}])/iu;
/** What a thing is for, not what it is. */
const NO_SUBJECT = stemsOf(
  'new old present clear extension clock noon day date office minute hour late evening morning wish off spring summer autumn winter',
);
/** So long apart two dates may be and still be one, when one of them says which one it is and the other does not. */
const NEAR = 31 * 86_400_000;
const SEASON = /^(?:spring|summer|autumn|winter)?$/;
/** No text tells more of what happens when. */
const MOST = 80;

interface Turn {
  readonly event: DatedEvent;
  readonly turn: string;
  readonly subject: ReadonlySet<string>;
  readonly which: string;
  readonly heading: string;
}

/** One turn of one thing that is told with two dates. More than two are a series. */
export function turnsToldTwice(events: readonly DatedEvent[], prose: readonly Prose[]): Finding[] {
  const headings = prose.filter(({ kind }) => kind === 'heading');
  const turns = events
    .slice(0, MOST)
    .flatMap((event) => turnsOf(event, headings.findLast(({ start }) => start < event.prose.start)?.text ?? ''));
  return turns.flatMap((one, at): Finding[] => {
    const same = turns.filter((other) => other !== one && other.event !== one.event && isSame(one, other));
    const [other] = same;
    if (!other || same.length > 1 || turns.indexOf(other) > at || !areApart(one.event, other.event)) return [];
    const [first, second] = [other.event.words, one.event.words];
    const last = laterOf(one.event, other.event);
    return [sayOf(last, `The text gives two dates of one event: \`${first}\` and \`${second}\`.`)];
  });
}

function turnsOf(event: DatedEvent, heading: string): Turn[] {
  const make = (turn: string, subject: ReadonlySet<string>, around: string): Turn[] => {
    const which = whichIn(around.replace(/\b(?:last|first) (?:day|date)\b/gi, ''));
    return subject.size === 0 ? [] : [{ event, turn, subject, which, heading: whichIn(heading) }];
  };
  const when = WHEN.exec(event.tail)?.groups?.what;
  if (when !== undefined) {
    const said = lastTurn(when);
    if (said) return make(said.turn, subjectIn(when.slice(0, said.start), ''), when);
  }
  const closes = IS_LAST_DAY.exec(event.tail)?.groups?.what;
  if (closes !== undefined) return make('is due', subjectIn(closes, ''), closes);
  const said = lastTurn(event.lead);
  if (!said) return [];
  const gap = event.lead.slice(said.end);
  if (!TO_DATE.test(gap)) return [];
  const isNamed =
    /^(?:closing date|deadline|expiry date|end date|start date|effective date|last day|first day|last date)/i.test(
      event.lead.slice(said.start),
    );
  return make(
    said.turn,
    isNamed
      ? namedSubject(gap, event.lead.slice(0, said.start))
      : subjectIn(event.lead.slice(0, said.start), said.words),
    `${withoutWeekday(event.lead)} ${event.tail.split(/[,;.]/)[0] ?? ''}`,
  );
}

function lastTurn(text: string): { turn: string; start: number; end: number; words: string } | undefined {
  let last: { turn: string; start: number; end: number; words: string } | undefined;
  for (const [turn, pattern] of TURN_PATTERNS)
    for (const match of allMatches(pattern, text)) {
      const end = match.index + match[0].length;
      if (!last || end > last.end || (end === last.end && match.index < last.start))
        last = { turn, start: match.index, end, words: match[0] };
    }
  return last;
}

/** What something happens to: the words before it in its clause. */
function subjectIn(before: string, words: string): ReadonlySet<string> {
  const from = allMatches(CLAUSE, before).at(-1);
  const clause = (from ? before.slice(from.index + from[0].length) : before).replace(
    /\b(?:must|should|shall|will|may|has|have|had|been|is|are|was|were|to|be)\s*$/i,
    '',
  );
  // `Return forms by`: what is to be sent stands behind the verb.
  const isOrder =
    /^(?:apply(?! from\b| as of\b)|register|enrol|reply|respond|bid|book|pay|order|nominate|send|return|hand|bring|submit)\b/i.test(
      words,
    );
  const said = isOrder ? words.replace(/^\p{L}+/u, '') : clause;
  if (PRONOUN.test(said) && !THIS_TEXT.test(said)) return new Set();
  return withSelf(said);
}

/** `the closing date for bids`, `the bids’ deadline`. */
function namedSubject(gap: string, before: string): ReadonlySet<string> {
  const what = /\b(?:for|of|to)\s+(?<what>[^,;:()]{3,60}?)\s+(?:is|was|will|falls|remains|has)\b/i.exec(gap)?.groups
    ?.what;
  return withSelf(what ?? before.slice(-50));
}

function withSelf(words: string): ReadonlySet<string> {
  const stems = [...stemsOf(words)].filter((stem) => !NO_SUBJECT.has(stem));
  return new Set(stems.length === 0 && THIS_TEXT.test(words) ? ['~this text'] : stems);
}

function isSame(one: Turn, other: Turn): boolean {
  if (one.turn !== other.turn) return false;
  const apart = Math.abs(Date.parse(one.event.from) - Date.parse(other.event.from));
  const isVague = (one.which === '' || other.which === '') && SEASON.test(one.which + other.which) && apart <= NEAR;
  if (one.which !== other.which && !isVague) return false;
  if (one.heading !== '' && other.heading !== '' && one.heading !== other.heading) return false;
  const [fewer, more] =
    one.subject.size <= other.subject.size ? [one.subject, other.subject] : [other.subject, one.subject];
  return more.size - fewer.size <= 1 && [...fewer].every((stem) => more.has(stem));
}
