const KIND =
  '(?:polic(?:y|ies)|protocol|procedures?|document|code|statement|plan|scheme|objectives|arrangements|information|report|strategy|charter)';
const THIS = `(?:the (?:text|wording|words|whole|contents?) of )?(?<which>(?:this|these|the|our|its) (?:(?!(?:this|these|the|our|its) )[\\w’'-]+ ){0,4}?${KIND}|it|this|them|these|they)(?: (?:as a whole|itself|in full|as it stands))?`;
const ADVERBS = '(?:(?:\\w+ly|next|then|also|again|all|in full|in turn|thoroughly|only) )*';
const REVIEWED =
  '(?:reviewed|revised|renewed|updated|refreshed|reconsidered|revisited|re-?(?:written|drafted|issued|adopted|approved|examined|determined|read|made|ratified|confirmed|agreed)|looked at(?: again)?|considered(?: again)?|gone through|brought up to date|overhauled|(?:adopted|agreed|ratified|written|drawn up|made|put together) (?:afresh|again|anew)|scrutinised|evaluated|determined|set)';
const REVIEWS_IT =
  '(?:re-?visit and \\w+|review|revise|renew|update|refresh|reconsider|revisit|re-?approve|re-?adopt|re-?write|re-?draft|re-?examine|re-?read|re-?determine|re-?ratify|re-?make|evaluate|scrutinise|overhaul|consider|determine)';
/** `this policy will be reviewed`: whatever stands before the verb. */
const PASSIVE = new RegExp(
  `(?<subject>[^,;:]{1,120}?)(?: |, (?=which\\b))(?:which )?(?:(?:is|are|was|were|be|been|being) ${ADVERBS}(?:\\w+(?:ed|en|set|t)(?: up to date)? and (?:then |\\w+ly )?)?${REVIEWED}|(?:is|are|be) ${ADVERBS}(?:subject to|due for|up for) (?:\\w+ )?(?:review|renewal)|(?:comes?|goes?|returns?|is brought|are brought|is put|is taken) (?:back |up |round )?(?:to|before|for|again)\\b|(?:undergoes?|receives?|gets?) (?=an? ))`,
  'i',
);
const ACTIVE = new RegExp(
  `\\b(?:${REVIEWS_IT}(?:s|ing)?(?: and \\w+)?|(?:looks?|looking) (?:again )?at|go(?:es)? (?:back )?(?:through|over)|(?:brings?|puts?|presents?|submits?) (?=(?:this|the|our|these|it|them)\\b[^.;]{1,60}\\b(?:to|before|for)\\b)|(?:approves?|adopts?|ratif(?:y|ies)|confirms?|settles?|endorses?|authorises?|signs? off|passes)|returns? to|comes? back to) ?${THIS}\\b`,
  'i',
);
const AGAIN = new RegExp(
  `\\b(?:looks? at|opens?|reads?|takes? up|takes? out|picks? up|gets? out|turns? to|goes? through|go over|discuss(?:es)?|debates?|considers?|has|have) ${THIS} (?:out )?(?:again|afresh|anew|once more)\\b`,
  'i',
);
const A_REVISION = '(?:reviews?|revisions?|renewals?|updates?|updating|re-?writing|evaluations?|overhauls?)';
const NOUN = new RegExp(`\\b${A_REVISION} of ${THIS}\\b`, 'i');
/** `We set new objectives every five years`. */
const SETS_NEW =
  /\b(?:sets?|chooses?|agrees?|publish(?:es)?|determines?|draws? up|writes?) (?:(?:new|fresh|our|the|its|their|a) )+(?<which>(?:\w+ )?(?:objectives|arrangements|plan))\b/i;
const HOLDS_FOR = new RegExp(
  `${THIS} (?:(?:will|shall|may|can|must|then) )?(?:is|are|be|remains?|stays?|stands?|holds?|lasts?|counts? as)(?: (?:good|valid|current|in force|in place|unchanged|as it is))? for (?:at most |up to |no more than |a period of |a term of )?(?:\\w+ )?\\w+ ?-?(?:years?|months?)\\b(?! ago)`,
  'i',
);
const HAS_CYCLE = new RegExp(
  `${THIS} (?:has|is on|follows|undergoes|receives|runs on|works to|keeps to|(?:is|will be|shall be) subject to) an? [\\w -]{0,30}(?:review|cycle|life|lifespan)`,
  'i',
);
/** `A full review takes place every three years`: of what, the words before have said. */
const A_REVIEW =
  /(?:^|[,;] )(?:(?:a|the|its|our|each|full|formal|policy|next|complete|thorough|governors['’]?|periodic) )*(?:reviews?|revisions?|updates?) (?:of it )?(?:(?:then |normally )?(?:takes?|happens?|occurs?|follows?|falls?|comes?)|(?:is|are|will be|shall be|must be) (?:\w+ly )?(?:carried out|held|undertaken|made|done|conducted|due|completed))\b/i;
/** `The review cycle is three years`, `two years between reviews`. */
const CYCLE_IS =
  /\b(?:review (?:cycle|period|interval|frequency)|cycle of reviews?|(?:period|interval|time) between reviews)\b[^.;]{0,30}?\b(?:is|of|be|at|set)\b|\bbetween (?:one (?:review|edition|version)(?: of [^.;,]{2,30})? and the next|(?:its |two )?reviews)\b/i;
/** A cycle before the noun that it belongs to is not further off. */
const BEFORE_NOUN = 40;
/** `Objectives are reviewed`, of a text that is called so. */
const BARE_SUBJECT =
  /^(?<which>(?:\p{L}+ ){0,3}(?:objectives|arrangements|information))(?: (?:will|shall|must|should|may|are to))*$/iu;
/** The end of a passive's subject: `this policy and its appendices will`. */
const SUBJECT = new RegExp(
  `(?<!\\b(?:on|about|under|with|in|to|for|by|of) )(?:^|\\b)${THIS}(?: (?:itself|themselves|as a whole|too|in full))?(?: and (?:its|the) [\\w ]+)?(?: [\\w ’'-]{1,60} and(?: then)?)?(?: (?:will|shall|must|should|may|is to|to|has|have|then|next|itself))*$`,
  'i',
);
export const LABEL =
  /^(?:(?:policy|document|status|approval|monitoring|ownership) (?:and |& )?)?(?:next review|review (?:cycle|frequency|period|interval|schedule)|(?:policy|document) review|(?:frequency|cycle|interval)(?: of (?:the )?reviews?)?|how often (?:is it )?reviewed|(?:to be )?reviews?(?:ed)?(?: every)?|(?:re-?approval|renewal|revision)(?: cycle| period)?)\s*[:|–-]/i;
/** A line of a form that has no subject: `Policy to be reviewed every three years`. */
const BARE =
  /^(?:(?:policy|document|procedure|plan) )?(?:to be )?(?:reviewed|renewed|review) (?=(?:at least |once |every |each |in |on an? |termly|yearly|annual|bienn|trienn|alternate|two-|three-))/i;

/** What a review is said to be of, undefined for a line of a form that is about its own text. */
export interface Review {
  readonly which: string | undefined;
  readonly index: number;
  /** Where the words stand that say it. */
  readonly verb?: { readonly start: number; readonly end: number };
  /** The sentence says how long the cycle is, and need not say `every`. */
  readonly isCycle?: true;
}

/** The review that a sentence tells of, if it does. */
export function reviewOf(sentence: string): Review | undefined {
  if (LABEL.test(sentence) || BARE.test(sentence)) return { which: undefined, index: 0 };
  for (const pattern of [ACTIVE, AGAIN, NOUN, HAS_CYCLE, SETS_NEW]) {
    const found = pattern.exec(sentence);
    // `a two-yearly review of this policy`: the cycle stands right before.
    if (found)
      return {
        ...(pattern === HAS_CYCLE ? { isCycle: true as const } : {}),
        which: found.groups?.which ?? '',
        index: Math.max(0, found.index - BEFORE_NOUN),
        verb: { start: found.index, end: found.index + found[0].length },
      };
  }
  const holds = HOLDS_FOR.exec(sentence);
  if (holds) return { which: holds.groups?.which ?? '', index: holds.index, isCycle: true };
  const cycle = CYCLE_IS.exec(sentence);
  if (cycle) return { which: ownerOf(sentence), index: 0, isCycle: true };
  const review = A_REVIEW.exec(sentence);
  if (review) return { which: 'it', index: Math.max(0, review.index - BEFORE_NOUN) };
  const found = PASSIVE.exec(sentence);
  const subject = found?.groups?.subject;
  if (!found || subject === undefined) return undefined;
  const is = SUBJECT.exec(subject) ?? BARE_SUBJECT.exec(subject);
  const which = is?.groups?.which;
  if (!is || which === undefined) return undefined;
  return { which, index: found.index, verb: { start: found.index + is.index, end: found.index + found[0].length } };
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
