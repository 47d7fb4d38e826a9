import { allMatches } from './all-matches.ts';
import { lengthsIn, recurrencesIn } from '../recurrence/recurrences-in.ts';
import type { LintDesk } from './lint-rule.ts';
import type { Prose } from './prose.ts';
import { remembered } from './remembered.ts';
import { LABEL, reviewOf, type Review } from './reviews-said.ts';
import { cycleOfThat, isFullReview } from './goes-on-about-it.ts';
import { keptCycles } from './kept-cycles.ts';
import { isReviewLabel } from './review-labels.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { cellContextOf, type CellContext } from './table-context.ts';
import { mentionsIn } from './text-mentions.ts';
import { A_NUMBER, holdsAny } from './words-of.ts';

/** A cycle as written in prose: `every two years`, `termly`, `a three-year cycle`. */
export interface WrittenCycle {
  readonly index: number;
  readonly words: string;
  readonly months: number;
}

/** A cycle that the text says this policy is reviewed on; `index` counts in the block's text. */
export interface StatedCycle extends WrittenCycle {
  readonly prose: Prose;
}

/** Words without which no sentence speaks of review. */
export const REVIEWS =
  /\bintervals?\b|\blife(?:span)?\b|\bopens?\b|\bsettles?\b|\bendors|\bsigns? off\b|\bapprov|\badopt|\bratif|\bconfirm|\bbrings?\b|\bpresent|\bsubmit|\b(?:re-?)?(?:written|drafted|examin|read)\b|\bgo(?:es)?\b|\bcomes?\b|\breturns?\b|\bbrought\b|\bput\b|\btaken\b|\bset\b|\bdetermined?|\bconsider|\brewrit|\boverhaul|\bscrutin|\bevaluat|\brevi(?:ew|s)|\blook(?:s|ed)? at\b|\bconsidered again\b|\brenew|\bcycle\b|\bedition\b|\bupdat|\brefresh|\breconsider|\bre-?approv|\bup to date\b|re-?determin|\bfor [\w -]{1,24}(?:years|months)\b|\bafresh\b|\bfrequency\b/i;
/** `not every two years but each year`. */
const DENIED = /\b(?:not|no longer|never|rather than|instead of)(?: (?:just|only|merely|at|once))? $/i;
/** What was so once. */
export const HISTORY =
  /\b(?:until (?:19|20)\d\d|since (?:19|20)\d\d|formerly|previously|in the past|used to be|no longer)\b/i;
/** A sentence that names this text, so that `it` in the next one means it. */
const NAMES_THIS =
  /\b(?:this|the|our) (?:[\w’'-]+ ){0,2}?(?:polic(?:y|ies)|protocol|procedures?|document|code|arrangements|objectives|plan|statement)\b|\bthese (?:arrangements|objectives|procedures)\b|\b(?:review|monitor|adopted|approved|ratified|agreed)/i;
/** After one of these the sentence speaks of something else than the cycle. */
const ASIDE = /\b(?:if|when(?:ever)?|where|unless|or (?:earlier|sooner|more often|before)|as well as)\b/i;

/** The cycles on which the text says that it is itself reviewed; `isLoose` where no sentence has to say so in full. */
export function statedCycles(desk: LintDesk, isLoose = false): readonly StatedCycle[] {
  return isLoose ? statedLoosely(desk) : statedStrictly(desk);
}
/** Several rules ask. */
const statedStrictly = remembered((desk: LintDesk) => findStated(desk, false));
const statedLoosely = remembered((desk: LintDesk) => findStated(desk, true));

/** A block without one of these tells of no cycle; behind a label a number may be one. */
const holdsTime = holdsAny(
  `year years yr yrs month months mth mths week weeks fortnight fortnights fortnightly term terms termly quarter quarters quarterly decade decades
  annual annually annum yearly monthly weekly agm agms autumn spring summer winter christmas easter michaelmas january february march april may
  june july august september october november december biennial biennially triennial triennially quadrennial quadrennially quinquennial
  quinquennially sexennial sexennially septennial septennially decennial decennially ennial ennially biannual biannually semiannual
  semiannually triannual triannually biyearly every each alternate ${A_NUMBER}`,
);

function findStated({ prose, document }: LintDesk, isLoose: boolean): StatedCycle[] {
  const title = document.frontMatter?.title ?? '';
  let heading = '';
  return prose.flatMap((block, at) => {
    if (block.kind === 'heading') heading = block.text;
    if (!holdsTime(block)) return [];
    const context = cellContextOf(block);
    if (context && isLabelled(context, title)) return labelled(block, 0, `${context.column} ${context.row}`);
    const own = LABEL.exec(block.text);
    if (own && sentencesOf(block).length === 1) return labelled(block, own[0].length, own[0]);
    return sentencesOf(block).flatMap((sentence, index, all): StatedCycle[] => {
      const previous = all[index - 1]?.text ?? lastWords(prose[at - 1]);
      const said = underALabel(sentence, previous, index === 0 && prose[at - 1]?.kind === 'heading', title);
      if (said) return said;
      if (HISTORY.test(sentence.text)) return [];
      const [words, before] = [sentence.text.replaceAll('\n', ' '), previous.replaceAll('\n', ' ')];
      const isOfReview = (isLoose && OF_REVIEW.test(words)) || REVIEWS.test(words);
      const told = isFullReview(words) ? `${all[0]?.text ?? ''} ${before}` : before;
      const cycles = [
        isOfReview ? cycleIn(words, title, told) : undefined,
        cycleOfThat(words, before, heading),
        isOfReview && isLoose ? looseCycle(words, title) : undefined,
        ...keptCycles(words, title, () => NAMES_THIS.test(before) || namesKind(before, title), isLoose),
      ].filter((one) => one !== undefined);
      if (cycles.length === 0 || isOfOneOfMany(words, block.text.slice(0, sentence.index))) return [];
      if (COVERS.test(block.text.slice(sentence.index + sentence.text.length)) && IS_A_PLAN.test(words)) return [];
      // `A biennial policy: it comes back every other summer` says it once.
      const inOrder = cycles.toSorted(
        (one, other) =>
          Number(IS_A_LENGTH.test(one.words)) - Number(IS_A_LENGTH.test(other.words)) || one.index - other.index,
      );
      const once = inOrder.filter((one, at) => inOrder.findIndex(({ months }) => months === one.months) === at);
      return once.map(({ index: from, words: said, months }) => ({
        index: sentence.index + from,
        words: said,
        months,
        prose: block,
      }));
    });
  });
}

/** How long a text stands, and not how often it is looked at: `three years`. */
const IS_A_LENGTH = /^(?!(?:every|each|once)\b)[\w-]+ (?:years?|months?)$/i;

/** `This is a three-year plan. It runs from …`: what is planned takes so long, and the plan may be looked at before. */
const IS_A_PLAN = /^\W*(?:this|it) (?:is|will be) an? [\p{L}\d -]{3,20} (?:plan|strategy|scheme|programme)\b/iu;
const COVERS = /^\s*It (?:runs|covers|goes|is for|spans)\b[^.]*\d{4}/;

/** `An adult has a plan. … The plan is practised`: the one that was told of with `a`, and not this text. */
function isOfOneOfMany(sentence: string, before: string): boolean {
  if (before === '') return false;
  const kind = THE_ONE.exec(sentence)?.groups?.kind?.toLowerCase();
  return (
    kind !== undefined &&
    allMatches(ONE_OF_MANY, before).some(({ groups }) => groups?.kind?.toLowerCase() === kind) &&
    !new RegExp(`\\bthis ${kind}\\b`, 'i').test(`${before} ${sentence}`)
  );
}
const THE_ONE = /^(?:\W*)The (?<kind>plan|procedure|code|statement|protocol|document|agreement|scheme)\b/;
const ONE_OF_MANY =
  /\b(?:an?|each|every|any|their|his|her|individual|personal) (?:[\p{L}-]+ ){0,4}?(?<kind>plan|procedure|code|statement|protocol|document|agreement|scheme)\b/giu;

/** What a sentence says that answers a question or a heading, or follows its own label. */
function underALabel(
  sentence: Sentence,
  before: string,
  isUnderHeading: boolean,
  title: string,
): StatedCycle[] | undefined {
  const { prose, text, index } = sentence;
  const label = /^(?<label>[^:?!.;]{4,70})[:?]\s+(?=\S)/.exec(text);
  if (label && isReviewLabel(label.groups?.label ?? '', title))
    return labelled(prose, index + label[0].length, label[0], index + text.length);
  if (!(
    (isUnderHeading || before.endsWith('?')) &&
    ASKS.test(before) &&
    isReviewLabel(before.replace(/^[\d. ]+|\?$/g, ''), title)
  ))
    return undefined;
  const answer = labelled(prose, index, before, index + text.length);
  return answer.some((one) => STARTS_AN_ANSWER.test(prose.text.slice(index, one.index))) ? answer : undefined;
}
const ASKS = /\b(?:how (?:often|long)|cycle|frequency|interval|lifespan|life|lifetime|period)\b/i;
const STARTS_AN_ANSWER =
  /^\W*(?:(?:for|at least|at most|on|an?|no more than|not more than|once|up to|normally|usually|about|it is)\s+)*$/i;

/** The cycle that a sentence gives of this text: the one after its verb, or before it when none comes after. */
export function cycleIn(sentence: string, title: string, before: string): WrittenCycle | undefined {
  const review = reviewOf(sentence);
  if (!review || !isAboutThis(review.which, title, `${before} ${sentence.slice(0, review.index)}`.trim()))
    return undefined;
  const cycles = recurrencesIn(sentence).filter(
    ({ index, months }) => months >= 1 && !DENIED.test(sentence.slice(0, index)),
  );
  const cycle = nearest(cycles, review, sentence) ?? (review.isCycle ? bareLength(sentence) : fromAdoption(sentence));
  if (!cycle || ASIDE.test(sentence.slice(cycle.index < review.index ? 0 : review.index, cycle.index)))
    return undefined;
  return cycle;
}

/** Words of review, wherever they stand. */
const OF_REVIEW =
  /\breview|\brevis|\brenew|\brefresh|\breconsider|\brewrit|\bre-?(?:adopt|approv|issu|determin)|\blook(?:s|ed)? (?:again )?at\b|\b(?:new|fresh) (?:ones?|plan|objectives|arrangements|policy|report|edition|version|text)\b|\beach (?:edition|version)\b|\bupdat|\bup to date\b|\bcomes? (?:back|round)|\b(?:lasts?|holds?|stands?|stays?|(?:is|are) (?:set|fixed|agreed|made)|valid|runs?)\b(?= for\b)/i;
/** What is done in its turn beside the review of the text: the cycle may be of that. */
const OF_SOMETHING_ELSE =
  /\b(?:train\w*|audit\w*|checks?|checked|DBS|logs?|files?|records?|contracts?|staff|drivers?|equipment|filter\w*|fire|extinguish\w*|alarms?|assessments?|surve\w+|consult\w*|inspect\w*|test(?:s|ed)?|pupils?|child|children|parents?|famil(?:y|ies)|elect\w*|office|members?|chair|salar\w+|grades?|pay|lists?|registers?|codes?|passwords?|website|notices?|leaflets?|jobs?|progress|targets?|ramps?|buildings?|premises|walks?|works?|lifts?|budgets?|funds?|kit|names?|contacts?|posters?|insurance|licen\w+|certificates?|individual|lettings|uniform|homework|evaluation|course|qualification|badges?|lead|deputy|governors? (?:is|are|serve)|appoint\w*|data|information report|procedure for|form|forms|letters?|templates?|guidance|law|framework|council|local authority|ofsted|schedules?|strateg\w+|their|other|another)\b/i;
/** Where one part of a sentence ends. */
const PARTS = /[;:]|, (?:and|but|while|though)\b|,(?= )| and (?=(?:the|we|it|staff|governors)\b)/;
const FOR_A_TIME = /\bfor (?:at most |up to |a period of |a term of )?(?<length>[\w-]+ (?:years?|months?))\b/i;

/** The cycle of a sentence that speaks of review and of nothing else that comes round. */
function looseCycle(sentence: string, title: string): WrittenCycle | undefined {
  const { which } = reviewOf(sentence) ?? {};
  if (which !== undefined && which !== '' && !/^(?:it|this|them|these|they)$/i.test(which) && !isThis(which, title))
    return undefined;
  let from = 0;
  let previous = '';
  for (const part of sentence.split(PARTS)) {
    const index = sentence.indexOf(part, from);
    from = index + part.length;
    // `, which is renewed`: what stands before it is.
    const told = /^\s*(?:which|that|who)\b/.test(part)
      ? `${toldOf(previous)} `
      : // `The uniform policy, which goes with it, is reviewed`: of what stands at the head of the sentence.
        HAS_NO_SUBJECT.test(part)
        ? `${sentence.slice(0, index)} `
        : '';
    // `hold a certificate, renewed every three years`: what is renewed stands before it, and is no text when none is named there.
    const isOfAnother =
      sentence[index - 1] === ',' && PARTICIPLE.test(part) && mentionsIn(previous, title, true).length === 0;
    previous = part;
    if (isOfAnother) continue;
    const length = FOR_A_TIME.exec(part);
    const bare = length && bareLength(length.groups?.length ?? '');
    const cycle =
      recurrencesIn(part).find((one) => !DENIED.test(part.slice(0, one.index))) ??
      (bare && { ...bare, index: length.index + length[0].indexOf(bare.words) }) ??
      fromAdoption(part);
    if (!cycle || !OF_REVIEW.test(part) || ASIDE.test(part.slice(0, cycle.index))) continue;
    const beside = `${told}${part.slice(0, cycle.index)} ${part
      .slice(cycle.index + cycle.words.length)
      .split(' ')
      .slice(0, 6)
      .join(' ')}`;
    if (OF_SOMETHING_ELSE.test(beside) || namesAnother(beside, title) || isOfAThing(part, title)) continue;
    return { ...cycle, index: index + cycle.index };
  }
  return undefined;
}

/** What `which` goes on about: this text, when it was named last, and not what is done with it. */
function toldOf(previous: string): string {
  return THIS_AT_THE_END.exec(previous)?.[0] ?? previous;
}
const THIS_AT_THE_END =
  /\b(?:this|our) (?:[\p{L}-]+ )?(?:policy|procedure|plan|document|code|statement|protocol|scheme|text)$/iu;
const HAS_NO_SUBJECT = /^\s*(?:\w+ly )?(?:is|are|has|have|will|must|should|shall|may|gets?|comes?|undergoes?)\b/;

const PARTICIPLE = /^\s*(?:\w+ly )?(?:then |next |also )?(?:re)?\w{3,}(?:ed|written|drawn|made|set) (?!by\b)/;

/** `The minibus is renewed`, `looks at the staffing structure`: what is reviewed is no text. */
function isOfAThing(part: string, title: string): boolean {
  const known = title.toLowerCase();
  return [IS_REVIEWED, ARE_REVIEWED, REVIEWS_WHAT, REVIEW_OF].some((pattern) => {
    const what = pattern.exec(part)?.groups?.what?.toLowerCase();
    return what !== undefined && !OF_TEXTS.test(what) && !known.includes(what.replace(/s$/, ''));
  });
}
const IS_REVIEWED =
  /^\W*(?:the|our|an?|each|every|all) (?:[\p{L}’'-]+ ){0,3}?(?<what>[\p{L}-]+) (?:is|are|will be|must be|may be|shall be|gets?|has|have|holds?|lasts?|stands?|stays?|runs?)\b/iu;
/** `Locks are looked at`, `Prices of meals hold`: without an article. */
const ARE_REVIEWED =
  /^\W*(?:\p{L}+ )?(?<what>\p{L}+s)(?: (?:of|for|in|from|on|at|with) (?:[\p{L}’'-]+ ){0,4}?[\p{L}’'-]+)? (?:are|get|have been|will be|must be|hold|last|stand|stay|run)\b/iu;
const REVIEWS_WHAT =
  /\b(?:looks? (?:again )?at|reviews?|revises?|renews?|updates?|considers?|re-?writes?|refreshes) (?:the|its|our|their|all) (?:[\p{L}’'-]+ ){0,2}?(?<what>[\p{L}-]+)(?= (?:every|each|once|at|on|in|after|annually|again|\p{L}+ly)\b|[,.;]|$)/iu;
/** `A complete revision of the rooms`. */
const REVIEW_OF =
  /\b(?:reviews?|revisions?|renewals?) of (?:the|our|all|its) (?:whole |entire |full )?(?<what>[\p{L}-]+)(?!(?: \p{L}+)? of\b)/iu;
const OF_TEXTS =
  /^(?:polic(?:y|ies)|protocol|procedures?|document|code|statement|plans?|scheme|objectives|arrangements|information|report|strategy|charter|text|wording|whole|review|cycle|edition|version|appendix|appendices|board|governors|trustees|committee|one|ones|contents?|period|interval)$/i;

/** `the lettings policy`: another text. */
function namesAnother(words: string, title: string): boolean {
  const known = title.toLowerCase();
  return [...words.matchAll(NAMED)].some(({ groups = {} }) => {
    const name = (groups.name ?? '').toLowerCase();
    return !GENERIC.test(name) && !known.includes(name);
  });
}
const NAMED =
  /\b(?<name>[\p{L}-]+) (?:polic(?:y|ies)|plans?|procedures?|codes?|protocols?|schemes?|strateg(?:y|ies)|reports?|statements?)\b/giu;
const GENERIC =
  /^(?:this|these|the|our|its|whole|full|present|current|entire|same|new|a|an|school|own|that|and|or|each|all|both|written|policy)$/;

/** The cycle that belongs to a review: in its part of the sentence, after its verb rather than before. */
function nearest(cycles: readonly WrittenCycle[], review: Review, sentence: string): WrittenCycle | undefined {
  const after = cycles.find(({ index }) => index >= review.index) ?? cycles[0];
  const { verb } = review;
  if (!verb || !after) return after;
  const isNear = ({ index, words }: WrittenCycle): boolean =>
    !PARTED.test(
      index >= verb.end ? sentence.slice(verb.end, index) : sentence.slice(index + words.length, verb.start),
    );
  return cycles.find((cycle) => cycle.index >= verb.start && isNear(cycle)) ?? cycles.find(isNear) ?? after;
}
const PARTED = /;|, (?:and|but|while)\b| and (?!(?:its|the|our)\b)/i;

/** A column of several rows tells of several texts. */
function isLabelled({ column, row, rowOfSeveral }: CellContext, title: string): boolean {
  const asks = (head: string): boolean => LABEL.test(`${head}:`) || isReviewLabel(head.replace(/\?$/, ''), title);
  return ((rowOfSeveral === undefined || THIS_ROW.test(row)) && asks(column)) || asks(row);
}
/** The row of this text in a table of several. */
const THIS_ROW = /^this (?:policy|procedure|plan|document|statement|code|one|text)(?: itself)?$/i;

/** What stands after a label, in words, as a bare length, or as a bare number of the unit that the label names. */
function labelled(block: Prose, from: number, label: string, to = block.text.length): StatedCycle[] {
  const said = block.text.slice(from, to);
  const [recurrence, length] = [recurrencesIn(said)[0], bareLength(said)];
  // `Three years from adoption, and every three years after that`: what is said first.
  const isFirst = recurrence && length?.months === recurrence.months && length.index < recurrence.index;
  const cycle = (isFirst ? length : recurrence) ?? length ?? bareNumber(said, label);
  return cycle ? [{ index: from + cycle.index, words: cycle.words, months: cycle.months, prose: block }] : [];
}

/** `Frequency of review (years): 2`. */
function bareNumber(said: string, label: string): WrittenCycle | undefined {
  const unit = /\((?:in )?(?<unit>years?|months?|terms?)\)/i.exec(label)?.groups?.unit;
  const number = /^\s*[\p{L}\d-]+/u.exec(said)?.[0];
  const [length] = unit !== undefined && number !== undefined ? lengthsIn(`${number} ${unit}`) : [];
  return length && number !== undefined
    ? { index: number.search(/\S/), words: number.trim(), months: length.months }
    : undefined;
}

/** A length that stands where a cycle does, without `every`. */
export function bareLength(said: string): WrittenCycle | undefined {
  return lengthsIn(said).find(({ unit }) => unit !== 'day' && unit !== 'week');
}

/** Behind a length that is counted from the last time: `three years of its adoption`, `two years have passed since`. */
const SINCE =
  /^ (?:(?:have|has|had|will have) (?:passed|elapsed|gone(?: by)?|run|gone past)(?: since\b)?|(?:has|have|is|are) (?:up|over|run out)|(?:of|from|after|since|on from|later than) (?:(?:it|they|the|its|their|this|that|each|any|every|was|is|were|are|being|having|been|last|previous|most|recent|above|date|day|time|of|on|which|when|governors|board|trustees|meeting) )*(?:adopt(?:ion|ed)|approv(?:al|ed)|review(?:ed|s)?|publication|published|issued?|agreed|ratifi(?:ed|cation)|made|written|set|determined|above|shown|last|previous|done)\b)/i;
/** Before a length that is counted from now. */
const IN = /\bin(?: another| a further| some)? $/i;
const TIME = /^['’]? time\b/i;
/** `comes back to the board after five years`. */
const AFTER = /\bafter (?:another |a further |a period of |a term of )?$/i;
const NOT_AFTER = /^ (?:of|from|in|at)\b/;
const RETURNS =
  /\b(?:back|again|afresh|anew|returns?|re-?(?:view|new|vis|adopt|approv|consider|issu|determin|writ)\w*)\b/i;

function fromAdoption(said: string): WrittenCycle | undefined {
  return lengthsIn(said).find(({ index, words, unit }) => {
    if (unit === 'day' || unit === 'week') return false;
    const [before, rest] = [said.slice(0, index), said.slice(index + words.length)];
    if (SINCE.test(rest) || (IN.test(before) && TIME.test(rest))) return true;
    return AFTER.test(before) && !NOT_AFTER.test(rest) && RETURNS.test(said);
  });
}

function lastWords(block: Prose | undefined): string {
  if (block === undefined) return '';
  return block.kind === 'heading' ? block.text : (sentencesOf(block).at(-1)?.text ?? '');
}

function isAboutThis(which: string | undefined, title: string, before: string): boolean {
  if (which === undefined) return true;
  // `It is reviewed each term` after a sentence about a fund is about the fund.
  if (/^(?:it|this|them|these|they)$/i.test(which))
    return before === '' || NAMES_THIS.test(before) || namesKind(before, title);
  return isThis(which, title);
}

/** `Arrangements are determined, and looked at again`: what the text is called. */
function namesKind(before: string, title: string): boolean {
  const kind = /\b(?:arrangements|objectives|plan|policy)\b/i.exec(before)?.[0].toLowerCase();
  const known = title.toLowerCase();
  return (
    kind !== undefined &&
    (known.includes(kind) || CALLED.some(([subject, name]) => subject.test(known) && name.test(kind)))
  );
}

/** `the accessibility policy` is another one, unless that is the title; so is `the plan` in what is not called a plan. */
function isThis(said: string, title: string): boolean {
  const which = said.replace(/^(?:the )?(?:text|wording|words|contents?|whole|body) of (?=this|the|our)/i, '');
  const known = title.toLowerCase();
  const words = which.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  const kind = words.at(-1) ?? '';
  const isBare = !/^(?:this|these|the|our|its)$/.test(words[0] ?? '');
  const isNamed =
    /^(?:these|this)$/.test(words[0] ?? '') ||
    OF_ANY_TEXT.test(kind) ||
    known.includes(kind.replace(/s$/, '')) ||
    CALLED.some(([subject, name]) => subject.test(known) && name.test(kind));
  return (
    isNamed &&
    words
      .slice(isBare ? 0 : 1, -1)
      .every(
        (word) => known.includes(word) || /^(?:whole|entire|current|present|full|own|school|school['’]s)$/.test(word),
      )
  );
}

/** What a text on a matter is called in law. */
const CALLED: readonly (readonly [subject: RegExp, name: RegExp])[] = [
  [/\badmissions?\b/, /^arrangements$/],
  [/\bequalit/, /^(?:objectives|information|scheme)$/],
  [/\baccessib/, /^(?:plan|strategy)$/],
];
/** What any policy may be called, whatever its title says. */
const OF_ANY_TEXT = /^(?:polic(?:y|ies)|protocol|procedures?|document|code|statement)$/;
