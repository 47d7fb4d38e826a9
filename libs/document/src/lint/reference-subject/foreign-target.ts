import type { PolicyNode } from '../../types.ts';
import { NOT_PROSE } from '../prose.ts';
import { stemsOf } from '../stems.ts';
import { saysMore } from './clearly-other.ts';
import type { Claim } from './claims.ts';
import { matterOf } from './families.ts';
import { fieldsOf } from './kin.ts';
import type { Reference } from './references-in.ts';
import type { Subjects } from './subjects.ts';

/** Where what is said of a reference ends. */
const ENDS = /[,;:]|\b(?:and|but|while|or)\b/i;
/** Words of titles that say nothing: to a part that is called no more than that a sentence on any subject may lead. */
const OF_ANYTHING =
  /\b(?:definitions?|interpretation|meanings?|exceptions?|exemptions?|scope|general|introduction|contacts?|roles?|responsibilit(?:y|ies)|duties|review|monitoring|records?|forms?|templates?|checklists?|appendix|annex|law|legal|legislation|links?|related|further|guidance|principles|values|aims?|summary|timetable|dates?|steps?|stages?|procedures?|process|notice|costs?|budget)\b/gi;
/** `Matters`, whose stem is that of mats, and phrases in which a word means nothing of its own: `far away`, `take place`. */
const NO_SUBJECT =
  /\bmatters?\b|\bacts? (?=in|as|on|under|according)|\bleaves\b|\b(?:must|may|should|will|shall|to|they|you|we|who|pupils|children|visitors|guests|hirers|staff|parents|families) leave\b|\bleav(?:e|ing) (?:the|a|by|at|when|early|through|in|with|as)\b|(?<=\bfar )away\b|\b(?:straight|right|throw\w*|give\w*|put|take|carr(?:y|ied)|turn(?:ed)?|go|goes|run|ran) away\b|\b(?:takes?|taking|took) (?:place|part|turns|care of)\b|\bin (?:place|time|hand|part|turn|force|line|charge|doubt|favour)\b|\bon (?:time|hand|call|duty)\b|\b(?:at|by|to|close at) hand\b|\bfree of charge\b|\bin the first place\b|\bthe rest\b|\blast resort\b|\bplays? (?:a|their|its|any) part\b|\bkeeps? in touch\b|\bdraw(?:s|n|ing)? lots\b|\bcut short\b|\bcomes? to (?:light|hand|an end)\b|\bshort notice\b/gi;
/** `The hirer leaves`, `Visitors sign`: who does something, at the head of a sentence. */
const DOES =
  /^\W*(?:(?:the|an?|all|any|every|each|our) )?(?:\p{L}+ )?(?:hirers?|tenants?|visitors?|guests?|drivers?|volunteers?|helpers?|governors?|trustees?|contractors?|employees?|teachers?|leaders?|managers?|caretakers?|coach(?:es)?|nurses?|cooks?|parents?|carers?|famil(?:y|ies)|candidates?|applicants?|boarders?|organisers?|speakers?|players?|members?) (?=(?!(?:is|are|was|were|has|have)\b)\p{L}+)/iu;
/** What a question asks for, and what answers it whatever else the target says: who, when, how much. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: RegExp, where: 'title' | 'text'])[] = [
  [
    /\bwho(?:m|ever)?\b|\bnames of\b|\bthe names?\b/i,
    /\b(?:staff|people|persons?|teams?|contacts?|names?|members?|officers?|governors?|leads?|leaders?|aiders?|adults?|holders?|wardens?|committees?|roles?|responsibilit\w+)\b/i,
    'title',
  ],
  [
    /\b(?:times?|hours?|when|opening|closing|dates?|days?|how (?:long|soon|often|quickly))\b/i,
    /\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:months?|weeks?|days?|hours?|minutes?|noon|midnight)\b/,
    'text',
  ],
  [
    /\b(?:costs?|fees?|charges?|prices?|rates?|how much|sums?|amounts?)\b/i,
    /£|\b\d+p\b|\b(?:pence|pounds?|free|instal\w+)\b/i,
    'text',
  ],
];
/**
 * In a text of more parts the one that is meant stands there as well, and what no other part says either is told in words that
 * nobody has listed.
 */
const FEW_PARTS = 2;

/**
 * Whether a reference of a short text leads to a part that has nothing to do with what is said of it, whatever else there is: the words
 * around it speak of fields that are known (`kin.ts`), and the target has no word of those fields, nor any other word of theirs.
 * Of a field that nobody has listed nothing is said, nor of a target without a listed word: it may tell the same otherwise.
 */
export function isForeign(
  claims: readonly Claim[],
  { part: target, index, length }: Reference,
  { subjects }: Subjects,
  sentence: string,
  before: string,
  text: string,
): boolean {
  const isSaid = subjects.length <= FEW_PARTS && claims.some(({ isWhole }) => !isWhole);
  if (!isSaid || saysMore(before) || stemsOf(target.title.replace(OF_ANYTHING, ' ')).size === 0) return false;
  const after = sentence.slice(index + length);
  const label = labelOf(before, after);
  const said = label ?? `${before.slice(before.lastIndexOf(NOT_PROSE) + 1)} ${after.slice(0, ENDS.exec(after)?.index)}`;
  if (
    ANSWERS.some(([asked, answer, where]) => asked.test(said) && answer.test(where === 'title' ? target.title : text))
  )
    return false;
  const stems = stemsOf(said.replace(NO_SUBJECT, ' '));
  const fields = new Set([...stems].flatMap((stem) => fieldsOf(stem)));
  // Who does it tells nothing of what is done.
  if (![...stemsOf(said.replace(DOES, '').replace(NO_SUBJECT, ' '))].some((stem) => fieldsOf(stem).length > 0))
    return false;
  const isListed = (stem: string): boolean => fieldsOf(stem).length > 0;
  if (!subjects.some(({ part, title, own }) => holds(target, part) && [...title, ...own].some(isListed))) return false;
  const isKin = (stem: string): boolean => stems.has(stem) || fieldsOf(stem).some((field) => fields.has(field));
  const matters = label === undefined ? undefined : new Set([...stems].map(matterOf));
  const isSaidThere = matters ? (stem: string): boolean => matters.has(matterOf(stem)) : isKin;
  return !subjects.some(
    ({ part, title, own }) =>
      (holds(target, part) && ([...title].some(isKin) || [...own].some(isSaidThere))) ||
      (holds(part, target) && [...title].some(isKin)),
  );
}

/** `(badges: R)`, `see R on taking back consent`: what a reference is labelled with, which its target has to speak of itself. */
function labelOf(before: string, after: string): string | undefined {
  return (LABEL_BEFORE.exec(before) ?? LABEL_AFTER.exec(after))?.groups?.words;
}

const LABEL_BEFORE = /[(;]\s*(?<words>[^,.;:()]{3,40}):\s*(?:see\s*)?$/i;
const LABEL_AFTER =
  /^,?\s+(?:on|about)\s+(?!(?:arriv|leav|depart|return|request|demand|receipt|entry|entering|behalf|time|paper|top|(?:the|each|every|that|this) (?:day|morning|evening|site|way)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\p{L}*\b)(?<words>[^,.;:()]{3,60})/iu;

function holds(outer: PolicyNode, inner: PolicyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
