import { matchesOf } from '../matches-of.ts';

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
const NUMBER = `(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}|[A-H]|${Object.keys(WORDS).join('|')})`;
const END = '(?![\\p{L}\\p{N}/-]|\\(\\d|\\.\\d)';
const REFERENCE = new RegExp(
  `\\b(?<kind>(?:sub-?)?(?:sections?|clauses?|paragraphs?)|paras?\\.?|points?|appendi(?:x|ces)|app\\.|annex(?:es)?|sect?\\.|cls?\\.)\\s?(?<=[\\s.])(?<number>${NUMBER})${END}`,
  'giu',
);
/** `see 6.1`, `s.6`, `§ 6`. */
const SHORT = new RegExp(
  `\\b(?:(?<lead>see|in|at|under|with|by|of|and|to|follow|from|per)\\s+(?:also\\s+)?(?<bare>\\d{1,2}(?:\\.\\d{1,2}){1,3})|ss?\\.\\s?(?<section>\\d{1,2}(?:\\.\\d{1,2}){0,3}))(?![\\p{L}\\p{N}/:-]|\\.\\d|\\s*(?:%|per cent|°|degrees?|million|billion|metres?|litres?|kilo\\w*|miles?|km|kg|cm|mm?|days?|hours?|minutes?|years?|[ap]\\.?m\\b|pounds?))|§+\\s?(?<sign>\\d{1,2}(?:\\.\\d{1,2}){0,3})${END}`,
  'giu',
);
/** `step 3 above`, `Part B of this policy`: words that count other things as well, so that only what follows tells. */
const LOCATED = new RegExp(
  `\\b(?:parts?|chapters?|rules?|items?|steps?|bullets?(?: points?)?|headings?|provisions?|numbers?|no\\.|schedules?|tables?)\\s+(?:${NUMBER}|[IVX]{1,4})${END}(?=\\s+(?:above|below|hereof|(?:of|in|to)\\s+(?:this|our) (?:policy|protocol|procedure|document|text|plan|code))\\b)`,
  'giu',
);
export const locatedIn = matchesOf(LOCATED);
export const referencesIn = matchesOf(REFERENCE);
export const shortIn = matchesOf(SHORT);
export const MEASURED = /\b(?:version|room|ratio|rate|average|score|mean|ages?|form)(?: \w+)?\s+$/i;
/** A reference to another text: `section 3 of the Equality Act`, `paragraph 2 of our Code of Conduct`. */
const ELSEWHERE =
  /^\s*(?:\([^)]*\)\s*)*(?:of|in|to)\s+(?:(?:the|our|its|that|this|a|an|their)\s+\p{L}|[\p{Lu}\d][\p{L}\d’'-]*|staff|code)/u;
/** The rest of `sections 7 and 8`, `paragraphs 1.1 to 1.3`. */
export const RANGE = /^(?:\s*(?:,|and|or|to|–|-)\s*\d{1,3}(?:\.\d{1,2})*\b(?!:\d))+/;
export const THIS_TEXT =
  /^\s*(?:of|in|to)\s+(?:(?:this|our|these)\s+(?:same |present )?(?:policy|protocol|procedures?|document|text|code|plan|scheme|arrangements|terms)|the (?:policy|protocol|procedure|document|text))\b(?! (?:on|for|about|of)\b)/iu;
const AFTER_LAW = /\b(?:Act|Regulations|Order|Rules)(?:\s+(?:19|20)\d\d)?,?\s*$/;
/** `a section 47 enquiry`, `Section 17 children`: a section of an Act that has become a name. */
export const NAMES_LAW =
  /^(?:,? (?:and|or) (?:section )?\d{1,3})*\s+(?:audit|enquir|inquir|investigat|child|order|assessment|agreement|notice|meeting|accommodat|dut(?:y|ies)\b|visit|inspect|payment|grant|status|strateg|proposal|consult|dismiss|school|young|referral|prosecut|exempt|plan(?:s|ning)?\b|review|offence|power|request|letter|compliance|report\b|famil|support|case|team|statement)/u;
/** Right before a reference, the other text that it is of: `The handbook, section 4,`, `the guidance, and annex B`. */
const OF_OTHER =
  /\b(?:handbook|guidance|guide|manual|Code|code of (?:practice|conduct)|framework|Convention|Book|contract|agreement|Act|Regulations|Order|Directive|KCSIE|EYFS|education|Together|standards?|specification|instructions|articles|constitution|instrument|Keeping children safe[^,]*)(?:\s*\(?(?:19|20)\d\d\)?)?(?:[,:(]\s*(?:see\s+)?|,? and(?: (?:in|to))?\s+|\s+)$/;
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
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEARBY).replace(RANGE, '');
  const before = text.slice(Math.max(0, match.index - NEARBY), match.index);
  if (IS_HERE.test(after) || THIS_TEXT.test(after)) return false;
  return AFTER_LAW.test(before) || OF_OTHER.test(before) || ELSEWHERE.test(after);
}
