import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';

/** Words that tell of the past: a sentence with one of them names the old thing on purpose. */
const HISTORY =
  /\b(?:former(?:ly)?|previous(?:ly)?|used to|once (?:known as|called)|(?:was|were) (?:\w+ )?(?:known as|called)|known then as|then called|replac(?:es|ed|ing)|repeal(?:s|ed)|supersed(?:es|ed)|abolished|took over|merged|wound up|closed (?:down )?in|as amended by|now (?:called|known as)|renamed|predecessor|no longer|until (?:19|20)\d\d|(?:took|taken|takes) (?:the place of|over from)|gave way to|succeeded|struck out|(?:learn|taught|teach|study|studied)\w* about|in place of the (?:old|former)|at (?:that|the) time|in those days|(?:its|the|our|their) then|abandoned|scrapped|discontinued|dissolved|disbanded|revoked|was withdrawn|ceased to (?:exist|be)|(?:has|was|were|had|it|agency|body|service|site|board) closed|shut down|took on the work|was once|old (?:name|files|records|papers|forms|certificates)|(?:pupils|students|children)\b[^.]{0,30}\b(?:learn|study|are taught)|name was changed|has become|became (?:the|part|known|a)|archived?|historic(?:al(?:ly)?)?)\b|[(,] ?now (?:the|part|called|known|a|an|[\p{Lu}])|(?:,| –| -) which (?:is|are) now\b/iu;
/** A year up to which, or in which, something was so. */
const UP_TO = /\b(?:before|until|prior to|up to|between) (?:the )?(?:\p{L}+ ){0,2}?(?<year>(?:19|20)\d\d)\b/iu;
const YEAR = /(?:19|20)\d\d/;
const IN = /\bin (?:\p{L}+ )?(?<year>(?:19|20)\d\d)\b/iu;
const PAST = /\b(?:was|were|won|had|made|took|gave|wrote|began|\p{L}{3,}ed)\b/u;
const PRESENT = /\b(?:must|will|shall|should|may|can|is|are|has|have|follows?|applies|apply)\b/i;
/** What is said of words in quotation marks that are told, not meant. */
const TOLD = /\b(?:old|said|stated|titled|called|headed|wrote|phrase|words?|quoted)\b/i;
/** A table that tells what was changed in which edition. */
const CHANGES = /\b(?:versions?|changes?|changed|amendments?|amended|revisions?|editions?)\b/i;
const LONGEST_QUOTATION = 200;
const QUOTATION = /“[^”\n]{1,200}”|"[^"\n]{1,200}"|‘[^’\n]{1,200}’/g;

/** Whether an old name is told of, not used: `since` is the day on which it was replaced. */
export function isHistory(prose: Prose, index: number, since: string): boolean {
  if (prose.header !== undefined && CHANGES.test(prose.header)) return true;
  const sentence = sentenceWith(prose, index);
  if (tellsOfThePast(sentence) || isOfAnEarlierYear(sentence, since)) return true;
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

let last = { sentence: '', tells: false };

/** One sentence often names several old things: the answer for it is kept. */
function tellsOfThePast(sentence: string): boolean {
  if (sentence !== last.sentence) last = { sentence, tells: HISTORY.test(sentence.replaceAll('\n', ' ')) };
  return last.tells;
}

function isOfAnEarlierYear(sentence: string, since: string): boolean {
  if (since === '' || !YEAR.test(sentence)) return false;
  const isEarlier = (found: RegExpExecArray | null): boolean =>
    found !== null && (found.groups?.year ?? '') <= since.slice(0, 4);
  if (isEarlier(UP_TO.exec(sentence))) return true;
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
