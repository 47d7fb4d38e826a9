import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';

/**
 * An old name is a fault where the text uses it of what is so today. It is none where the text tells of it: in a sentence about the
 * past, of a paper or an event of an earlier year, in a quotation that is said to be one, or of a place where it still stands.
 */

/** Words that tell of the past: a sentence with one of them names the old thing on purpose. */
const HISTORY =
  /\b(?:former(?:ly)?|previous(?:ly)?|used to|once (?:known as|called)|(?:was|were) (?:\w+ )?(?:known as|called)|known then as|then called|replac(?:es|ed|ing)|repeal(?:s|ed)|supersed(?:es|ed)|abolished|swallowed|absorbed|overtaken|took over|merged|wound up|closed (?:down )?in|as amended by|now (?:called|known as)|renamed|predecessor|no longer|until (?:19|20)\d\d|(?:took|taken|takes) (?:the place of|over from)|gave way to|succeeded|struck out|in place of the (?:old|former)|at (?:that|the) time|in those days|(?:its|the|our|their) then|abandoned|scrapped|given up|gave up|none (?:is |are |was |were )?(?:made|issued|given|held) since|history now|when [^.;,]{1,60}\bcame out|discontinued|dissolved|disbanded|revoked|was withdrawn|ceased to (?:exist|be)|(?:has|was|were|had|it|agency|body|service|site|board) closed|shut down|took on the work|was once|(?:old|older|earlier) (?:\w+ )?(?:names?|files|records|papers|forms|certificates|staff|authority|body|system|words?)|whose (?:work|functions|duties|tasks|powers|role) [^.;]{0,40}\bnow\b|what (?:is|are) now|when [^.;,]{1,40}\bstill\b|name was changed|has become|became (?:the|part|known|a)|archived?|historic(?:al(?:ly)?)?|(?:was|were) struck down|brought together|out of print)\b|[(,] ?now (?:the|part|called|known|a|an|[\p{Lu}])|(?:,| –| -) which (?:is|are) now\b/iu;
/** `B has stood where A stood`, `what A changed in its day`, `B came after A`: one thing in place of another, or a thing of its time. */
const STOOD =
  /\bwhere [^.;]{1,80}\b(?:stood|used to)\b|\bin (?:its|their) day\b|\bcame after\b|\bwhat (?!(?:is|are|we|they|you|must)\b)[^.;]{1,60}\b(?:changed|did|meant|brought|achieved)\b|\b(?:is|are) no more\b|\b(?:has|have) been (?:a )?part of\b|\binstead of [^.;]{1,60}\bthere (?:has|have) been\b/iu;
/** A year up to which, or in which, something was so. */
const UP_TO = /\b(?:before|until|prior to|up to|between) (?:the )?(?:\p{L}+ ){0,2}?(?<year>(?:19|20)\d\d)\b/iu;
const YEAR = /(?:19|20)\d\d/;
/** A paper or an event of a year: `the minutes of 2009`. */
const PAPER_OF =
  /\b(?:minutes|judge?ments?|rulings?|loans?|deeds?|letters?|decisions?|reports?|inspections?|files?|records?|papers?|agreements?|plans?|reviews?|inquir(?:y|ies)|cases?|lease|certificates?) (?:(?:is|are|was|were|dates?) )?(?:of|from|dated|between) (?:\p{L}+ )?(?<year>(?:19|20)\d\d)\b/iu;
/** A particular inquiry: `the serious case review into the death of …`. */
const PARTICULAR = /^\S+(?: \S+){0,3}? (?:into|concerning|regarding) the (?:deaths?|murders?|killing|case) of \p{Lu}/u;
/** Old law of Great Britain that still stands there, or law of its own. */
const OTHER_PLACE = /\b(?:Northern Ireland|Belfast|Ulster)\b/;
/** Those who learn what was so. */
const LEARNT =
  /\b(?:learn|taught|teach|study|studied)\w* about|\b(?:pupils|students|children|classes|class|years? (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)|forms? \d{1,2}|sixth[- ]formers)\b[^.]{0,30}\b(?:learn|study|studies|are taught|ask what|asks what|compare|compares|debate|debates)\b|\b(?:history|politics|citizenship) lessons?\b|\bin (?:history|politics|citizenship),/i;
const IN = /\bin (?:\p{L}+ )?(?<year>(?:19|20)\d\d)\b/iu;
const PAST = /\b(?:was|were|won|had|made|took|gave|wrote|began|\p{L}{3,}ed)\b/u;
const PRESENT = /\b(?:must|will|shall|should|may|can|is|are|has|have|follows?|applies|apply)\b/i;
/** What is said of words in quotation marks that are told, not meant. */
const TOLD =
  /\b(?:old|older|said|says?|stated?s?|speaks?|spoke|titled|entitled|called|headed|marked|labelled|names?|named|mentions?|mentioned|reads?|uses?|wrote|phrase|words?|terms?|quoted|quotes?|folder|glossary|file)\b/i;
/** A table that tells what was changed in which edition. */
const CHANGES = /\b(?:versions?|changes?|changed|amendments?|amended|revisions?|editions?)\b/i;
const LONGEST_QUOTATION = 200;
const QUOTATION = /“[^”\n]{1,200}”|"[^"\n]{1,200}"|‘[^’\n]{1,200}’/g;

/** Whether an old name is told of, not used: `since` is the day on which it was replaced, `isWord` whether it is a word for a thing that is still taught. */
export function isHistory(prose: Prose, index: number, since: string, isWord = false): boolean {
  if (prose.header !== undefined && CHANGES.test(prose.header)) return true;
  const sentence = sentenceWith(prose, index);
  if (tellsOfThePast(sentence) || isOfAnEarlierYear(sentence, since) || OTHER_PLACE.test(sentence)) return true;
  if (!isWord && LEARNT.test(sentence)) return true;
  if (PARTICULAR.test(prose.text.slice(index, index + LONGEST_QUOTATION))) return true;
  return isQuoted(prose.text, index) && TOLD.test(sentence);
}

/** The sentence that holds an index. */
function sentenceWith(prose: Prose, index: number): string {
  const sentences = sentencesOf(prose);
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.index ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return sentences[low - 1]?.text ?? '';
}

function isPast(sentence: string): boolean {
  return HISTORY.test(sentence) || STOOD.test(sentence);
}

let last = { sentence: '', tells: false };

/** One sentence often names several old things: the answer for it is kept. */
function tellsOfThePast(sentence: string): boolean {
  if (sentence !== last.sentence) last = { sentence, tells: isPast(sentence.replaceAll('\n', ' ')) };
  return last.tells;
}

function isOfAnEarlierYear(sentence: string, since: string): boolean {
  if (since === '' || !YEAR.test(sentence)) return false;
  const isEarlier = (found: RegExpExecArray | null): boolean =>
    found !== null && (found.groups?.year ?? '') <= since.slice(0, 4);
  if (isEarlier(UP_TO.exec(sentence)) || isEarlier(PAPER_OF.exec(sentence))) return true;
  return isEarlier(IN.exec(sentence)) && PAST.test(sentence) && !PRESENT.test(sentence);
}

function isQuoted(text: string, index: number): boolean {
  const from = Math.max(0, index - LONGEST_QUOTATION);
  const around = text.slice(from, index + LONGEST_QUOTATION);
  if (!/[“"‘]/.test(around)) return false;
  return [...around.matchAll(QUOTATION)].some(
    (match) => from + match.index < index && index < from + match.index + match[0].length,
  );
}
