import { cyclesIn, type WrittenCycle } from './cycles-in.ts';
import type { LintDesk } from './lint-rule.ts';
import type { Prose } from './prose.ts';
import { sentencesOf } from './sentences.ts';
import { cellContextOf, type CellContext } from './table-context.ts';

/** A cycle that the text says this policy is reviewed on; `index` counts in the block's text. */
export interface StatedCycle extends WrittenCycle {
  readonly prose: Prose;
}

const KIND =
  '(?:polic(?:y|ies)|protocol|procedures?|document|code|statement|plan|scheme|objectives|arrangements|information|report|strategy|charter)';
const THIS = `(?<which>(?:this|these|the|our|its) (?:[\\w’'-]+ ){0,4}?${KIND}|it|this|them|these|they)`;
const ADVERBS = '(?:(?:\\w+ly|next|then|also|again|all|in full|in turn|thoroughly|only) )*';
const REVIEWED =
  '(?:reviewed|revised|renewed|updated|refreshed|reconsidered|revisited|re-?(?:written|drafted|issued|adopted|approved|examined|read)|looked at(?: again)?|considered(?: again)?|gone through|brought up to date|overhauled|scrutinised|evaluated|determined|set)';
const REVIEWS_IT =
  '(?:review|revise|renew|update|refresh|reconsider|revisit|re-?approve|re-?adopt|re-?write|re-?draft|re-?examine|re-?read|evaluate|scrutinise|overhaul|consider|determine)';
/** `this policy will be reviewed`: whatever stands before the verb. */
const PASSIVE = new RegExp(
  `(?<subject>[^,;:]{1,120}?) (?:(?:is|are|was|were|be|been|being) ${ADVERBS}(?:\\w+(?:ed|en|set) and (?:then )?)?${REVIEWED}|(?:is|are|be) ${ADVERBS}(?:subject to|due for|up for) (?:\\w+ )?(?:review|renewal)|(?:comes?|goes?|returns?|is brought|are brought|is put|is taken) (?:back |up |round )?(?:to|before|for|again)\\b|(?:undergoes?|receives?|gets?) (?=an? ))`,
  'i',
);
const ACTIVE = new RegExp(
  `\\b(?:${REVIEWS_IT}(?:s|ing)?(?: and \\w+)?|(?:looks?|looking) (?:again )?at|go(?:es)? (?:back )?(?:through|over)|(?:brings?|puts?|presents?|submits?) (?=(?:this|the|our|these|it|them)\\b[^.;]{1,60}\\b(?:to|before|for)\\b)|(?:approves?|adopts?|ratif(?:y|ies)|confirms?)|returns? to|comes? back to) ?${THIS}\\b`,
  'i',
);
const AGAIN = new RegExp(`\\blooks? at ${THIS} again\\b`, 'i');
const NOUN = new RegExp(`\\breviews? of ${THIS}\\b`, 'i');
const HAS_CYCLE = new RegExp(
  `${THIS} (?:has|is on|follows|undergoes|receives|runs on|works to|keeps to|(?:is|will be|shall be) subject to) an? [\\w -]{0,30}(?:review|cycle)`,
  'i',
);
/** `A full review takes place every three years`: of what, the words before have said. */
const A_REVIEW =
  /(?:^|[,;] )(?:(?:a|the|its|our|each|full|formal|policy|next|complete|thorough|governors['’]?|periodic) )*reviews? (?:of it )?(?:(?:then |normally )?(?:takes?|happens?|occurs?|follows?|falls?|comes?)|(?:is|are|will be|shall be|must be) (?:\w+ly )?(?:carried out|held|undertaken|made|done|conducted|due|completed))\b/i;
/** `The review cycle is three years`, `two years between reviews`. */
const CYCLE_IS =
  /\b(?:review (?:cycle|period|interval|frequency)|cycle of reviews?|(?:period|interval|time) between reviews)\b[^.;]{0,30}?\b(?:is|of|be|at|set)\b|\bbetween (?:one review and the next|(?:its |two )?reviews)\b/i;
/** `within three years of its adoption`. */
const FROM_ADOPTION =
  /\b(?<length>(?:\d{1,2}|one|two|three|four|five|six|ten|eighteen|twenty-four) (?:years?|months?)) (?:of|from|after) (?:(?:its|the|this|that|each|their) )?(?:date of )?(?:adoption|approval|last (?:review|adoption|approval)|review|publication|issue|being (?:adopted|approved))\b/i;
/** A cycle before the noun that it belongs to is not further off. */
const BEFORE_NOUN = 40;
/** `Objectives are reviewed`, of a text that is called so. */
const BARE_SUBJECT =
  /^(?<which>(?:\p{L}+ ){0,3}(?:objectives|arrangements|information))(?: (?:will|shall|must|should|may|are to))*$/iu;
/** The end of a passive's subject: `this policy and its appendices will`. */
const SUBJECT = new RegExp(
  `(?<!\\b(?:on|about|under|with|in|to|for|by|of) )(?:^|\\b)${THIS}(?: (?:itself|themselves|as a whole|too|in full))?(?: and (?:its|the) [\\w ]+)?(?: [\\w ’'-]{1,60} and(?: then)?)?(?: (?:will|shall|must|should|may|is to|to|has|have))*$`,
  'i',
);
const LABEL =
  /^(?:(?:policy|document|status|approval|monitoring|ownership) (?:and |& )?)?(?:review (?:cycle|frequency|period|interval|schedule)|(?:policy|document) review|(?:frequency|cycle) of review|(?:to be )?reviews?(?:ed)?)\s*[:|–-]/i;
/** A line of a form that has no subject: `Policy to be reviewed every three years`. */
const BARE =
  /^(?:(?:policy|document|procedure|plan) )?(?:to be )?(?:reviewed|renewed|review) (?=(?:at least |once |every |each |in |on an? |termly|yearly|annual|bienn|trienn|alternate|two-|three-))/i;
/** A cycle after a label says no `every`: `Review period: 2 years`. */
const LENGTH =
  /\b(?:\d{1,2}|one|two|three|four|five|six|seven|ten|twelve|eighteen|twenty-four|thirty-six) (?:years?|months?|terms?)\b/i;
/** Words without which no sentence speaks of review. */
const REVIEWS =
  /\bapprov|\badopt|\bratif|\bconfirm|\bbrings?\b|\bpresent|\bsubmit|\b(?:re-?)?(?:written|drafted|examin|read)\b|\bgo(?:es)?\b|\bcomes?\b|\breturns?\b|\bbrought\b|\bput\b|\btaken\b|\bset\b|\bdetermined?|\bconsider|\brewrit|\boverhaul|\bscrutin|\bevaluat|\brevi(?:ew|s)|\blook(?:s|ed)? at\b|\bconsidered again\b|\brenew|\bcycle\b|\bupdat|\brefresh|\breconsider|\bre-?approv|\bup to date\b/i;
/** What was so once. */
const HISTORY = /\b(?:until (?:19|20)\d\d|formerly|previously|in the past|used to be|no longer)\b/i;
/** A sentence that names this text, so that `it` in the next one means it. */
const NAMES_THIS =
  /\b(?:this|the|our) (?:[\w’'-]+ ){0,2}?(?:polic(?:y|ies)|protocol|procedures?|document|code|arrangements|objectives|plan|statement)\b|\bthese (?:arrangements|objectives|procedures)\b|\b(?:review|monitor|adopted|approved|ratified|agreed)/i;
/** After one of these the sentence speaks of something else than the cycle. */
const ASIDE = /\b(?:if|when(?:ever)?|where|unless|or (?:earlier|sooner|more often|before)|as well as)\b/i;

/** The cycles on which the text says that it is itself reviewed. */
export function statedCycles({ prose, document }: LintDesk): StatedCycle[] {
  const title = document.frontMatter?.title ?? '';
  return prose.flatMap((block, at) => {
    const context = cellContextOf(block);
    if (context && isLabelled(context)) return labelled(block, 0);
    const own = LABEL.exec(block.text);
    if (own && sentencesOf(block).length === 1) return labelled(block, own[0].length);
    return sentencesOf(block).flatMap((sentence, index, all): StatedCycle[] => {
      if (!REVIEWS.test(sentence.text) || HISTORY.test(sentence.text)) return [];
      const before = all[index - 1]?.text ?? lastWords(prose[at - 1]);
      const cycle = cycleIn(sentence.text.replaceAll('\n', ' '), title, before.replaceAll('\n', ' '));
      return cycle ? [{ ...cycle, index: sentence.index + cycle.index, prose: block }] : [];
    });
  });
}

/** The cycle that a sentence gives of this text: the one after its verb, or before it when none comes after. */
function cycleIn(sentence: string, title: string, before: string): WrittenCycle | undefined {
  const review = reviewOf(sentence);
  if (!review || !isAboutThis(review.which, title, `${before} ${sentence.slice(0, review.index)}`.trim()))
    return undefined;
  const cycles = cyclesIn(sentence);
  const cycle =
    cycles.find(({ index }) => index >= review.index) ??
    cycles[0] ??
    (review.isCycle ? bareLength(sentence) : fromAdoption(sentence));
  if (!cycle || ASIDE.test(sentence.slice(cycle.index < review.index ? 0 : review.index, cycle.index)))
    return undefined;
  return cycle;
}

/** A column of several rows tells of several texts. */
function isLabelled({ column, row, rowOfSeveral }: CellContext): boolean {
  return (rowOfSeveral === undefined && LABEL.test(`${column}:`)) || LABEL.test(`${row}:`);
}

/** What stands after a label, in words or as a bare length. */
function labelled(block: Prose, from: number): StatedCycle[] {
  const said = block.text.slice(from);
  const cycle = cyclesIn(said)[0] ?? bareLength(said);
  return cycle ? [{ ...cycle, index: from + cycle.index, prose: block }] : [];
}

function bareLength(said: string): WrittenCycle | undefined {
  const length = LENGTH.exec(said);
  const [cycle] = length ? cyclesIn(`every ${length[0]}`) : [];
  return length && cycle ? { index: length.index, words: length[0], months: cycle.months } : undefined;
}

function fromAdoption(said: string): WrittenCycle | undefined {
  const found = FROM_ADOPTION.exec(said);
  const length = found && bareLength(found.groups?.length ?? '');
  return found && length ? { ...length, index: found.index } : undefined;
}

function lastWords(block: Prose | undefined): string {
  if (block === undefined) return '';
  return block.kind === 'heading' ? block.text : (sentencesOf(block).at(-1)?.text ?? '');
}

/** What a review is said to be of, undefined for a line of a form that is about its own text. */
interface Review {
  readonly which: string | undefined;
  readonly index: number;
  /** The sentence says how long the cycle is, and need not say `every`. */
  readonly isCycle?: true;
}

function isAboutThis(which: string | undefined, title: string, before: string): boolean {
  if (which === undefined) return true;
  // `It is reviewed each term` after a sentence about a fund is about the fund.
  if (/^(?:it|this|them|these|they)$/i.test(which)) return before === '' || NAMES_THIS.test(before);
  return isThis(which, title);
}

function reviewOf(sentence: string): Review | undefined {
  if (LABEL.test(sentence) || BARE.test(sentence)) return { which: undefined, index: 0 };
  for (const pattern of [ACTIVE, AGAIN, NOUN, HAS_CYCLE]) {
    const found = pattern.exec(sentence);
    // `a two-yearly review of this policy`: the cycle stands right before.
    if (found) return { which: found.groups?.which ?? '', index: Math.max(0, found.index - BEFORE_NOUN) };
  }
  const cycle = CYCLE_IS.exec(sentence);
  if (cycle) return { which: ownerOf(sentence), index: 0, isCycle: true };
  const review = A_REVIEW.exec(sentence);
  if (review) return { which: 'it', index: Math.max(0, review.index - BEFORE_NOUN) };
  const found = PASSIVE.exec(sentence);
  const subject = found?.groups?.subject;
  if (!found || subject === undefined) return undefined;
  const which = SUBJECT.exec(subject)?.groups?.which ?? BARE_SUBJECT.exec(subject)?.groups?.which;
  return which === undefined ? undefined : { which, index: found.index };
}

/** Whose cycle it is: `the review cycle for this policy`, or of this text when nothing else is named. */
function ownerOf(sentence: string): string | undefined {
  const owner =
    /\b(?:cycle|period|interval|frequency|reviews?) (?:for|of) (?<whose>(?:the |this |our |each )?[\w’'-]+(?: [\w’'-]+)?)/i.exec(
      sentence,
    );
  const whose = owner?.groups?.whose;
  return whose === undefined || /^(?:reviews?|\d|one|two|three|four|five|no\b|not\b)/i.test(whose) ? undefined : whose;
}

/** `the accessibility policy` is another one, unless that is the title; so is `the plan` in what is not called a plan. */
function isThis(which: string, title: string): boolean {
  const known = title.toLowerCase();
  const words = which.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  const kind = words.at(-1) ?? '';
  const isBare = !/^(?:this|these|the|our|its)$/.test(words[0] ?? '');
  const isNamed =
    /^(?:these|this)$/.test(words[0] ?? '') || OF_ANY_TEXT.test(kind) || known.includes(kind.replace(/s$/, ''));
  return (
    isNamed &&
    words
      .slice(isBare ? 0 : 1, -1)
      .every(
        (word) => known.includes(word) || /^(?:whole|entire|current|present|full|own|school|school['’]s)$/.test(word),
      )
  );
}

/** What any policy may be called, whatever its title says. */
const OF_ANY_TEXT = /^(?:polic(?:y|ies)|protocol|procedures?|document|code|statement)$/;
