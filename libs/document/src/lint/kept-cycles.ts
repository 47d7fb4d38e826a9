import { allMatches } from './all-matches.ts';
import { lengthsIn, recurrencesIn } from '../recurrence/recurrences-in.ts';
import { BY_READERS, DECIDES, LAPSES, LOOKS_AGAIN, STANDS, TOLD, USES } from './review-words.ts';
import { mentionsIn, type Mention } from './text-mentions.ts';

/** Something that a sentence says about this very text: how often somebody looks at it again, or how long it stands. */
export interface KeptCycle {
  readonly index: number;
  readonly words: string;
  readonly months: number;
}

/** What is done in its turn beside the review of the text: the cycle may be of that. */
const OTHER =
  /\b(?:train\w*|audits?|audited|DBS|logs?|files?|records?|contracts?|drivers?|equipment|filter\w*|extinguish\w*|alarms?|risk assessments?|surve\w+|consult(?:ation|ed|s)\b|inspect\w*|tests?|tested|elect\w*|salar\w+|grades?|registers?|passwords?|notices?|leaflets?|jobs?|targets?|ramps?|buildings?|lifts?|budgets?|kit|names?|contacts?|posters?|insurance|licen\w+|certificates?|badges?|appoint\w*|forms?|letters?|templates?|reports?|reported|publish\w*|publici\w*|information)\b/i;
/** After one of these the sentence speaks of something else than the cycle. */
const ASIDE = /\b(?:if|when(?:ever)?|where|unless|or (?:earlier|sooner|more often|before)|as well as)\b/i;
/** Whatever happens: what stands before it was by the way. */
const ANYHOW =
  /\b(?:otherwise|in any (?:case|event)|at the latest|at least|anyway|and|(?:that is|which is|in other words|i\.e\.)(?: to say)?,?)\s*$/i;
const DENIED = /\b(?:not|no longer|never|rather than|instead of)(?: (?:just|only|merely|at|once))? $/i;
/** Where one statement of a sentence ends and the next begins. */
const BREAK =
  /[;:]| [–—] |, (?=(?:and|but|while|whilst|though|although|whereas|so|then|nor|yet)\b)|, (?=(?:which|who|that(?! is\b)|whose)\b)| and (?=(?:the|we|it|they|he|she|staff|governors|trustees|this|our|its|each|every)\b)| (?=(?:while|whereas|although)\b)/g;

/**
 * The cycles that a sentence gives of the text itself: there a cycle and a word of looking again, deciding or standing belong to a
 * mention of the text, and nothing else comes between them. `isOwn` tells of the sentences before whether they speak of it.
 */
export function keptCycles(sentence: string, title: string, isOwn: () => boolean, isLoose = false): KeptCycle[] {
  const cycles = [...recurrencesIn(sentence), ...stretchesIn(sentence)]
    .filter(({ months }) => months >= 1)
    .sort((a, b) => a.index - b.index);
  const life = lifeOf(sentence);
  if (life) return [life];
  if (cycles.length === 0) return [];
  const mentions = mentionsIn(sentence, title, isLoose);
  if (mentions.length === 0) return [];
  const breaks = allMatches(BREAK, sentence).map(({ index }) => index);
  const kept = cycles.filter((cycle, at) => {
    if (DENIED.test(sentence.slice(0, cycle.index))) return false;
    const end = cycle.index + cycle.words.length;
    const previous = cycles[at - 1];
    const from = startOf(sentence, cycle, previous, breaks, mentions);
    const to = Math.min(
      breaks.find((index) => index >= end) ?? sentence.length,
      cycles[at + 1]?.index ?? sentence.length,
    );
    return belongs({ sentence, from, to, cycle, mentions, isOwn });
  });
  // `runs for five years and is renewed every five years` says it once.
  return kept.filter(
    (one) => !('isLength' in one) || !kept.some((other) => other !== one && other.months === one.months),
  );
}

/** Where the statement begins that a cycle stands in: behind the one before it, unless it goes on about the same. */
function startOf(
  sentence: string,
  { index }: KeptCycle,
  previous: KeptCycle | undefined,
  breaks: readonly number[],
  mentions: readonly Mention[],
): number {
  const behind = previous ? previous.index + previous.words.length : 0;
  const last = breaks.findLast((at) => at < index) ?? 0;
  const from = previous && !THAT_IS.test(sentence.slice(behind, index)) ? Math.max(last, behind) : last;
  if (from !== last || last === 0) return from;
  if (BY_THE_WAY.test(sentence.slice(last, index))) return breaks.findLast((at) => at < last) ?? 0;
  // `this policy, which is reviewed every year`: what stands before `which` is.
  const told = RELATIVE.test(sentence.slice(last)) ? mentions.findLast(({ end }) => end <= last) : undefined;
  if (told && last - told.end <= NEAR) return told.start;
  return GOES_ON.test(sentence.slice(last, index)) || SHARES_ITS_VERB.test(sentence.slice(last))
    ? (breaks.findLast((at) => at < last) ?? 0)
    : from;
}
const RELATIVE = /^, (?:which|that)\b/;
/** A bracket or a name may stand between a text and what is told of it. */
const NEAR = 12;
const GOES_ON =
  /^[;,]? ?(?:and|but|or) (?:(?:otherwise|in any (?:case|event)|then|also|only|anyway|thereafter|after that|normally|at least|at any rate) ?)+$/i;

/** `reads it again, and changes it if need be, each year`: what stands between two commas and holds under a condition. */
const BY_THE_WAY = /^, (?:and|but) [^,;:]*\b(?:if|when(?:ever)?|where(?:ver)?|unless)\b[^,;:]*, $/i;
const CONDITION_CLOSED = /\b(?:if|when(?:ever)?|where(?:ver)?|unless)\b[^,;:]*, $/i;

/** `looks at how it works, and at this policy, each term`: the verb stands once. */
const SHARES_ITS_VERB =
  /^, (?:and|but|then) (?:also )?(?:at|over|through|to) (?:this|the|our) (?:whole )?(?:policy|procedure|plan|document|statement|code|protocol|text)\b/i;

/** `biannually, that is once in two years`. */
const THAT_IS = /^,? \(?(?:that is|which is|i\.e\.|meaning|namely|in other words)(?: to say)?,? $/i;

/** `, the logs are`: another thing has come in between. */
const OTHER_SUBJECT = /, (?:(?:the|our|all|any|its|their) )?\p{L}+ (?:is|are|will be|must be) /u;

interface Statement {
  readonly sentence: string;
  readonly from: number;
  readonly to: number;
  readonly cycle: KeptCycle & { readonly isLength?: boolean };
  readonly mentions: readonly Mention[];
  readonly isOwn: () => boolean;
}

function belongs({ sentence, from, to, cycle, mentions, isOwn }: Statement): boolean {
  const before = sentence.slice(from, cycle.index);
  const end = cycle.index + cycle.words.length;
  const here = mentions.filter(({ start }) => start >= from && start < to);
  const mention =
    here.findLast(({ start }) => start < cycle.index) ?? here.find(({ isPronoun }) => !isPronoun) ?? here[0];
  if (!mention) return false;
  if (mention.isPronoun && !isMeant(mention, sentence, mentions, isOwn)) return false;
  const [first, last] = mention.start < cycle.index ? [mention.end, cycle.index] : [end, mention.start];
  // `when the board is elected, that is, every four years`.
  const said = sentence.slice(first, last);
  const isByTheWay = BY_THE_WAY.test(sentence.slice(Math.max(0, breakBefore(sentence, cycle.index)), cycle.index));
  const between = (isByTheWay ? said.replace(CONDITION_CLOSED, '') : said).replace(
    /\bwhen\b.*,(?= (?:that is|in other words|i\.e\.),? *$)/i,
    '',
  );
  if (OTHER.test(between) || /\bthat\b(?! is\b)|\bhow\b/.test(between) || OTHER_SUBJECT.test(between)) return false;
  const statement = sentence.slice(from, to);
  if (mention.start < cycle.index && ASIDE.test(between) && !ANYHOW.test(between)) return false;
  // What is looked at has to be the text and not what stands before its verb: `logs are reviewed under the policy`.
  const lead = sentence.slice(from, Math.min(mention.start, cycle.index));
  if (
    /\b(?:are|is|be) \w+(?:ed|en)\b|\b(?:at|in|on|under|by|for|to) which\b/.test(lead) ||
    (mention.start > cycle.index && OTHER.test(before))
  )
    return false;
  const isAct =
    LOOKS_AGAIN.test(statement) ||
    isDecided(before, sentence.slice(end, to)) ||
    isDoneTo(lead, between, mention, cycle);
  return cycle.isLength ? standsFor(sentence, cycle, statement, isAct, mention) : isAct;
}

/** Where the last `, and` before a place stands; -1 when there is none. */
function breakBefore(sentence: string, index: number): number {
  return Math.max(sentence.lastIndexOf(', and ', index), sentence.lastIndexOf(', but ', index));
}

/** A verb of deciding that no other follows before the cycle: `approves the plan, gives it a budget and asks each spring`. */
function isDecided(before: string, after: string): boolean {
  const decides = DECIDES.exec(before);
  const said = decides ? before.slice(decides.index) : after;
  return (decides !== null || DECIDES.test(after)) && !/,| and /.test(said) && !TOLD.test(`${before} ${after}`);
}
/**
 * Whatever is done again and again to a text, in whatever words, is a review of it, unless it is what is done with a text that stays
 * as it is: it is read out, sent, signed, followed.
 */
function isDoneTo(lead: string, between: string, mention: Mention, cycle: KeptCycle): boolean {
  if (mention.isPronoun || BY_READERS.test(lead)) return false;
  // `Every two years the governors hold this policy up to the light`.
  if (mention.start > cycle.index)
    return (
      /^ (?:the |our )?\p{L}+/u.test(between) &&
      !BY_READERS.test(between) &&
      !USES.test(between) &&
      !/,| and /.test(between)
    );
  const isSubject = /(?:^|[,;:]|\b(?:and|but|that|whether|because|though|then|otherwise|so))\s*$/i.test(lead);
  if (!isSubject) return mention.start < cycle.index && !USES.test(`${lead} ${between}`) && !/,| and /.test(between);
  const done =
    /^(?: \w+ly)?(?: (?:will|shall|must|should|may|has to|have to))?(?: \w+ly)? (?:is|are|be|been|gets?)(?: (?:to be|not|then|next|only|also|\w+ly))* (?<done>\p{L}+)/iu.exec(
      between,
    )?.groups?.done;
  return done !== undefined && /(?:ed|en|t|d)$/.test(done) && !USES.test(done);
}
/** `it` is the text that was named before it in the sentence, or in those before. */
function isMeant({ start }: Mention, sentence: string, mentions: readonly Mention[], isOwn: () => boolean): boolean {
  if (mentions.some((one) => !one.isPronoun && one.start < start)) return true;
  // `consults the unions on this policy and reissues it`: what was named before the pronoun, wherever it stood.
  if (THIS_TEXT.test(sentence.slice(Math.max(0, start - 60), start))) return true;
  const lead = sentence
    .slice(0, start)
    .replace(
      /\b(?:the|our) (?:full |whole )?(?:governing )?(?:body|board|governors|trustees|committee|head\w*)\b/gi,
      '',
    );
  // Another thing in the sentence may be meant.
  return !/\b(?:the|an?|our|their|its|each|every|all) \p{L}+/iu.test(lead) && isOwn();
}

const THIS_TEXT =
  /\bthis (?:[\p{L}-]+ ){0,3}?(?:polic(?:y|ies)|procedure|plan|document|statement|code|protocol|scheme)(?: \p{L}+){0,2} and (?:then )?\p{L}+ $/iu;

/** A length is how long a text stands, or after how long it is looked at again. */
function standsFor(
  sentence: string,
  { index, words }: KeptCycle,
  statement: string,
  isAct: boolean,
  mention: Mention,
): boolean {
  const before = sentence.slice(Math.max(0, index - 60), index);
  if (
    /\b(?:for|lasts?|is|of|be|exceeds?|reach|than)(?: (?:up to|at most|no more than|not more than|no longer than|only|another|a (?:further )?(?:period|term|space) of|the next))* $/i.test(
      before,
    )
  )
    return (
      (STANDS.test(verbOf(sentence, index, mention)) || NOT_CHANGED.test(statement) || LOOKS_AGAIN.test(statement)) &&
      !/^ (?:old|ago|before)\b/.test(sentence.slice(index + words.length))
    );
  if (
    /\b(?:after|within|in|until|no later than|not later than|inside)(?: (?:another|a further|at most|no more than|the|every|a period of|a term of))* $/i.test(
      before,
    )
  )
    return isAct || LAPSES.test(statement);
  return /^ (?:have|has|had) (?:passed|elapsed|gone)\b/.test(sentence.slice(index + words.length)) && isAct;
}
const NOT_CHANGED = /\b(?:not|without|unchanged|no (?:change|revision|review))\b/i;

/** What is said of a text that stands for a time: the first words behind its mention, or those before. */
function verbOf(sentence: string, index: number, { start, end }: Mention): string {
  return start < index
    ? `${sentence.slice(Math.max(0, start - 25), start)} ${sentence.slice(end, end + 30)}`
    : sentence;
}

function stretchesIn(sentence: string): (KeptCycle & { readonly isLength: true })[] {
  return lengthsIn(sentence)
    .filter(
      ({ unit, words, count, index }) =>
        !NO_SPAN.test(sentence.slice(index + words.length)) &&
        unit !== 'day' &&
        unit !== 'week' &&
        !(count === 1 && /^an? (?:term|half|autumn|spring|summer)/i.test(words)),
    )
    .map((length) => ({ ...length, isLength: true as const }));
}
/** `looks five years ahead`, `was four years old`. */
const NO_SPAN = /^ (?:ahead|old|ago|earlier|hence|or older)\b/;

/** `This is a ten-year plan`, `a biennial policy`: what a text is, says how long it stands. */
const IS_OF_A_LENGTH =
  /^(?:this|ours|it) (?:is|will be) (?:a|an|our|the) (?<length>[\p{L}\d]+(?:-[\p{L}\d]+)??[ -](?:year|month)|[\p{L}\d]+(?:[ -](?:yearly|monthly|annual))?) (?:\p{L}+ )?(?:plan|policy|scheme|strategy|statement|procedure|document|edition|code|protocol)\b(?! for\b)/iu;

function lifeOf(sentence: string): KeptCycle | undefined {
  const found = IS_OF_A_LENGTH.exec(sentence);
  const words = found?.groups?.length ?? '';
  const [length] = found ? [...lengthsIn(words), ...recurrencesIn(words)].filter(({ months }) => months >= 1) : [];
  return found && length ? { index: found[0].indexOf(words), words, months: length.months } : undefined;
}
