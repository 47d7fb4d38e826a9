import { lengthsIn, recurrencesIn } from '../../recurrence/recurrences-in.ts';
import { allMatches } from '../all-matches.ts';
import type { Finding } from '../lint-rule.ts';
import { stemsOf } from '../stems.ts';
import { sayOf, type DatedEvent } from './dated-events.ts';
import { monthsBetween } from './intervals.ts';
import { COUNTS } from './counts.ts';
import { isOffSpan, spanAtEnd } from './spans.ts';

/** Two dates of a passage, one right after the other in it. */
interface Pair {
  readonly first: DatedEvent;
  readonly second: DatedEvent;
  /** The passage up to the first date, in its sentence. */
  readonly before: string;
  readonly between: string;
  /** The rest of the second date's sentence. */
  readonly after: string;
}

/** Further apart two dates have little to do with each other. */
const FARTHEST = 180;
const DAY = 86_400_000;
const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?';

/** What two neighbouring dates are said to be to each other, and are not. */
export function pairsOff(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((second, at): Finding[] => {
    const first = events[at];
    const pair = first && pairOf(first, second);
    if (!pair) return [];
    const message = CHECKS.map((check) => check(pair)).find((found) => found !== undefined);
    return message === undefined ? [] : [sayOf(second, message)];
  });
}

function pairOf(first: DatedEvent, second: DatedEvent): Pair | undefined {
  if (first.prose !== second.prose) return undefined;
  const { text } = first.prose;
  const between = text.slice(first.index + first.words.length, second.index).replaceAll('\n', ' ');
  if (between.length > FARTHEST) return undefined;
  return { first, second, before: first.lead, between, after: second.tail };
}

const CHECKS: readonly ((pair: Pair) => string | undefined)[] = [
  replacedByOlder,
  replacesLater,
  doneBeforeItsGround,
  lastsOtherwiseInWords,
  notTheDayAfter,
  endedBeforeItBegan,
  closedBeforeItsYear,
  outOfItsYear,
  offItsCycle,
  lastsOtherwise,
  setApartOtherwise,
  endsBeforeBegun,
  comesLaterOtherwise,
  isOtherAge,
  withdrawnWhileValid,
  termsInReverse,
];

const REPLACES =
  /\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|(?:takes?|took) the place of|(?:is|are|was|were) put in (?:the )?place of|in place of|succeed(?:s|ed)|cancels|revokes|repeals|withdraws)\b (?:that|those|the|its|our|an?)\b[^.;,]{0,50}?\b(?:of|dated|issued|adopted|published|approved|agreed|written|printed|made)(?: (?:on|in))?\s*$/i;

/** `This edition, issued in June 2024, replaces that of November 2025`. */
function replacedByOlder({ first, second, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || !REPLACES.test(between) || second.from <= first.to) return undefined;
  return `What is of \`${first.words}\` cannot replace what is of \`${second.words}\`.`;
}

const IS_DONE =
  /^,? and (?:it )?(?:was|were|is|has been) (?:\w+ly )?(?:agreed|adopted|approved|ratified|issued|published|signed|written|drawn up)\b[^.;]{0,60}$/i;

/** `takes the place of that of March 2027 and was agreed in October 2026`. */
function replacesLater({ first, second, before, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || !REPLACES.test(before) || !IS_DONE.test(between)) return undefined;
  return first.from > second.to
    ? `What is of \`${second.words}\` cannot replace what is of \`${first.words}\`.`
    : undefined;
}

/** What had been done when the main thing was: `signed this policy, which the board had approved on`. */
const HAD_BEEN =
  /\b(?<deed>signed|published|issued|sent|posted|printed|applied|brought into force)\b[^.;]{0,60}\b(?:which|that|as)\b[^.;]{3,40}\bhad\b[^.;]{3,60}$/i;

/** `The chair signed it, which the board had approved on 16 September, on 2 September`. */
function doneBeforeItsGround({ first, second, before, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || !/^,\)? (?:on|in|by) (?:\p{L}{3,6}day,? )?$/iu.test(between))
    return undefined;
  return HAD_BEEN.test(before) && second.to < first.from
    ? `\`${second.words}\` lies before \`${first.words}\`, when what it rests on was done.`
    : undefined;
}

const BEGINS_BEFORE =
  /\b(?:begins?|began|starts?|started|commences?d?|joins?|joined|opens?|opened|takes? up|took up|appointed|engaged|elected|admitted|enrolled|let|leased|from)\b[^.;]{0,30}$/i;
/** A length that is that of something else. */
const OF_ANOTHER =
  /\b(?:notice|every|each|review\w*|before|after|earlier|later|old|age|service|at least|at most|within|up to|about|extended|half)\b/i;

/** `begins on 1 September 2026, has a probation of six months, which ends on 31 March 2027`. */
function lastsOtherwiseInWords({ first, second, before, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || first.from !== first.to || second.from !== second.to) return undefined;
  if (!BEGINS_BEFORE.test(before) || !IS_OVER.test(between) || OF_ANOTHER.test(between)) return undefined;
  const [length, ...more] = lengthsIn(between);
  if (!length || more.length > 0 || !/^(?:month|year|week)$/.test(length.unit)) return undefined;
  const months = monthsBetween(first.from, second.from);
  return Math.abs(months - length.months) > Math.max(0.25, length.months / 20)
    ? `From \`${first.words}\` to \`${second.words}\` is not ${length.words}.`
    : undefined;
}

const HAVING_BEGUN =
  /^,? (?:having (?:begun|started|opened|run from)|(?:which|it|and) (?:had )?(?:begun|began|started|opened)|begun|started)(?: (?:on|in))?\s*(?:the )?(?:\p{L}{3,6}day,? )?$/iu;

/** `ended on 31 December 2025, having begun on 1 March 2026`. */
function endedBeforeItBegan({ first, second, before, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || !ENDED.test(before) || !HAVING_BEGUN.test(between)) return undefined;
  return first.to < second.from ? `What began on \`${second.words}\` cannot end on \`${first.words}\`.` : undefined;
}

const OF_A_YEAR =
  /\b(?:year|period|quarter|term|months|accounts|figures|statements|returns) (?:ended|ending|to|up to)(?: the)?\s*$/i;
const CLOSED =
  /^[^.;,]{0,20}\b(?:(?:was|were|is|been) (?:\p{L}+ )?)?(?:signed off|signed|audited|laid|adopted|presented|submitted|sent|read|approved|completed|published|presented|filed|finished)\b[^.;,]{0,30}$/iu;

/** `the accounts for the year ended 31 August 2026 were signed on 10 December 2025`. */
function closedBeforeItsYear({ first, second, before, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || !OF_A_YEAR.test(before) || !CLOSED.test(between)) return undefined;
  return second.to < first.from
    ? `\`${second.words}\` lies before \`${first.words}\`, the end of what was closed then.`
    : undefined;
}

const DAY_AFTER = /\b(?:on )?the (?:day after|next day|following day)\b[^.;,\d]{0,60}\b(?:since|from|on)\s+(?:the )?$/i;

/** `lapsed on 31 August 2026. This one took its place on the day after and is in force since 1 October 2026`. */
function notTheDayAfter({ first, second, between }: Pair): string | undefined {
  if (first.from !== first.to || second.from !== second.to || !DAY_AFTER.test(between)) return undefined;
  const days = (Date.parse(second.from) - Date.parse(first.from)) / DAY;
  return days === 1 ? undefined : `\`${second.words}\` is not the day after \`${first.words}\`.`;
}

const EDGE = new RegExp(
  `^\\)?,?\\s*\\(?(?:(?:which|that|it)\\s+)?(?:(?:will|is due to|is to|runs?)\\s+)?(?<edge>from|begins?|began|starts?|started|opens?|commences?|starting|beginning|ends?|ended|closes?|finish(?:es)?|ending)\\s*(?:on|in)?\\s*(?:the )?${WEEKDAY}$`,
  'i',
);
/** A year of a trust begins in September, that of a council in April; terms move with Easter. */
const EDGE_LEEWAY = 60 * DAY;
const EDGE_LEEWAY_OF_YEAR = 170 * DAY;

/** `the academic year 2026–27, which begins on 1 September 2027`. */
function outOfItsYear({ first, second, between }: Pair): string | undefined {
  if (monthsBetween(first.from, first.to) < 2) return undefined;
  const edge = EDGE.exec(between)?.groups?.edge;
  if (edge === undefined) return undefined;
  const end = /^(?:end|clos|finish)/i.test(edge);
  const expected = Date.parse(end ? first.to : first.from);
  const leeway = /financial|fiscal/i.test(first.words) ? EDGE_LEEWAY_OF_YEAR : EDGE_LEEWAY;
  if (Math.abs(Date.parse(second.from.replace(/31$/, '28')) - expected) <= leeway) return undefined;
  return `\`${second.words}\` is not when \`${first.words}\` ${end ? 'ends' : 'begins'}.`;
}

const DONE =
  /\b(?:last|latest|previous(?:ly)?|most recent(?:ly)?|was|were|has been|have been|had been|took place|checked|tested|serviced|inspected|examined|swept|audited|came|called|visited|held|carried out|done|renewed)\b[^.;]{0,50}$/i;
const NEXT =
  /\b(?:next|again|following one|due|another|booked|expected|returns?|(?:will|is to|are to) (?:be|come|call))\b[^.;]{0,50}$/i;
const EXCUSED =
  /\b(?:brought forward|put (?:off|back)|postponed|delayed|deferred|early|earlier|instead|because|extra|interim|sooner|moved|exception\w*|training|birthday)\b/i;
const ABOUT =
  /\b(?:at least|minimum|no (?:less|fewer)|not (?:less|fewer)|within|at most|or (?:more often|sooner|earlier)|up to)\b/i;

/** What was made, and not only looked at, has a next time that says so. */
const MADE = /\b(?:adopted|approved|agreed|ratified|signed off|endorsed|issued|reviewed|revised)\b[^.;]{0,50}$/i;
const DUE_AGAIN =
  /^\W*(?:(?:and|it|is|was|then|so|therefore) ){0,3}(?:next due|due(?: again| next| for review)?|(?:its )?(?:next )?(?:review|renewal)(?: due| date)?|next reviewed|to be reviewed(?: again| next)?|comes up again|up for (?:review|renewal))(?: (?:is|on|in|by|again))*\W*$/i;
/** `a cycle of three years`, `a life of two years`. */
const CYCLE_OF = /\b(?:cycle|life|lifespan|rhythm|interval|rotation) of (?<length>[\w-]+ (?:years?|months?))\b/gi;

/** `each term: last on 6 November 2026, next on 6 November 2028`. */
function offItsCycle({ first, second, before, between }: Pair): string | undefined {
  if (!(NEXT.test(between) && DONE.test(before)) && !(DUE_AGAIN.test(between) && MADE.test(before))) return undefined;
  const { text } = first.prose;
  if (text.length > 600 || EXCUSED.test(text)) return undefined;
  const cycles = [
    ...recurrencesIn(text),
    ...allMatches(CYCLE_OF, text).flatMap(({ groups }) => recurrencesIn(`every ${groups?.length ?? ''}`)),
  ];
  const [cycle] = cycles;
  if (!cycle || cycles.some(({ months }) => months !== cycle.months)) return undefined;
  const isLate = monthsBetween(first.to, second.from) > cycle.months * 1.5 + 1;
  const isEarly = cycle.months >= 12 && !ABOUT.test(text) && monthsBetween(first.from, second.to) < cycle.months * 0.6;
  return isLate || isEarly ? `From \`${first.words}\` to \`${second.words}\` is not “${cycle.words}”.` : undefined;
}

const FOR =
  /^,? (?:and )?(?:(?:to run|running|lasting|it lasts|good|valid) )?(?:for|lasting) (?<span>(?:a (?:term|period) of )?[\w-]+ (?:calendar )?(?:year|month|week|day)s?)\b(?<rest>[^.;]*)$/i;
const IS_OVER =
  /\b(?:lapses?|lapsed|expires?|expired|ends?|ended|ending|(?:runs?|ran) out|finish(?:es|ed)?|terminates?|comes? to an end|is (?:over|up)|until|till|up to|ceases?|closes?|must (?:leave|go|be returned)|(?:is|are) due back)\b[^.;]{0,25}$/i;

/** `was granted on 1 March 2025 for two years and so lapses on 28 February 2029`. */
function lastsOtherwise({ first, second, between }: Pair): string | undefined {
  const { span: said = '', rest = '' } = FOR.exec(between)?.groups ?? {};
  const span = spanAtEnd(said.replace(/^a (?:term|period) of /i, ''));
  if (!span || !IS_OVER.test(rest) || first.sentence !== second.sentence) return undefined;
  return isOffSpan(span, first, second)
    ? `From \`${first.words}\` to \`${second.words}\` is not ${span.words}.`
    : undefined;
}

const APART = new RegExp(
  `^\\)?,?\\s*(?:\\(?(?:that is|i\\.e\\.|which is|being),?\\s*)?(?<span>(?:exactly |just )?[\\w-]+ (?:clear |full |calendar |working |school )?(?:day|week|month|year)s? )?(?<word>before|after|ahead of|following|later than|prior to) (?:(?:the|its|our|their) [\\p{L}’' -]{2,40}?[ ,(]+(?:on|of|in|is on)? ?)?${WEEKDAY}$`,
  'iu',
);

/** `on 4 May 2027, six weeks before the ballot on 2 July 2027`. */
function setApartOtherwise({ first, second, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence) return undefined;
  const { span: said = '', word = '' } = APART.exec(between)?.groups ?? {};
  if (word === '' || first.from !== first.to || second.from !== second.to) return undefined;
  const isAfter = /^(?:after|following|later)/i.test(word);
  const [start, end] = isAfter ? [second, first] : [first, second];
  const span = said === '' ? undefined : spanAtEnd(said);
  if (start.from <= end.from && (!span || !isOffSpan(span, start, end))) return undefined;
  return `\`${first.words}\` is not ${span ? `${span.words} ` : ''}${isAfter ? 'after' : 'before'} \`${second.words}\`.`;
}

const LATER = new RegExp(
  `\\b(?<span>[\\w-]+ (?:clear |full |calendar |working |school )?(?:day|week|month|year)s?) (?<word>later|afterwards|after (?:that|this|it|then)|thereafter|earlier|before(?: that)?),? (?:(?:that is|namely|i\\.e\\.|and so),? )?(?:on|by|from)? ?(?:the )?${WEEKDAY}$`,
  'i',
);

/** `given on 1 April 2026 takes effect four weeks later, on 15 April 2026`. */
function comesLaterOtherwise({ first, second, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence) return undefined;
  const { span: said = '', word = '' } = LATER.exec(between)?.groups ?? {};
  const span = spanAtEnd(said);
  if (!span || APPROXIMATE.test(between)) return undefined;
  const isEarlier = /^(?:earlier|before)/i.test(word);
  const [start, end] = isEarlier ? [second, first] : [first, second];
  return isOffSpan(span, start, end)
    ? `\`${second.words}\` is not ${span.words} ${isEarlier ? 'before' : 'after'} \`${first.words}\`.`
    : undefined;
}

const APPROXIMATE =
  /\b(?:about|around|some|nearly|almost|at least|at most|up to|within|or so|no more than|not more than)\b/i;
const BORN = /\b(?:born|date of birth(?: is| was)?)(?: on)?(?: the)?\s*$/i;
const TURNS =
  /^,?[^.;]{0,40}?\b(?:turns?|turned|is|was|will be|becomes?|reach(?:es|ed)?)(?: the age of| aged)? (?<age>[\w-]+)(?: years old)?(?: on)?(?: the)?\s*$/i;

/** `born on 31 August 2022 turns five on 31 August 2026`. */
function isOtherAge({ first, second, before, between }: Pair): string | undefined {
  if (first.sentence !== second.sentence || !BORN.test(before) || first.from !== first.to) return undefined;
  const said = TURNS.exec(between)?.groups?.age?.toLowerCase() ?? '';
  const age = COUNTS[said] ?? Number(said);
  if (said === '' || Number.isNaN(age) || second.from !== second.to) return undefined;
  const years = monthsBetween(first.from, second.from) / 12;
  return years >= age - LEEWAY_OF_AGE && years < age + 1
    ? undefined
    : `Whoever was born on \`${first.words}\` is not ${said} on \`${second.words}\`.`;
}

const LEEWAY_OF_AGE = 0.05;

const BEGUN =
  /\b(?:opens?|opened|begins?|began|starts?|started|commences?d?|launche[sd]|(?:has|have|takes?|took) effect|(?:comes?|came) into (?:force|effect)|(?:is|are|was|were|been) (?:in force|granted|issued|let|hired|appointed|elected|adopted|approved|signed|registered|admitted|installed|published|issued|advertised|sent out|released|made available|borrowed|lent|booked|engaged|leased|set up|founded|opened)|arrives?|arrived|joins?|joined|takes? up|took up|runs? from|valid from|with effect from|from)\b[^.;]{0,30}$/i;
const ENDED =
  /\b(?:clos(?:es?|ed)|ends?|ended|laps(?:es?|ed)|expir(?:es?|ed)|finish(?:es|ed)?|terminat(?:es?|ed)|(?:runs?|ran) out|ceases?d?|leaves?|left|retire[sd]?|counted|declared|(?:is|are|was|were|be) (?:returned|removed|withdrawn|repaid|taken (?:down|away)|handed back|given up|dissolved|over|demolished)|comes? to an end|due back|stands? down|steps? down)\b[^.;]{0,25}$/i;
const LAST_DAY =
  /\b(?:the )?(?:last (?:day|date)|closing date|deadline|final date|cut-?off(?: date)?)\b(?: (?:for|of|to) [^.;,]{1,40}?)? (?:is|falls on|will be)(?: on)?\s*$/i;
/** `for one school year`: how long is no other course. */
const HOW_LONG = /\b(?:for|lasts?|lasting) (?:for )?(?:[\p{L}-]+ ){1,3}(?:years?|months?|weeks?|days?|terms?)\b/giu;
const OTHER_COURSE =
  /\b(?:previous|last|earlier|old|former|replac\w+|instead|first|second|third|other|before|after|since|if|unless|year|born)\b/i;

/** `has effect from 5 October 2026 and lapses on 5 September 2026`: one thing, said by its name, by `it`, or not said again. */
function endsBeforeBegun({ first, second, before, between }: Pair): string | undefined {
  if (second.to >= first.from || !BEGUN.test(before)) return undefined;
  const end = ENDED.exec(between) ?? LAST_DAY.exec(between);
  if (!end || OTHER_COURSE.test(between.replace(HOW_LONG, '').replace(LAST_DAY, ''))) return undefined;
  const own = stemsOf(before);
  const subject = stemsOf(LAST_DAY.test(between) ? between : between.slice(0, end.index));
  // A sentence of its own has to name the thing.
  const isOne =
    first.sentence === second.sentence &&
    (subject.size === 0 || /^[;,] (?:and |but )?the (?:closing date|deadline|last day) is/i.test(between));
  if (!isOne && ![...subject].some((stem) => own.has(stem)) && !/[.;]\s+It\b/.test(between)) return undefined;
  return `\`${second.words}\` lies before \`${first.words}\`, when that began.`;
}

const VALID =
  /\b(?:may|can|is|are|will|remains?|stays?|continues?)\b[^.;]{0,60}\b(?:until|till|up to)(?: the end of)?\s*$/i;
const FROM_THEN = new RegExp(`(?:^|[.;,]\\s+)(?:but )?(?:from|as from|as of|after|since) ${WEEKDAY}$`, 'i');
const NO_MORE =
  /^,?[^.;]{0,60}\b(?:no longer|not|cease[sd]?|nobody|no one|none|refused|invalid|withdrawn|void|useless|only the new)\b/i;

/** `can be used until 31 August 2026. From 1 May 2026 it is no longer accepted`. */
function withdrawnWhileValid({ first, second, before, between, after }: Pair): string | undefined {
  if (!VALID.test(before) || !FROM_THEN.test(between) || !NO_MORE.test(after) || second.to >= first.from)
    return undefined;
  return `Until \`${first.words}\` it is said to be so, and from \`${second.words}\` no longer.`;
}

const TERM_ENDS = /\b(?<term>autumn|spring) term\b[^.;]{0,20}\b(?:ends?|closes|finish(?:es)?|breaks up)\b[^.;]{0,12}$/i;
const TERM_BEGINS = /\b(?<term>spring|summer) term\b[^.;]{0,20}\b(?:begins?|starts?|opens?)\b[^.;]{0,12}$/i;
const NEXT_TERM: Readonly<Record<string, string>> = { autumn: 'spring', spring: 'summer' };

/** `The autumn term ends on 18 December 2026 and the spring term begins on 5 January 2026`. */
function termsInReverse({ first, second, before, between }: Pair): string | undefined {
  const ended = TERM_ENDS.exec(before)?.groups?.term?.toLowerCase() ?? '';
  const begun = TERM_BEGINS.exec(between)?.groups?.term?.toLowerCase();
  if (begun === undefined || NEXT_TERM[ended] !== begun || second.to >= first.from) return undefined;
  return `The ${begun} term cannot begin on \`${second.words}\` when the ${ended} term ends on \`${first.words}\`.`;
}
