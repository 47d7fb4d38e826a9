import { sentenceAt } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { A_NUMBER, holdsAny } from '../words-of.ts';

export const WORDS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
};
/** `(b)`, `(iv)` after a number. */
const LETTERED = '(?:\\((?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)){0,2}';
const DOTTED = `\\d{1,2}(?:\\.\\d{1,2}){0,3}(?:[a-h](?![\\p{L}\\p{N}]))?${LETTERED}`;
const NUMBER = `(?:${DOTTED}|\\((?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)|[IVX]{1,5}|[A-H]\\d{1,2}(?:\\.\\d{1,2})?|[A-H]|${Object.keys(WORDS).join('|')})`;
/** `sections 4-6` is a range, `section 4-wheel` is none. */
const END = '(?![\\p{L}\\p{N}/]|-(?!\\d{1,2}(?![\\p{L}\\p{N}-]))|\\(\\d|\\.\\d)';
const NOUN =
  '(?:policy|protocol|procedures?|document|text|plan|code|handbook|agreement|manual|booklet|guide|leaflet|statement|strategy|framework|charter|scheme|pack|arrangements|terms|rules|contract|notice|report|section|part|appendix|(?:standing )?orders|by-?laws|constitution|guidelines|standards)';
const REFERENCE = new RegExp(
  `\\b(?<kind>(?:sub[- ]?)?(?:sections?|clauses?|paragraphs?)|(?:sub[- ]?)?paras?\\.?|points?|appendi(?:x|ces)|app\\.|annexe?s?|attachments?|addendum|sect?\\.|cls?\\.)\\s?(?<=[\\s.])(?:(?:nos?\\.|numbers?)\\s)?(?<number>${NUMBER})${END}`,
  'giu',
);
/** `see 6.1`, `s.6`, `§ 6`. */
const SHORT = new RegExp(
  `\\b(?:(?<lead>see|in|at|under|with|by|of|and|to|follow|from|per)\\s+(?:also\\s+)?(?<bare>\\d{1,2}(?:\\.\\d{1,2}){1,3})|ss?\\.\\s?(?<section>\\d{1,2}(?:\\.\\d{1,2}){0,3}))(?![\\p{L}\\p{N}/:-]|\\.\\d|\\s*(?:%|per cent|°|degrees?|million|billion|metres?|litres?|kilo\\w*|miles?|km|kg|cm|mm?|days?|hours?|minutes?|years?|[ap]\\.?m\\b|pounds?))|§+\\s?(?<sign>\\d{1,2}(?:\\.\\d{1,2}){0,3})${END}`,
  'giu',
);
/** Words for parts and for what is counted in them; they count other things as well. */
const COUNTED =
  '(?:parts?|chapters?|rules?|items?|steps?|stages?|bullets?(?: points?)?|headings?|provisions?|numbers?|no\\.|schedules?|tables?|pages?|pp?\\.|figures?|fig\\.|diagrams?|boxe?s?|charts?|maps?|lists?|notes?|footnotes?|questions?|criteri(?:on|a)|conditions?|principles?|articles?|lines?|forms?|paragraphs?|sub-?paragraphs?|clauses?)';
const ORDINAL = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|1st|2nd|3rd|\\dth)';
/** `of the rule below`, `in the same section`: what is pointed at stands in this text. */
const OF_WHAT_IS_NEAR = `(?:of|in|on|to|under)\\s+(?:(?:the|that)\\s+(?!(?:act|code|regulations|guidance)\\b)(?:[\\p{L}-]+\\s+){1,2}(?:above|below|overleaf|opposite)(?!\\s+(?:\\d|all|average|their|the))\\b|the\\s+(?:same|next|previous|last|preceding|following|first|second|third)\\s+(?:sections?|paragraph|clause|rule|list|page|part|table)\\b)`;
const IN_THIS = `(?:of|in|to|on)\\s+(?:(?:this|these|the present)\\s+(?:[\\p{L}-]+\\s+)?|our\\s+)${NOUN}\\b`;
const PLACED = `(?:above|below|overleaf|hereof|hereto|${IN_THIS}|${OF_WHAT_IS_NEAR})`;
/** `step 3 above`, `Part B of this policy`, `the second paragraph below`, `(b) above`: what follows tells that it is a part of this text. */
const LOCATED = new RegExp(
  `\\b${COUNTED}\\s+${NUMBER}${END}(?=\\s+${PLACED}\\b)` +
    `|\\b(?=[fstelnd\\d])(?<=\\bthe )${ORDINAL} (?:sections?|clauses?|paragraphs?|parts?|points?|bullets?|tables?|lists?|chapters?|rules?|items?)(?=\\s+${PLACED}\\b)` +
    `|(?=\\()(?<=\\b(?:see|in|under|per|by|at|from|with|and|or|to|whom|which|what|where|if|point|points) )\\((?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)(?=\\s+(?:(?:above|below)\\b|${OF_WHAT_IS_NEAR}))` +
    `|\\b(?=[n\\d])(?<=\\b(?:in|under|per|at|see) )(?:no\\. ?)?\\d{1,2}(?:\\.\\d{1,2})*(?=\\s+(?:above|below)\\b)|\\b(?=\\d)(?<=\\((?:see|cf\\.?) )\\d{1,2}(?=\\))`,
  'giu',
);
/** Before the number of a part, words that send a reader there. */
const SENT =
  '(?:see(?: also)?|cf\\.|refer(?:s|red)? to|(?:set out|described|listed|explained|given|said|stated|laid down|named|defined|shown|found|contained|outlined|detailed|summarised|drawn|printed|reproduced|specified) (?:in|at|on|under|by)|(?:(?:in accordance|in line|together|compl(?:y|ies)) with)|subject to|pursuant to|notwithstanding|as (?:in|per|under)|turn to|look at|go to|return to|as|(?:the )?(?:steps|rules?|list|table|form|limits?|rates?|fees?|charges|procedure|arrangements|details|conditions|exceptions?|duties|guidance|definitions?|advice|map|diagram|provisions?|requirements?) (?:in|under|of|at|on))';
/** `see Part 3`, `listed in Table 2`, `on page 14`: of this text when none other is named. */
const SENT_TO = new RegExp(
  `\\b(?=[pcstfrinbd][\\p{L}.]{0,8}\\s)(?<=\\b(?:${SENT}|(?:is|are|stands?) (?:in|at|on|under)) )(?:parts?|chapters?|schedules?|tables?|pages?|pp?\\.|figures?|fig\\.|diagrams?|step|rule|item|note|box)\\s+${NUMBER}${END}`,
  'giu',
);
export const sentToIn = matchesOf<Prose>(
  SENT_TO,
  holdsAny(
    'part parts chapter chapters schedule schedules table tables page pages p pp figure figures fig diagram diagrams step rule item note box',
  ),
);
/** `under 4.1`, `as set out in 5.2`, `3.4(b) applies`: a dotted number where no amount can stand. */
const BARE = new RegExp(
  `\\b(?=\\d)(?<=\\b(?:${SENT}|(?:made|taken|agreed|given|granted|held|imposed|decided|permitted|required|allowed|paid|asked for|leave|request|decision|power|duty|right|rights|claim|notice|appeal|action|refused|ended|provided|as) under|except (?:in|under|for|as in)) )(?<number>\\d{1,2}(?:\\.\\d{1,2}){1,3}${LETTERED})(?![\\p{L}\\p{N}/:%-]|\\.\\d|\\s*(?:%|per cent|[ap]\\.?m\\b|and \\d+\\.\\d+ per|million|metres?|hours?|days?|miles?|pounds?))` +
    `|\\b(?=\\d)(?<=(?:^|[.;,(] |\\b(?:unless|if|where|when|while|because|although|though|that|what|whatever|whether) ))(?<subject>\\d{1,2}(?:\\.\\d{1,2}){1,3}${LETTERED})(?=(?: (?:and|to|or) \\d{1,2}(?:\\.\\d{1,2}){1,3}${LETTERED})? (?:appl(?:y|ies)|asks? for|allows?|forbids?|permits?|does not apply|do not apply|sets? out|says?|governs?|prevails?|overrides?|above|below|is subject|are subject)\\b)|\\b(?<!(?:form|class|room|year|unit) )\\d{1,2}(?:\\.\\d{1,2}){1,3}(?:\\([a-z]{1,3}\\))+(?![\\p{L}\\p{N}])`,
  'giu',
);
const holdsNumber = holdsAny(A_NUMBER);
/** Right before a reference, what sends a reader there. */
export const SENT_BEFORE = new RegExp(`\\b${SENT}\\s+$`, 'iu');
export const bareIn = matchesOf<Prose>(BARE, holdsNumber);
export const locatedIn = matchesOf<Prose>(
  LOCATED,
  holdsAny('above below overleaf hereof hereto this these our present see cf'),
);
export const referencesIn = matchesOf<Prose>(
  REFERENCE,
  holdsAny(
    `section sections clause clauses paragraph paragraphs subsection subsections subclause subclauses subparagraph subparagraphs
    para paras subpara subparas point points appendix appendices app annex annexe annexs annexes attachment attachments addendum
    sec sect cl cls`,
  ),
);
export const shortIn = matchesOf<Prose>(SHORT, holdsNumber);
export const MEASURED = /\b(?:version|room|ratio|rate|average|score|mean|ages?|form)(?: \w+)?\s+$/i;
/** A reference to another text: `section 3 of the Equality Act`, `paragraph 2 of our Code of Conduct`. */
const ELSEWHERE =
  /^\s*(?:\([^)]*\)\s*)*(?:(?:of|in|to)\s+(?:(?:the|our|its|that|this|a|an|their|your|his|her|his or her|my)\s+\p{L}|(?:section|paragraph|clause|schedule|regulation|article)\s+[\w.()]+\s+(?:of|to)\s+(?:the|that)\s+(?:\p{Lu}\p{L}*\s+){0,6}(?:Act|Regulations|Order|Schedule|Code)\b|["“‘']?[\p{Lu}\d][\p{L}\d’'-]*|staff|code)|,?\s*(?:the )?(?:\p{Lu}[\p{L}’'-]*,?\s+(?:(?:of|and|for|to|the|in|on)\s+)*){0,7}(?:Act|Regulations|Order|RIDDOR|Convention)\b)/u;
/** What has sections with letters of its own, and what is done to a form. */
const WITH_LETTERS =
  /\b(?:forms?|plans?|EHCP?s?|application|questionnaire|return|census|booklet|map|block|site|building|orchestra|choir|car park|fill(?:s|ed)?|completes?|completed|tick(?:s|ed)?|signs?|signed)\b/i;

/** Whether `section B` or `section B2` is a part of this text, and not of a form or a plan. */
export function isLetteredPart(text: string, index: number): boolean {
  return !WITH_LETTERS.test(sentenceAt(text, index));
}

/** The rest of `sections 7 and 8`, `paragraphs 1.1 to 1.3`. */
export const RANGE = /^(?:\s*(?:,|and|or|to|–|-)\s*[A-H]?\d{1,3}(?:\.\d{1,2})*\b(?!:\d))+/;
export const THIS_TEXT = new RegExp(
  `^\\s*(?:of|in|to|on)\\s+(?:(?:this|these|the present)\\s+(?:\\w+ )?${NOUN}|our\\s+(?:present |own )?${NOUN}|the (?:policy|protocol|procedure|document|text))\\b(?! (?:on|for|about|of)\\b)|^\\s*${OF_WHAT_IS_NEAR}`,
  'iu',
);
const AFTER_LAW = /\b(?:Act|Regulations|Order|Rules)(?:\s+(?:19|20)\d\d)?,?\s*$/;
/** `a section 47 enquiry`, `Section 17 children`: a section of an Act that has become a name. */
export const NAMES_LAW =
  /^(?:,? (?:and|or) (?:section )?\d{1,3})*\s+(?:audit|enquir|inquir|investigat|child|order|assessment|agreement|notice|meeting|accommodat|dut(?:y|ies)\b|visit|inspect|payment|grant|status|strateg|proposal|consult|dismiss|school|young|referral|prosecut|exempt|plan(?:s|ning)?\b|review|offence|power|request|letter|compliance|report\b|famil|support|case|team|statement)/u;
/** Sections of Acts that schools and social workers call by their number alone. */
export const ACT_SECTIONS: ReadonlySet<string> = new Set(
  '17 20 21 26 31 34 37 42 45 47 48 75 76 85 87 106 117 128 136 139 149 157 175 176'.split(' '),
);
/** Before a number, words that send a reader to it: then it is no name of a section of an Act. */
export const SENDS =
  /\b(?:see(?: also)?|refer to|turn to|(?:set out|described|listed|explained|given|said|stated|laid down|found|contained|provided) (?:in|by)|as in|above|subject to|read with)\s+(?:the )?$/i;
/** Right before a reference, the other text that it is of: `The handbook, section 4,`, `the guidance, and annex B`. */
const OF_OTHER =
  /\b(?:handbook|guidance|guide|manual|Code|code of (?:practice|conduct)|(?:staff|ACAS|Acas|dress|national|church|diocesan|council|statutory|conduct|SEND|DfE) code|(?:[Cc]ouncil|[Tt]rust|[Dd]iocesan|authority|[Cc]ounty)['’]?s? procedures|[Pp]olicy on [\p{L} ]{3,40}|framework|Convention|Book|contract|agreement|Act|Regulations|Order|Directive|KCSIE|EYFS|education|Together|standards?|specification|instructions|articles|constitution|instrument|(?:trust |lease )?deed|lease|licence|charter|(?:order|judge?ment) of (?:the|a) court|Keeping [Cc]hildren [Ss]afe[^,]*?)(?:['’]s)?(?:\s*\(?(?:19|20)\d\d\)?)?(?: (?:says|states|explains|describes(?: it)?|puts it|recommends|notes)(?: at| in)?)?\s?(?:[,:(]\s*(?:(?:see|at|in)\s+)?(?:(?:chapter|part|section|annex|paragraph) [\w.]+, )?|,? and(?: (?:in|to))?\s+|\s+)$/u;
/** `The county’s model, section 9, was`, `The standards for boarding, paragraph 8, ask`: beside its number stands the text that it is of. */
const BESIDE_OTHER =
  /\b(?:(?!(?:school|nursery|academy|college|federation|policy)['’])\p{L}+(?:['’]s|s['’]) (?:[\p{L}-]+ ){0,3}(?:model|template|polic(?:y|ies)|procedures?|rules|codes?|plan|report|agreement|scheme|advice|terms|letter|guide|notes|findings|recommendations|standards|guidance|guidelines|handbook|framework|charter|manual|agreement)(?: of [\p{L}-]+)?|(?:agreement|report|letter|plan|code) (?:for|on|of|about|from|by) (?:the )?[\p{L}-]+(?: [\p{L}-]+){0,3}|(?:guidance|guidelines|advice|handbook|manual|framework|standards?|template|specification|instructions|charter|regulations|contract|lease)(?: (?:for|on|of|about|from|by) (?:the )?[\p{L}-]+(?: [\p{L}-]+){0,3})?), (?:(?:at|in|see) )?$/iu;
/** `as the council’s code says in section 5`: what says so is a text, and not this one. */
const SAYS_IN =
  /(?<!\b(?:it|which|that|policy|procedure|document)) (?:says|states|explains|recommends|advises|notes) (?:so )?(?:in|at|under) $/iu;
const BESIDE = /^(?:[,;.]|$)/;
/** `the procedure, section 3 of which says`. */
const OF_WHICH = /^\s+of which\b/;
const THIS_TEXT_BEFORE = new RegExp(
  `\\b(?:this|these|our|the present)\\s+(?:[\\p{L}-]+\\s+)?${NOUN}(?: [\\p{L}-]+){0,4},\\s*$`,
  'iu',
);
/** `the string section 2`: players and classes; the number of a part takes no article. */
const SECTION_OF_PEOPLE =
  /\b(?:the|an?|each|our) (?!(?:new|whole|entire|following|present|above|revised|amended|relevant|same)\b)[\p{L}-]+ $/iu;
/** The rest of `section 1 and section 3`. */
const AGAIN = /^(?:(?:,| and| or|,? to)\s+(?<kind>\p{L}+)\s+[\d.]+(?:\([a-z\d]+\))*)+/u;
/** `the model (its section 4)`, `the old section 28`: of the text that is told of. */
const OF_WHAT_IS_TOLD = /\b(?:its|whose|their|old|former|repealed|infamous|so-called)\s+$/i;
/** `The staff handbook has the rota (section 2)`: a sentence about another text. */
const ABOUT_OTHER =
  /(?:^|[.!?]\s+)(?:The|Our|Your|That) (?:[\p{L}’'-]+ ){0,3}(?:handbook|guidance|contract|manual|framework|lease|code of practice) (?:has|holds|gives|lists|shows|contains|prints)\b[^.!?;]{0,80}\($/u;
/** The text itself is said to hold it. */
export const IS_HERE = /^\s*,?\s*(?:above|below|hereof|overleaf)\b/i;
export const LAW_WORDS = /\b(?:Acts?|Regulations?|Orders?|Convention|Directive|Measure|Part \d|Schedule \d)\b/;

/** A sentence that names another text: the number may be of that. */
export const OTHER_TEXT =
  /\b(?:Acts?|Regulations?|Order|Convention|Directive|Code|handbook|guidance|Keeping children safe|KCSIE|Working Together)\b/;

/** How far around a reference the name of another text is looked for. */
export const NEARBY = 120;

/** Whether a reference is of another text: a law, the guidance that is named before it, a policy that is named after it. */
export function isElsewhere(text: string, match: RegExpExecArray): boolean {
  const rest = text.slice(match.index + match[0].length, match.index + match[0].length + NEARBY).replace(RANGE, '');
  const again = AGAIN.exec(rest);
  const after = again?.groups?.kind === match.groups?.kind?.toLowerCase() ? rest.slice(again?.[0].length) : rest;
  const before = text.slice(Math.max(0, match.index - NEARBY), match.index);
  if (IS_HERE.test(after) || THIS_TEXT.test(after)) return false;
  return (
    OF_WHAT_IS_TOLD.test(before) ||
    (/^section /i.test(match[0]) && SECTION_OF_PEOPLE.test(before)) ||
    ((SAYS_IN.test(before) || OF_WHICH.test(after) || (BESIDE.test(after) && BESIDE_OTHER.test(before))) &&
      !THIS_TEXT_BEFORE.test(before)) ||
    ABOUT_OTHER.test(before) ||
    AFTER_LAW.test(before) ||
    OF_OTHER.test(before) ||
    ELSEWHERE.test(after)
  );
}
